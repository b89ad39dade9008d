/** What is seen of a number without a unit: how it is written, what stands around it, what else the text gives. */
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import type { ParseContext } from './parse-context.ts'

/** Mentions on either side whose words are looked at. */
const reach = 4

/** Features of the number at `index`, each a few words. */
export function numberFeatures(context: ParseContext, index: number, amount: Amount): readonly string[] {
  const { mentions, mode } = context
  const size = amount.value > 0 ? Math.floor(2 * Math.log10(amount.value)) : -1
  const scale = amount.magnitude === '' ? 'plain' : amount.magnitude
  const features = [
    'any',
    `rule ${amount.measure ?? 'none'}`,
    `rule ${amount.measure ?? 'none'} ${mode}`,
    `scale ${scale} ${amount.measure ?? ''}`,
    `size ${size} ${amount.measure ?? ''}`,
    `mode ${mode}`,
    ...(Number.isInteger(amount.unitValue) ? [] : [`part ${scale}`]),
    ...(amount.isRange === true ? ['range'] : []),
  ]
  const [one, two] = [labelAt(context, index - 1), labelAt(context, index - 2)]
  const [next, after] = [labelAt(context, index + 1), labelAt(context, index + 2)]
  features.push(`before ${one}`, `before ${two} ${one}`, `after ${next}`, `after ${next} ${after}`)
  features.push(`before ${one} ${scale}`, `after ${next} ${scale}`, `between ${one} ${next}`)
  for (let step = 1; step <= reach; step += 1) {
    if (isBoundary(mentions[index - step])) break
    features.push(`left ${wordAt(context, index - step)}`)
    if (step > 1) features.push(`left kind ${labelAt(context, index - step)}`)
  }
  for (let step = 1; step <= reach; step += 1) {
    if (isBoundary(mentions[index + step])) break
    features.push(`right ${wordAt(context, index + step)}`)
    if (step > 1) features.push(`right kind ${labelAt(context, index + step)}`)
  }
  features.push(...wordPair(context, index), ...countedPlural(context, index), ...sameAs(context, index, amount))
  return [...new Set(features)]
}

/** The two words before a number: "up to", "something like", "one row". */
function wordPair(context: ParseContext, index: number): readonly string[] {
  if (isBoundary(context.mentions[index - 1]) || isBoundary(context.mentions[index - 2])) return []
  return [`left two ${wordAt(context, index - 2)} ${wordAt(context, index - 1)}`]
}

/** "7k maths solutions of 1.6k tokens", "40k x-ray/report pairs": a noun in the plural is counted by what stands before it. */
function countedPlural(context: ParseContext, index: number): readonly string[] {
  const { mentions } = context
  for (let at = index + 1; at <= index + pluralReach; at += 1) {
    if (!isKind(mentions[at], 'unknown')) return []
    if (pluralEnd.test(context.textAt(at)))
      return isKind(mentions[at + 1], 'unknown') ? ['plural'] : ['plural', 'plural end']
  }
  return []
}
const pluralReach = 3
const pluralEnd = /[a-rt-z]s$/

/** "16k ctx … OOM at 16k": another number of the text says what so much of it counts. */
function sameAs({ mentions }: ParseContext, index: number, { value }: Amount): readonly string[] {
  const same = mentions.flatMap((mention, at) =>
    at !== index && isKind(mention, 'amount') && mention.meaning.value === value && mention.meaning.measure !== null
      ? [`same as ${mention.meaning.measure}`]
      : [],
  )
  return value >= 100 ? same : []
}

const isBoundary = (mention: Mention | undefined): boolean =>
  mention === undefined || isKind(mention, 'sentence-end', 'question')

/** A number as "#", whatever it is. */
const wordAt = (context: ParseContext, index: number): string =>
  isKind(context.mentions[index], 'amount') ? '#' : context.textAt(index)

/** What a mention is, a little finer than its kind. */
function labelAt(context: ParseContext, index: number): string {
  const mention = context.mentions[index]
  if (mention === undefined) return 'edge'
  const { meaning } = mention
  if (meaning.kind === 'amount') return `# ${meaning.measure ?? meaning.magnitude}`
  if (meaning.kind === 'measure') return `unit ${meaning.measure}`
  if (meaning.kind === 'limit') return `limit ${meaning.bound}`
  if (meaning.kind === 'field-value') return meaning.field
  return ['function-word', 'preposition', 'sign'].includes(meaning.kind) ? context.textAt(index) : meaning.kind
}

/** "600 tokens each", and "of ~1.6k tokens": so few in all are trained on by nobody. */
export const isFewTokens = ({ measure, each, total, value }: Amount): boolean =>
  measure === 'tokens' && (each === true || (total !== true && value <= longestExample))
const longestExample = 32_768

/** What the numbers with a unit and the names of a text give, each once. */
export function sureMeasures({ mentions }: ParseContext): readonly string[] {
  const measures = mentions.flatMap(({ meaning }) => {
    if (meaning.kind === 'amount')
      return meaning.measure === null
        ? meaning.magnitude === 'b'
          ? ['params']
          : []
        : [isFewTokens(meaning) ? 'length' : meaning.measure]
    if (meaning.kind === 'model') return ['params']
    return meaning.kind === 'dataset' ? ['examples'] : []
  })
  const given = new Set<string>(measures)
  const hasData = ['tokens', 'examples', 'bytes', 'steps', 'imageCount', 'prompts'].some((one) => given.has(one))
  return [...given, ...(hasData ? [] : ['no data'])]
}
