/** Public data sets by name, and the part of one that is meant: "alpaca", "half of openhermes", "10k of ultrachat". */
import type { Context } from './context.ts'
import { type Amount, type Mark, isKind } from './sense.ts'

export function composeDatasets(context: Context): void {
  for (const [index, mark] of context.marks.entries()) {
    if (!isKind(mark, 'dataset') || context.used.has(index)) continue
    if (mark.sense.weak === true && !isTrainedOn(context, index)) continue
    context.used.add(index)
    if (context.polarity(index) !== 'meant') continue
    const part = partBefore(context, index)
    const share = part === null ? 1 : shareOf(part.mark.sense)
    if (part !== null) context.used.add(part.index)
    const from = part !== null && share !== null ? part.mark.from : mark.from
    context.claim({ role: 'dataset', id: mark.sense.id, share: share ?? 1, from, to: mark.to })
    const count = part !== null && share === null ? part : countAfter(context, index)
    if (count === null) continue
    const amount: Amount = { ...count.mark.sense, measure: 'examples' }
    const span = { from: count.mark.from, to: count.mark.to }
    context.claim({ role: 'quantity', measure: 'examples', amount, ...span }, count.index)
  }
}

/** In prose a name that is a word too counts after "on", "with" and the like, and beside another data set. */
function isTrainedOn(context: Context, index: number): boolean {
  if (context.mode !== 'message') return true
  const before = context.past(index, -1, 'article')
  const counted = context.marks[context.past(index, -1, 'article', 'glue')]
  // "3 epochs of dolly"
  if (isKind(counted, 'amount') && (counted.sense.measure === 'epochs' || counted.sense.measure === 'examples'))
    return true
  return (
    isKind(context.marks[before], 'place') ||
    (isKind(context.marks[before], 'and', 'plus', 'comma') && isKind(context.marks[before - 1], 'dataset'))
  )
}

type Part = { readonly mark: Mark<Amount>; readonly index: number }

/** "half of", "10% of", "20k of", "a 10k subset of": a number that takes a part. */
function partBefore(context: Context, index: number): Part | null {
  const at = context.past(index, -1, 'glue', 'article', 'place')
  const mark = context.marks[at]
  if (!isKind(mark, 'amount') || context.used.has(at)) return null
  const isPart = shareOf(mark.sense) !== null && at < index - 1
  return isPart || (isCount(mark.sense) && (at < index - 1 || mark.sense.magnitude === 'k'))
    ? { mark, index: at }
    : null
}

/** "alpaca 52k", "openhermes (100k)" */
function countAfter(context: Context, index: number): Part | null {
  const at = context.past(index, 1, 'sign')
  const mark = context.marks[at]
  return isKind(mark, 'amount') && !context.used.has(at) && mark.sense.magnitude === 'k' && isCount(mark.sense)
    ? { mark, index: at }
    : null
}

const isCount = ({ measure, magnitude, value }: Amount): boolean =>
  measure === null && (magnitude === 'k' || (magnitude === '' && value >= 100))

/** 0.1 of "10%", 0.5 of "half"; null for a count. */
const shareOf = ({ measure, value }: Amount): number | null =>
  measure === 'percent' ? value / 100 : measure === null && value > 0 && value < 1 ? value : null
