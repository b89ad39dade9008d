/** Changes by a factor, in a thread: "double the data", "10x the tokens", "half as many GPUs", "50% more examples". */
import type { Context } from './context.ts'
import { type Amount, type Measure, isKind } from './sense.ts'

const scalable: ReadonlySet<Measure> = new Set([
  'tokens',
  'data',
  'examples',
  'epochs',
  'steps',
  'gpus',
  'nodes',
  'batch',
  'sequence',
  'rank',
  'budget',
  'deadline',
  'length',
])

export function composeRelative(context: Context): void {
  for (const [index, mark] of context.marks.entries()) {
    if (context.used.has(index)) continue
    if (isKind(mark, 'scale')) scaled(context, index, mark.sense.factor, index)
    else if (isKind(mark, 'amount')) composeAmount(context, index, mark.sense)
  }
}

function composeAmount(context: Context, index: number, amount: Amount): void {
  const { value, measure, magnitude, worded } = amount
  const next = context.marks[index + 1]
  if (measure === 'percent') {
    const fraction = value / 100
    const before = context.kindAt(index - 1)
    if (before === 'minus') scaled(context, index, 1 - fraction, index)
    else if (before === 'plus') scaled(context, index, 1 + fraction, index)
    else if (isKind(next, 'more')) scaled(context, index, 1 + fraction, index + 1)
    else if (isKind(next, 'fewer')) scaled(context, index, 1 - fraction, index + 1)
    else scaled(context, index, fraction, index)
    return
  }
  if (measure !== null || magnitude !== '' || value <= 0) return
  // "10x the tokens", "four times the data"; but "8x GPUs" and "8x H100" are counts.
  if (isKind(next, 'times')) scaled(context, index, value, index + 1)
  else if (isKind(context.marks[index - 1], 'times')) scaledBefore(context, index, value)
  else if (worded && value < 1) scaled(context, index, value, index)
}

/** Claims the scale if what is scaled stands after `last`, with only small words between. */
function scaled(context: Context, first: number, factor: number, last: number): void {
  const at = context.past(last, 1, 'article', 'glue', 'more', 'ask')
  const mark = context.marks[at]
  const [from, used] = [context.marks[first]?.from ?? 0, range(first, last)]
  if (isKind(mark, 'measure') && scalable.has(mark.sense.measure)) {
    context.claim({ role: 'scale', measure: mark.sense.measure, factor, from, to: mark.to }, ...used)
  }
}

/** "tokens x2" */
function scaledBefore(context: Context, index: number, factor: number): void {
  const mark = context.marks[index - 2]
  if (!isKind(mark, 'measure') || !scalable.has(mark.sense.measure) || mark.sense.measure === 'gpus') return
  const to = context.marks[index]?.to ?? mark.to
  context.claim({ role: 'scale', measure: mark.sense.measure, factor, from: mark.from, to }, index - 1, index)
}

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, step) => first + step)
