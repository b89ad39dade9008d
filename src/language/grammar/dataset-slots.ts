/** Public data sets by name, and the part of one that is meant: "alpaca", "half of openhermes", "10k of ultrachat". */
import type { ParseContext } from './parse-context.ts'
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'

/** One slot for each data set, with the share or the number of examples taken of it. */
export function fillDatasets(context: ParseContext): void {
  for (const { mention, index } of context.unused('dataset')) {
    if (mention.meaning.ambiguous === true && !isTrainedOn(context, index)) continue
    context.used.add(index)
    // "Our data is in alpaca json": how it is written down, and no data set.
    if (context.polarity(index) !== 'meant' || written.test(context.textAt(index + 1))) continue
    const part = partBefore(context, index)
    const share = part === null ? 1 : shareOf(part.mention.meaning)
    if (part !== null) context.used.add(part.index)
    const from = part !== null && share !== null ? part.mention.from : mention.from
    context.add({ role: 'dataset', id: mention.meaning.id, share: share ?? 1, from, to: mention.to })
    const count = part !== null && share === null ? part : countAfter(context, index)
    if (count === null) continue
    const amount: Amount = { ...count.mention.meaning, measure: 'examples' }
    const span = { from: count.mention.from, to: count.mention.to }
    context.add({ role: 'quantity', measure: 'examples', amount, ...span }, count.index)
  }
}

const written = /^(?:json|jsonl|format|formatted|style|styled|template|schema|layout|parquet|csv|yaml|xml)(?: |$)/u

/** In prose a name that is a word too counts after "on", "with" and the like, and beside another data set. */
function isTrainedOn(context: ParseContext, index: number): boolean {
  if (context.mode !== 'message') return true
  const before = context.skip(index, -1, 'article')
  const counted = context.mentions[context.skip(index, -1, 'article', 'function-word')]
  // "3 epochs of dolly"
  if (isKind(counted, 'amount') && (counted.meaning.measure === 'epochs' || counted.meaning.measure === 'examples'))
    return true
  return (
    isKind(context.mentions[before], 'preposition') ||
    (isKind(context.mentions[before], 'and', 'plus', 'comma') && isKind(context.mentions[before - 1], 'dataset'))
  )
}

type DatasetPart = { readonly mention: Mention<Amount>; readonly index: number }

/** "half of", "10% of", "20k of", "a 10k subset of": a number that takes a part. */
function partBefore(context: ParseContext, index: number): DatasetPart | null {
  const at = context.skip(index, -1, 'function-word', 'article', 'preposition')
  const mention = context.mentions[at]
  if (!isKind(mention, 'amount') || context.used.has(at)) return null
  const isPart = shareOf(mention.meaning) !== null && at < index - 1
  return isPart || (isCount(mention.meaning) && (at < index - 1 || mention.meaning.magnitude === 'k'))
    ? { mention, index: at }
    : null
}

/** "alpaca 52k", "openhermes (100k)", "alpaca dataset 52k" */
function countAfter(context: ParseContext, index: number): DatasetPart | null {
  const next = context.skip(index, 1, 'sign')
  const at = ofSet.test(context.textAt(next)) ? context.skip(next, 1, 'sign') : next
  const mention = context.mentions[at]
  return isKind(mention, 'amount') &&
    !context.used.has(at) &&
    mention.meaning.magnitude === 'k' &&
    isCount(mention.meaning)
    ? { mention, index: at }
    : null
}

const ofSet = /^(?:data ?set|set|data|corpus)$/u

const isCount = ({ measure, magnitude, value }: Amount): boolean =>
  measure === null && (magnitude === 'k' || (magnitude === '' && value >= 100))

/** 0.1 of "10%", 0.5 of "half"; null for a count. */
const shareOf = ({ measure, value }: Amount): number | null =>
  measure === 'percent' ? value / 100 : measure === null && value > 0 && value < 1 ? value : null
