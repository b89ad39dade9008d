/** Numbers that are data by custom, whatever they are scored: "8b 500k". */
import type { Measure } from '../../catalog/lexicon-meaning.ts'
import type { QuantityRole } from '../../catalog/quantity-roles.ts'
import type { NumberReading } from '../lexicon/quantity-role-model.ts'
import { type Amount, isKind } from '../lexicon/meanings.ts'
import { isFewTokens } from './number-features.ts'
import type { ParseContext } from './parse-context.ts'

/**
 * "8b 500k", "7b 10,000,000": the one large number of a command is its data, where no word says what else it counts. So
 * are millions, beside other data too: which of them to keep is asked.
 */
export function isDataByCustom(
  context: ParseContext,
  { index, likely }: NumberReading,
  isSure: boolean,
  { measure, magnitude, value }: Amount,
): boolean {
  const role = likely[0]?.role ?? 'other'
  if (measure !== null) return false
  const isCommand = context.mode === 'command'
  if (magnitude === 'm') return isTrainedOn(context, index) || (!isSure && (isCommand || rolesOfTokens.has(role)))
  return (
    isCommand &&
    value >= minDataGuess &&
    (rolesOfTokens.has(role) || role === 'examples') &&
    context.numbers.length === 1 &&
    !hasOtherData(context, index) &&
    !likely.some((other) => other.role === 'budget' && other.probability > maxShareOfBudget) &&
    !isKind(context.mentions[index - 1], 'function-word', 'equals', 'limit', 'unknown') &&
    !(isSure && isKind(context.mentions[index + 1], 'unknown'))
  )
}
/** "Mistral 7b with 20M", "a lora of the 8b on 15M": millions right behind a model, of which nothing else is said. */
function isTrainedOn(context: ParseContext, index: number): boolean {
  if (!trainedOn.has(context.textAt(index - 1)) || isKind(context.mentions[index + 1], 'unknown')) return false
  const before = context.mentions[index - 2]
  const isModel = isKind(before, 'model') || (isKind(before, 'amount') && before.meaning.magnitude === 'b')
  return isModel && !hasOtherData(context, index)
}
const trainedOn: ReadonlySet<string> = new Set(['with', 'on', 'over', 'w', 'w /'])

/** How likely money may be where a number is taken for data: "8b with 300k to spend" is more. */
const maxShareOfBudget = 0.1
const rolesOfTokens: ReadonlySet<QuantityRole> = new Set(['tokens', 'length', 'sequence'])
/** As of those that the rules take. */
const minDataGuess = 1e5

/** "The same 48k plus 31k from support, 8B, 550 tokens each": on a line with a length and no other count, the thousands are the examples. */
export function isCountBesideLength(
  context: ParseContext,
  { index, likely }: NumberReading,
  { measure, magnitude, value }: Amount,
): boolean {
  const isMany = magnitude === 'k' || (magnitude === '' && value >= minMany && Number.isInteger(value))
  if (context.mode !== 'message' || measure !== null || !isMany) return false
  if (likely.some(({ role, probability }) => role === 'budget' && probability > maxShareOfBudget)) return false
  const line = [...around(context, index, -1), ...around(context, index, 1)]
  const amounts = line.flatMap((at) => {
    const mention = context.mentions[at]
    return isKind(mention, 'amount') && !context.used.has(at) ? [mention.meaning] : []
  })
  const isOpen = (amount: Amount): boolean =>
    amount.measure === null && (amount.magnitude === 'k' || (amount.magnitude === '' && amount.value >= minMany))
  return (
    amounts.some(isLength) &&
    !amounts.some(
      (amount) =>
        isOpen(amount) ||
        (!isLength(amount) && amount.each !== true && amount.measure !== null && countMeasures.has(amount.measure)),
    )
  )
}
const isLength = (amount: Amount): boolean => amount.measure === 'length' || isFewTokens(amount)
/** Fewer are seldom trained on, and there are many reasons to name so few. */
const minMany = 1000
const countMeasures: ReadonlySet<Measure> = new Set(['tokens', 'examples', 'bytes', 'prompts', 'steps', 'imageCount'])

/** The mentions beside one up to the ends of its line, a few at most. */
function around(context: ParseContext, index: number, step: 1 | -1): readonly number[] {
  const found: number[] = []
  for (let at = index + step; found.length < maxAround && context.mentions[at] !== undefined; at += step) {
    if (context.textAt(at) === '\n') break
    found.push(at)
  }
  return found
}
const maxAround = 40

const dataMeasures: ReadonlySet<Measure> = new Set([
  'tokens',
  'examples',
  'bytes',
  'steps',
  'imageCount',
  'prompts',
  'params',
  'length',
])

/** Whether other words give an amount of data. Asked for each number of a text, so that the amounts are looked for once. */
export function hasOtherData({ mentions }: ParseContext, index: number): boolean {
  const known = firstAmounts.get(mentions) ?? amountsOfData(mentions)
  firstAmounts.set(mentions, known)
  return known.some((at) => at !== index)
}

const firstAmounts = new WeakMap<ParseContext['mentions'], readonly number[]>()

/** Where the first two amounts of data stand. */
function amountsOfData(mentions: ParseContext['mentions']): readonly number[] {
  const found: number[] = []
  for (let at = 0; at < mentions.length && found.length < 2; at += 1) {
    const mention = mentions[at]
    if (!isKind(mention, 'amount')) continue
    const { measure, magnitude } = mention.meaning
    if (measure === null ? magnitude === 'm' : dataMeasures.has(measure)) found.push(at)
  }
  return found
}
