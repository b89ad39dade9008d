/** Budgets and deadlines: an amount of money or time, and the "under" or "within" that makes a limit of it. */
import type { Context } from './context.ts'
import { type Amount, type Mark, isKind } from './sense.ts'

/** A negative number is worth a word of its own; "@ 4k" and "under 500" too. */
export function composeSmall(context: Context, index: number, mark: Mark, amount: Amount): void {
  // "5 epochs instead of 3"
  if (context.polarity(index) === 'dropped') {
    context.used.add(index)
    return
  }
  // "only 4 of them"
  if (
    context.mode === 'thread' &&
    /^of (?:them|those|these)\b/.test(`${context.textAt(index + 1)} ${context.textAt(index + 2)}`)
  ) {
    context.claim({ role: 'count', amount, byTimes: false, from: mark.from, to: mark.to }, index)
    return
  }
  const bound = context.marks[index - 1]
  const isCost = isKind(bound, 'limit') && /\b(?:cost|costs|price|spend|pay)$/.test(context.textAt(index - 2))
  if (isCost && bound.sense.bound === 'most') {
    context.claim({ role: 'quantity', measure: 'budget', amount, from: bound.from, to: mark.to }, index)
  } else if (context.mode === 'command' && isKind(bound, 'limit') && bound.sense.bound === 'most') {
    const sentence = 'Say what the limit counts: dollars ("under $500") or hours ("under 12 h").'
    const instead = [`under $${amount.value}`, `within ${amount.value} h`]
    context.claim({ role: 'wrong', kind: 'unknown', sentence, instead, from: bound.from, to: mark.to }, index)
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

export function composeMoney(context: Context, index: number, mark: Mark, amount: Amount): void {
  const { bound, from } = boundOf(context, index, mark)
  const span = { from, to: mark.to }
  const isHourly = amount.hourly === true || /(?:per|an|gpu) hour$|hourly/.test(wordsBefore(context, from))
  if (isHourly) {
    if (context.mode === 'message') return
    const sentence = 'A price per hour is not read: give the budget of the whole job, such as "under $500".'
    context.claim({ role: 'wrong', kind: 'unknown', sentence, ...span }, index)
  } else if (bound === 'least') {
    const sentence = 'A least amount of money is not a budget: say "under $500".'
    context.claim({ role: 'wrong', kind: 'bad-value', sentence, ...span }, index)
  } else if (context.mode === 'command' || bound !== null || amount.measure === 'budget' || isAlone(context, index)) {
    context.claim({ role: 'quantity', measure: 'budget', amount, ...span }, index)
  }
}

/** The three words before a token's index. */
function wordsBefore(context: Context, from: number): string {
  const at = context.marks.findIndex((mark) => mark.from >= from)
  return [at - 3, at - 2, at - 1]
    .map((index) => context.textAt(index))
    .join(' ')
    .trim()
}

export function composeHours(context: Context, index: number, mark: Mark, amount: Amount): void {
  const { bound, from } = boundOf(context, index, mark)
  const span = { from, to: mark.to }
  if (bound === 'least') {
    context.claim(
      { role: 'wrong', kind: 'bad-value', sentence: 'A least time is not a deadline: say "within 12 h".', ...span },
      index,
    )
  } else if (
    context.mode === 'command' ||
    bound !== null ||
    amount.measure === 'deadline' ||
    (isAlone(context, index) && isOurTime(context))
  ) {
    context.claim({ role: 'quantity', measure: 'deadline', amount, ...span }, index)
  }
}

/** In a thread "$500?" alone is a budget; in a sentence money is told, not asked. */
const isAlone = (context: Context, index: number): boolean =>
  context.mode === 'thread' &&
  context.marks.every(
    (mark, at) => at === index || isKind(mark, 'question', 'stop') || politeness.has(context.textAt(at)),
  )

/** "we only have 3 days", "make it 8 hours"; "8 hours" and "I have 2 hours" are said of anything. */
const isOurTime = (context: Context): boolean =>
  context.marks.some((_, at) => /^(?:we|make|set|change|raise|cut|only)\b/.test(context.textAt(at)))

const politeness = new Set([
  'oh',
  'ah',
  'but',
  'also',
  'well',
  'raise',
  'lower',
  'bump',
  'increase',
  'decrease',
  'reduce',
  'cut',
  'set',
  'up',
  'down',
  'to',
  'change',
  'and',
  'or',
  'so',
  'now',
  'maybe',
  'actually',
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
function boundOf(context: Context, index: number, mark: Mark): Bound {
  let start = index
  while (start > 0 && (context.marks[start]?.from ?? 0) > mark.from) start -= 1
  let at = context.past(start, -1, 'article', 'is', 'sign')
  // "somewhere between $500 and $800"
  while (/^(?:between|from|somewhere|anywhere)$/.test(context.textAt(at)) && isKind(context.marks[at], 'glue', 'place'))
    at = context.past(at, -1, 'article', 'is', 'sign')
  if (context.mode === 'thread' && at < 0 && start > 0) return { bound: 'most', from: mark.from }
  const before = context.marks[at]
  if (isKind(before, 'limit') && before.sense.bound === 'about') {
    const outer = context.marks[context.past(at, -1, 'article', 'is')]
    if (isKind(outer, 'limit', 'place') && !isNegated(context, at)) return { bound: 'most', from: outer.from }
  }
  if (isKind(before, 'limit') && before.sense.bound !== 'about') {
    return { bound: isNegated(context, at) ? 'most' : before.sense.bound, from: before.from }
  }
  if (isKind(before, 'across')) return { bound: isNegated(context, at) ? 'most' : 'least', from: before.from }
  if (isKind(before, 'by', 'place')) return { bound: 'most', from: before.from }
  if (isKind(before, 'measure') && (before.sense.measure === 'budget' || before.sense.measure === 'deadline')) {
    return { bound: 'most', from: before.from }
  }
  if (
    context.mode === 'message' &&
    owning.test(context.textAt(context.past(start, -1, 'article', 'only', 'sign', 'limit')))
  )
    return { bound: 'most', from: mark.from }
  // "is $400 enough", "would a weekend be enough"
  const sequel = `${context.textAt(index + 1)} ${context.textAt(index + 2)} ${context.textAt(index + 3)}`
  if (/^(?:(?:be|is|are|going|to|would|really) )*(?:enough|sufficient|suffice)\b/.test(sequel))
    return { bound: 'most', from: mark.from }
  // "our limit is $1,000 and 48 hours"
  const [other, and] = [context.marks[start - 2], context.marks[start - 1]]
  if (context.mode === 'message' && isKind(and, 'and') && isKind(other, 'amount') && isLimited(other.sense))
    return { bound: boundOf(context, start - 2, other).bound, from: mark.from }
  const after = context.marks[index + 1]
  const isCap = isKind(after, 'limit') && after.sense.bound === 'most'
  const isBudget = isKind(after, 'measure') && (after.sense.measure === 'budget' || after.sense.measure === 'deadline')
  return { bound: isCap || isBudget ? 'most' : null, from: mark.from }
}

/** "we have $750", "fits into $2,000": what there is, is what may be spent. */
const owning = /^(?:have|has|got|into|afford|spend)$/

const isLimited = ({ measure }: Amount): boolean =>
  measure === 'money' || measure === 'budget' || measure === 'hours' || measure === 'deadline'

const isNegated = (context: Context, at: number): boolean => context.kindAt(at - 1) === 'not'
