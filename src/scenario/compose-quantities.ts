/** Numbers and what they count. */
import { composeBound } from './compose-fleet.ts'
import { composeHours, composeMoney, composeSmall } from './compose-limits.ts'
import type { Context } from './context.ts'
import { type Reads, changed, combine } from './quantity-pairs.ts'
import { type Amount, type Mark, isKind } from './sense.ts'

type Counted = Mark<Amount>

export function composeQuantities(context: Context): void {
  const amounts = context.marks.flatMap((mark, index) =>
    isKind(mark, 'amount') && !context.used.has(index) ? [{ index, mark }] : [],
  )
  const reads: Reads = new Map()
  for (const { index, mark } of amounts)
    reads.set(index, { amount: changed(context, index, mark.sense), from: mark.from })
  for (const { index } of amounts) combine(context, index, reads)
  for (const { index, mark } of amounts) {
    const read = reads.get(index)
    if (read !== undefined) composeOne(context, index, { ...mark, from: read.from }, read.amount)
  }
}

function composeOne(context: Context, index: number, mark: Counted, amount: Amount): void {
  const span = { from: mark.from, to: mark.to }
  if (amount.wrong !== undefined) {
    context.claim({ role: 'wrong', kind: 'bad-value', sentence: amount.wrong, ...span }, index)
    return
  }
  const { measure } = amount
  if (measure === null) {
    composeBare(context, index, mark, amount)
    return
  }
  if (measure === 'money' || measure === 'budget') composeMoney(context, index, mark, amount)
  else if (measure === 'hours' || measure === 'deadline') composeHours(context, index, mark, amount)
  else if (measure === 'moot') context.claim({ role: 'note', note: amount.note ?? '', ...span }, index)
  else if (measure === 'bits') composeBits(context, index, mark, amount)
  else if (measure === 'tokens' && amount.each === true)
    context.claim({ role: 'quantity', measure: 'length', amount, ...span }, index)
  else if (measure === 'globalBatch' && amount.factors?.length === 2) composeBatchOfLength(context, index, mark, amount)
  else if (measure === 'tokens' && isPairOfExamples(context, index)) composeExamples(context, index, mark, amount)
  else if (
    measure === 'epochs' &&
    (counted.has(context.textAt(index - 1)) || context.textAt(index + 1) === 'included')
  ) {
    context.claim({ role: 'note', note: 'The epochs are counted in the tokens already.', ...span }, index)
  } else if (measure === 'steps' && isKind(context.marks[index - 1], 'per', 'moot')) context.used.add(index)
  else if (measure === 'epochs' && isOfTotal(context, index)) {
    context.claim({ role: 'note', note: 'The epochs are counted in the total already.', ...span }, index)
  } else if (measure === 'percent') composePercent(context, index)
  else if (context.polarity(index) === 'dropped') context.used.add(index)
  else {
    if (measure === 'gpus') composeBound(context, index, span.from, span.to)
    context.claim({ role: 'quantity', measure, amount, ...span }, index)
  }
}

/** "1000 steps x 128 x 2048": sequences of a step, and their length. */
function composeBatchOfLength(context: Context, index: number, mark: Counted, amount: Amount): void {
  const { factors: both, ...plain } = amount
  const [batch = amount.value, length = 1] = both ?? []
  const span = { from: mark.from, to: mark.to }
  const one = (value: number): Amount => ({ ...plain, value, counted: value })
  context.claim({ role: 'quantity', measure: 'globalBatch', amount: one(batch), ...span }, index)
  context.claim({ role: 'quantity', measure: 'sequence', amount: one(length), ...span }, index)
}

/** "10% warmup" */
function composePercent(context: Context, index: number): void {
  const next = context.marks[index + 1]
  if (isKind(next, 'moot') || (isKind(next, 'measure') && next.sense.measure === 'moot')) context.used.add(index)
}

/** "100M tokens including 3 epochs" */
const counted = new Set(['including', 'incl', 'incl .', 'inc', 'after', 'counting', 'included'])

/** "30M tokens in total over 3 epochs" */
function isOfTotal(context: Context, index: number): boolean {
  const before = context.marks[index - 2]
  return (
    isKind(context.marks[index - 1], 'across', 'place') &&
    isKind(before, 'amount') &&
    before.sense.measure === 'tokens' &&
    before.sense.total === true
  )
}

/** "10k 512-token examples" */
function isPairOfExamples(context: Context, index: number): boolean {
  const [before, amount, after] = context.marks.slice(Math.max(0, index - 1), index + 2)
  return (
    isKind(amount, 'amount') &&
    amount.sense.measure === 'tokens' &&
    isKind(before, 'amount') &&
    before.sense.measure === null &&
    before.sense.magnitude !== 'b' &&
    isKind(after, 'measure') &&
    after.sense.measure === 'examples'
  )
}

function composeExamples(context: Context, index: number, mark: Counted, amount: Amount): void {
  const before = context.marks[index - 1]
  if (!isKind(before, 'amount')) return
  const examples: Amount = { ...before.sense, measure: 'examples' }
  context.claim(
    { role: 'quantity', measure: 'examples', amount: examples, from: before.from, to: before.to },
    index - 1,
  )
  context.claim({ role: 'quantity', measure: 'length', amount, from: mark.from, to: mark.to }, index)
}

/** A number with no unit: a size or an amount of data, if it has a magnitude or is large; else nothing is made of it. */
function composeBare(context: Context, index: number, mark: Counted, amount: Amount): void {
  if (context.used.has(index) || isPairOfExamples(context, index + 1)) return
  const isLarge = amount.magnitude !== '' || Math.abs(amount.value) >= 1e5
  if (!isLarge || (amount.worded && amount.magnitude === '')) {
    composeSmall(context, index, mark, amount)
    return
  }
  const before = context.kindAt(index - 1)
  const bound = context.marks[index - 1]
  // "under 2k" is of money: nobody wants fewer tokens than that.
  if (amount.magnitude === 'k' && isKind(bound, 'limit') && bound.sense.bound === 'most') {
    if (context.mode === 'thread')
      context.claim({ role: 'quantity', measure: 'budget', amount, from: bound.from, to: mark.to }, index)
    else composeSmall(context, index, mark, amount)
    return
  }
  // "10k" in a thread: nobody trains on so few tokens, and it is said of anything.
  if (context.mode === 'thread' && amount.magnitude === 'k' && amount.value < 1e5) return
  const after = context.marks[index + 1]
  // "100M users", "raised 2B": the word beside it is what it counts.
  if (context.mode === 'message' && isKind(after, 'unknown') && before !== 'article') return
  if (context.mode === 'message' && amount.magnitude === 'k') return
  if (context.polarity(index) === 'dropped') context.used.add(index)
  else context.claim({ role: 'bare', amount, from: mark.from, to: mark.to }, index)
}

function composeBits(context: Context, index: number, mark: Counted, amount: Amount): void {
  const value = bitWeights.get(amount.value)
  const span = { from: mark.from, to: mark.to }
  if (value === undefined) {
    context.claim({ role: 'wrong', kind: 'bad-value', sentence: 'Weights have 4, 8, 16 or 32 bits.', ...span }, index)
  } else context.claim({ role: 'term', field: 'weights', value, ...span }, index)
}

const bitWeights: ReadonlyMap<number, 'nf4' | 'int8' | 'bf16' | 'fp32'> = new Map([
  [4, 'nf4'],
  [8, 'int8'],
  [16, 'bf16'],
  [32, 'fp32'],
])
