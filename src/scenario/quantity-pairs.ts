/** Amounts and what stands between them: sums, products, ranges, and lengths of examples. */
import type { Context } from './context.ts'
import { type Amount, isKind } from './sense.ts'

/** "add 100M tokens", "2 more epochs", "100M tokens more": in a thread a change, elsewhere an amount like any other. */
export function changed(context: Context, index: number, amount: Amount): Amount {
  if (context.mode !== 'thread') {
    const { change: _, ...plain } = amount
    return plain
  }
  if (amount.change !== undefined || amount.measure === null) return amount
  const around = [context.kindAt(index - 1), context.kindAt(index + 1)]
  if (around.includes('more') || around[0] === 'plus') return { ...amount, change: 'more' }
  return around.includes('fewer') || around[0] === 'minus' ? { ...amount, change: 'fewer' } : amount
}

/** Joins an amount with the one before it where an operator or a preposition says so. */
export function combine(context: Context, index: number, read: Map<number, Amount>): void {
  const before = amountBefore(context, index)
  const one = before === null ? undefined : read.get(before.index)
  const other = read.get(index)
  if (before === null || one === undefined || other === undefined) return
  const { by } = before
  if (by === 'plus' || by === 'minus') {
    const canAdd =
      other.measure === 'tokens' &&
      (one.measure === 'tokens' || (one.measure === null && hasModel(context, before.index)))
    if (!canAdd) return
    read.delete(before.index)
    context.used.add(before.index)
    read.set(index, { ...other, value: by === 'plus' ? one.value + other.value : one.value - other.value })
    return
  }
  if (before.by === 'range') {
    const isSame = one.measure === other.measure || one.measure === null
    if (!isSame) return
    read.delete(before.index)
    context.used.add(before.index)
    read.set(index, { ...other, isRange: true })
    return
  }
  if (by === 'times' && one.measure === 'tokens' && other.measure === null && other.magnitude === '') {
    read.delete(index)
    context.used.add(index)
    read.set(before.index, { ...one, value: one.value * other.value })
    return
  }
  if (before.by === 'times' && one.measure === 'tokens' && other.measure === 'examples') {
    read.set(before.index, { ...one, measure: 'length' })
    return
  }
  if (one.measure === 'examples' && other.measure === 'tokens' && other.total !== true && other.perStep !== true) {
    read.set(index, { ...other, measure: 'length' })
    return
  }
  if (before.by !== 'times' || one.measure !== null || one.magnitude === 'b') return
  // "10k x 512 tokens" is a number of tokens; "10k x avg 512 tokens" a number of examples.
  if (other.measure === 'tokens' || other.measure === 'length' || other.measure === 'sequence') {
    if (other.measure === 'tokens') {
      read.delete(before.index)
      context.used.add(before.index)
      read.set(index, { ...other, value: one.value * other.value })
    } else read.set(before.index, { ...one, measure: 'examples' })
  }
}

type Before = { readonly index: number; readonly by: 'times' | 'plus' | 'minus' | 'of' | 'range' }

/** The amount before, with only an operator, "of", "with", "at" or an opening bracket between. */
function amountBefore(context: Context, index: number): Before | null {
  let at = index - 1
  let by: Before['by'] | null = null
  for (let step = 0; step < 4; step += 1, at -= 1) {
    const mark = context.marks[at]
    if (isKind(mark, 'amount')) {
      if (by === null) return null
      if (by === 'range' && context.textAt(at - 1) !== 'between') return null
      return { index: at, by }
    }
    if (isKind(mark, 'and') && by === null) {
      by = 'range'
      continue
    }
    if (isKind(mark, 'times')) by = 'times'
    else if (isKind(mark, 'plus')) by = 'plus'
    else if (isKind(mark, 'minus')) by = 'minus'
    else if (isKind(mark, 'place', 'is') || (isKind(mark, 'sign') && by === null)) by ??= 'of'
    else if (isKind(mark, 'glue', 'each', 'limit')) by ??= 'of'
    else if (!isKind(mark, 'article', 'sign')) return null
  }
  return null
}

/** Whether something else than the amount at `index` is the model. */
const hasModel = (context: Context, index: number): boolean =>
  context.marks.some(
    (mark, at) =>
      at !== index &&
      (isKind(mark, 'model') ||
        (isKind(mark, 'amount') &&
          (mark.sense.measure === 'params' || (mark.sense.measure === null && mark.sense.magnitude === 'b')))),
  )
