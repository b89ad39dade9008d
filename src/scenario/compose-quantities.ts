/** Numbers and what they count: products, sums, lengths, budgets and deadlines. */
import type { Context } from './context.ts'
import { type Amount, type Mark, isKind } from './sense.ts'

type Counted = Mark<Amount>

export function composeQuantities(context: Context): void {
  const amounts = context.marks.flatMap((mark, index) =>
    isKind(mark, 'amount') && !context.used.has(index) ? [{ index, mark }] : [],
  )
  const read = new Map<number, Amount>()
  for (const { index, mark } of amounts) read.set(index, changed(context, index, mark.sense))
  for (const { index } of amounts) combine(context, index, read)
  for (const { index, mark } of amounts) {
    const amount = read.get(index)
    if (amount !== undefined) composeOne(context, index, mark, amount)
  }
}

/** "add 100M tokens", "2 more epochs", "100M tokens more": in a thread a change, elsewhere an amount like any other. */
function changed(context: Context, index: number, amount: Amount): Amount {
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
function combine(context: Context, index: number, read: Map<number, Amount>): void {
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
  else if (measure === 'tokens' && isPairOfExamples(context, index)) composeExamples(context, index, mark, amount)
  else if (measure === 'epochs' && counted.has(context.textAt(index - 1))) {
    context.claim({ role: 'note', note: 'The epochs are counted in the tokens already.', ...span }, index)
  } else if (measure === 'percent') return
  else if (context.polarity(index) === 'dropped') context.used.add(index)
  else context.claim({ role: 'quantity', measure, amount, ...span }, index)
}

/** "100M tokens including 3 epochs" */
const counted = new Set(['including', 'incl', 'incl .', 'inc', 'after', 'counting', 'included'])

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
  const after = context.marks[index + 1]
  // "100M users", "raised 2B": the word beside it is what it counts.
  if (context.mode === 'message' && isKind(after, 'unknown') && before !== 'article') return
  if (context.mode === 'message' && amount.magnitude === 'k') return
  if (context.polarity(index) === 'dropped') context.used.add(index)
  else context.claim({ role: 'bare', amount, from: mark.from, to: mark.to }, index)
}

/** A negative number is worth a word of its own; "@ 4k" and "under 500" too. */
function composeSmall(context: Context, index: number, mark: Counted, amount: Amount): void {
  // "5 epochs instead of 3"
  if (context.polarity(index) === 'dropped') {
    context.used.add(index)
    return
  }
  const bound = context.marks[index - 1]
  const isCost = isKind(bound, 'limit') && /\b(?:cost|costs|price|spend|pay)$/.test(context.textAt(index - 2))
  if (isCost && bound.sense.bound === 'most') {
    context.claim({ role: 'quantity', measure: 'budget', amount, from: bound.from, to: mark.to }, index)
  } else if (context.mode === 'command' && isKind(bound, 'limit') && bound.sense.bound === 'most') {
    const sentence = 'Say what the limit counts: dollars ("under $500") or hours ("under 12 h").'
    context.claim({ role: 'wrong', kind: 'unknown', sentence, from: bound.from, to: mark.to }, index)
  } else if (amount.value < 0 && context.mode === 'command') {
    context.claim(
      {
        role: 'wrong',
        kind: 'bad-value',
        sentence: 'A number below zero counts nothing here.',
        from: mark.from,
        to: mark.to,
      },
      index,
    )
  }
}

function composeMoney(context: Context, index: number, mark: Counted, amount: Amount): void {
  const { bound, from } = boundOf(context, index, mark)
  const span = { from, to: mark.to }
  if (amount.hourly === true) {
    if (context.mode === 'message') return
    const sentence = 'A price per hour is not read: give the budget of the whole job, such as "under $500".'
    context.claim({ role: 'wrong', kind: 'unknown', sentence, ...span }, index)
  } else if (amount.currency !== undefined) {
    if (context.mode === 'message' && bound === null && amount.measure !== 'budget') return
    const sentence = `Amounts in ${amount.currency} cannot be converted yet: give the budget in US dollars.`
    context.claim({ role: 'wrong', kind: 'unknown', sentence, ...span }, index)
  } else if (bound === 'least') {
    const sentence = 'A least amount of money is not a budget: say "under $500".'
    context.claim({ role: 'wrong', kind: 'bad-value', sentence, ...span }, index)
  } else if (context.mode === 'command' || bound !== null || amount.measure === 'budget' || isAlone(context, index)) {
    context.claim({ role: 'quantity', measure: 'budget', amount, ...span }, index)
  }
}

function composeHours(context: Context, index: number, mark: Counted, amount: Amount): void {
  const { bound, from } = boundOf(context, index, mark)
  const span = { from, to: mark.to }
  if (bound === 'least') {
    context.claim(
      { role: 'wrong', kind: 'bad-value', sentence: 'A least time is not a deadline: say "within 12 h".', ...span },
      index,
    )
  } else if (context.mode === 'command' || bound !== null || amount.measure === 'deadline') {
    context.claim({ role: 'quantity', measure: 'deadline', amount, ...span }, index)
  }
}

/** In a thread "$500?" alone is a budget; in a sentence money is told, not asked. */
const isAlone = (context: Context, index: number): boolean =>
  context.mode === 'thread' &&
  context.marks.every(
    (mark, at) => at === index || isKind(mark, 'question', 'stop') || politeness.has(context.textAt(at)),
  )

const politeness = new Set([
  'make',
  'that',
  'it',
  'please',
  'then',
  'ok',
  'okay',
  'we have',
  'we',
  'i',
  'have',
  'only',
  'instead',
  'what about',
  'what',
  'about',
  'just',
])

type Bound = { readonly bound: 'most' | 'least' | null; readonly from: number }

/** "under", "max", "within", "in", "for" before an amount, or "max", "budget", "or less" after it. */
function boundOf(context: Context, index: number, mark: Counted): Bound {
  const at = context.past(index, -1, 'article', 'is', 'sign')
  const before = context.marks[at]
  if (isKind(before, 'limit') && before.sense.bound === 'about') {
    const outer = context.marks[context.past(at, -1, 'article', 'is')]
    if (isKind(outer, 'limit', 'place') && !isNegated(context, at)) return { bound: 'most', from: outer.from }
  }
  if (isKind(before, 'limit') && before.sense.bound !== 'about') return { bound: before.sense.bound, from: before.from }
  if (isKind(before, 'across')) return { bound: isNegated(context, at) ? 'most' : 'least', from: before.from }
  if (isKind(before, 'by', 'place')) return { bound: 'most', from: before.from }
  if (isKind(before, 'measure') && (before.sense.measure === 'budget' || before.sense.measure === 'deadline')) {
    return { bound: 'most', from: before.from }
  }
  const after = context.marks[index + 1]
  const isCap = isKind(after, 'limit') && after.sense.bound === 'most'
  const isBudget = isKind(after, 'measure') && (after.sense.measure === 'budget' || after.sense.measure === 'deadline')
  return { bound: isCap || isBudget ? 'most' : null, from: mark.from }
}

const isNegated = (context: Context, at: number): boolean => context.kindAt(at - 1) === 'not'

function composeBits(context: Context, index: number, mark: Counted, amount: Amount): void {
  const weights = { 4: 'nf4', 8: 'int8', 16: 'bf16', 32: 'fp32' } as const
  const value = weights[amount.value as keyof typeof weights] as (typeof weights)[4] | (typeof weights)[8] | undefined
  const span = { from: mark.from, to: mark.to }
  if (value === undefined) {
    context.claim({ role: 'wrong', kind: 'bad-value', sentence: 'Weights have 4, 8, 16 or 32 bits.', ...span }, index)
  } else context.claim({ role: 'term', field: 'weights', value, ...span }, index)
}
