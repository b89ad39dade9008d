/** "P50 420, mean 780, p95 2,900 tokens": of how the lengths are spread the mean is what the data comes to. */
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import type { ParseContext } from './parse-context.ts'
import { startsWithDigit } from '../text/characters.ts'

const ofMean = /^(?:on |in )?(?:the )?(?:mean|avg|average)\b/
const ofMedian = /^(?:the )?median\b/
const ofSpread = /^(?:the )?(?:p ?\d{1,2}|median|std|stdev|min|max|minimum|maximum|shortest|longest)\b/
const ofLongest = /^(?:the )?(?:max|maximum|longest)\b/
/** No example is longer, in tokens. */
const longest = 262_144
/** As far as the figures of one list stand apart, in mentions. */
const reach = 12

type Figure = { readonly index: number; readonly mention: Mention<Amount> }

/** Takes the mean for the length of an example, and says of the figures beside it that they are not counted. */
export function fillSpreadOfLengths(context: ParseContext): void {
  const lengths = [...context.unused('amount')].filter(isLength)
  const means = lengths.filter((one) => ofMean.test(nameOf(context, one)))
  // "From 20 to 900 words, median 110": where no mean is told it is the nearest to one.
  const [mean, ...others] =
    means.length > 0 || !lengths.some(isRange) ? means : lengths.filter((one) => ofMedian.test(nameOf(context, one)))
  if (mean === undefined || others.length > 0) return
  const beside = [...around(context, mean.index, -1), ...around(context, mean.index, 1)]
  const spread = beside.filter(
    (one) =>
      isLength(one) &&
      !isOfSequence(context, one) &&
      (isRange(one) || isEndOfRange(context, one) || ofSpread.test(nameOf(context, one))),
  )
  if (spread.length === 0) return
  const { meaning, from, to } = mean.mention
  // The range says in what both are counted.
  const unit =
    meaning.unit === undefined && meaning.value === meaning.unitValue ? spread.find(isRange)?.mention : undefined
  const value = unit === undefined ? meaning.value : (meaning.value * unit.meaning.value) / unit.meaning.unitValue
  const amount: Amount = { ...meaning, value, measure: 'length' }
  context.add({ role: 'quantity', measure: 'length', amount, from, to }, mean.index)
  for (const { index, mention } of spread) {
    const called = nameOf(context, { index, mention })
    const note = `“${called}” is not counted: the mean says how much data there is.${ofLongest.test(called) ? hold(mention.meaning) : ''}`
    const name = nameAt(context, index)
    context.add({ role: 'remark', note, from: mention.from, to: mention.to }, index)
    if (isKind(context.mentions[name], 'no-effect')) context.used.add(name)
  }
}

/** What is longer than a sequence is cut: in whole thousands, as lengths are set. */
const hold = ({ value, unit }: Amount): string =>
  unit !== undefined && unit !== 'tokens'
    ? ''
    : ` A sequence that is shorter cuts it: say “seq ${Math.ceil(value / 1024)}k” to hold the longest.`

const isLength = ({ mention: { meaning } }: Figure): boolean =>
  meaning.value > 0 &&
  meaning.value <= longest &&
  (meaning.measure === null || ['tokens', 'length', 'sequence'].includes(meaning.measure)) &&
  meaning.magnitude !== 'b'

/** "Max length 4096" sets the length of a sequence. */
const isOfSequence = (context: ParseContext, { index, mention: { meaning } }: Figure): boolean =>
  meaning.measure === 'sequence' && /\b(?:length|len|seq|seqlen|sequence|context|ctx)\b/u.test(context.textAt(index))

const isRange = ({ mention: { meaning } }: Figure): boolean => meaning.isRange === true

/** "Between 50 and 2,000 tokens" */
const isEndOfRange = (context: ParseContext, { index }: Figure): boolean =>
  context.textAt(index - 1) === 'between' ||
  (isKind(context.mentions[index - 1], 'and') && context.textAt(index - 3) === 'between')

/** The figure with the name that stands right before it, or is part of it: "p95 2,900 tokens", "mean 780". */
function nameOf(context: ParseContext, { index }: Figure): string {
  const own = context.textAt(index)
  if (!startsWithDigit(own)) return own
  return `${context.textAt(nameAt(context, index))} ${own}`.replace(/^p (?=\d)/, 'p')
}

const nameAt = (context: ParseContext, index: number): number => context.skip(index, -1, 'equals', 'sign', 'article')

function around(context: ParseContext, index: number, step: 1 | -1): readonly Figure[] {
  const figures: Figure[] = []
  for (let at = index + step; Math.abs(at - index) <= reach; at += step) {
    const mention = context.mentions[at]
    if (mention === undefined || isKind(mention, 'sentence-end')) break
    if (isKind(mention, 'amount') && !context.used.has(at)) figures.push({ index: at, mention })
  }
  return figures
}
