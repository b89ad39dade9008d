/** Budgets and deadlines: an amount of money or time, and the "under" or "within" that makes a limit of it. */
import { isLongestExample } from './example-length.ts'
import { isSpanOfData } from './spans-of-data.ts'
import { isConditional, limitAround } from './limit-bounds.ts'
import { anywhere } from './once-per-text.ts'
import { isCapByPast, isGrantedMoney, isOfApproval } from './granted-money.ts'
import { withNamedCurrency } from './money-currency.ts'
import { hasOneSum, isOnlyMoney } from './only-money.ts'
import type { ParseContext } from './parse-context.ts'
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'

/** A negative number is worth a word of its own; "@ 4k" and "under 500" too. */
export function fillSmallNumber(context: ParseContext, index: number, mention: Mention, amount: Amount): void {
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
    context.add({ role: 'count', amount, byTimes: false, from: mention.from, to: mention.to }, index)
    return
  }
  const limit = context.mentions[index - 1]
  if (context.mode !== 'command' && isBareBudget(context, index, amount)) {
    context.add({ role: 'quantity', measure: 'budget', amount, from: mention.from, to: mention.to }, index)
    return
  }
  const before = context.textBetween(index - 4, index - 1)
  // “Spend max 300” is a limit by itself.
  const isSpent = /^(?:spend|pay)\b/.test(context.textAt(index - 1))
  const isCost =
    isKind(limit, 'limit') &&
    (isSpent || /\b(?:(?:cost|costs|price|spend|pay)|(?:bill|invoice)(?: [a-z]+)?)$/.test(before))
  if (isCost && limit.meaning.bound === 'most') {
    context.add({ role: 'quantity', measure: 'budget', amount, from: limit.from, to: mention.to }, index)
  } else if (isLongestExample(context, index, amount)) {
    const { from } = context.mentions[index - 1] ?? mention
    context.add(
      { role: 'quantity', measure: 'sequence', amount: { ...amount, measure: 'sequence' }, from, to: mention.to },
      index,
    )
  } else if (context.mode === 'command' && isKind(limit, 'limit') && limit.meaning.bound === 'most') {
    const sentence = 'Say what the limit counts: dollars ("under $500") or hours ("under 12 h").'
    const instead = [`under $${amount.value}`, `within ${amount.value} h`]
    context.add(
      { role: 'invalid', kind: 'unknown', sentence, alternatives: instead, from: limit.from, to: mention.to },
      index,
    )
  } else if (amount.value < 0 && context.mode === 'command' && !isSpan.test(context.textAt(index))) {
    context.add(
      {
        role: 'invalid',
        kind: 'bad-value',
        sentence: 'A number below zero counts nothing here.',
        from: mention.from,
        to: mention.to,
      },
      index,
    )
  }
}

/** "Pupils (16-17)": from one to the other, and no number below zero. */
const isSpan = /\d ?[-–] ?\d/u

/** "our cap is 900", "keep it at 700 max": a limit that counts nothing else is of money, where it is no small number. */
function isBareBudget(context: ParseContext, index: number, amount: Amount): boolean {
  if (amount.value < minBareBudget || amount.magnitude !== '' || amount.inWords) return false
  const words = ['article', 'equals', 'sign', 'function-word', 'preposition'] as const
  const [before, after] = [context.mentions[context.skip(index, -1, ...words)], context.mentions[index + 1]]
  const isMost = [before, after].some((mention) => isKind(mention, 'limit') && mention.meaning.bound === 'most')
  return isMost && (context.mode === 'thread' || mentionsMoney(context))
}
const minBareBudget = 60
const isOfMoney = (mention: Mention): boolean =>
  isKind(mention, 'amount', 'measure') && (mention.meaning.measure === 'money' || mention.meaning.measure === 'budget')
const mentionsMoney = anywhere(isOfMoney)

/** Fills the budget of one amount of money, in US dollars or the currency that it names. */
export function fillBudgetSlot(context: ParseContext, index: number, mention: Mention, typed: Amount): void {
  const amount = withNamedCurrency(context, index, typed)
  const { bound, from } = limitAround(context, index, mention)
  const span = { from, to: mention.to }
  if (amount.change !== undefined) {
    context.add({ role: 'quantity', measure: 'budget', amount, from: mention.from, to: mention.to }, index)
    return
  }
  if (isCapByPast(context) && hasOneSum(context)) {
    context.add({ role: 'quantity', measure: 'budget', amount, ...span, holds: true }, index)
    return
  }
  // "Prev cost 11 dollars on one H100": what was paid is no limit, though the GPUs go on.
  if (bound === null && isPastCost(wordsBefore(context, index, from))) {
    context.used.add(index)
    return
  }
  const isHourly = amount.hourly === true || /(?:per|an|gpu) hour$|hourly/.test(wordsBefore(context, index, from))
  if (isHourly) {
    if (context.mode === 'message') return
    const sentence = 'A price per hour is not read: give the budget of the whole job, such as "under $500".'
    context.add({ role: 'invalid', kind: 'unknown', sentence, ...span }, index)
  } else if (bound === 'least' && context.mode === 'message') {
    // "If it's more than $2k I'd drop a language": what may be spent; other sums are named as not used.
    const isCondition = isConditional(context, index, from)
    if (isCondition || isOfApproval(context, index, amount))
      context.add(
        { role: 'quantity', measure: 'budget', amount, ...span, ...(isCondition ? { holds: true } : {}) },
        index,
      )
  } else if (bound === 'least') {
    const sentence = 'A least amount of money is not a budget: say "under $500".'
    context.add({ role: 'invalid', kind: 'bad-value', sentence, ...span }, index)
  } else if (
    context.mode === 'command' ||
    bound !== null ||
    amount.measure === 'budget' ||
    isAlone(context, index) ||
    isOnlyMoney(context, index) ||
    isGrantedMoney(context, index) ||
    isAllThereIs(context, index)
  ) {
    context.add({ role: 'quantity', measure: 'budget', amount, ...span }, index)
  }
}

const pastWords = new Set(['prev', 'previous', 'previously', 'last', 'prior'])
const costWords = new Set(['cost', 'costs', 'bill', 'price', 'paid', 'run', 'job', 'was', 'invoice'])

/** "Prev cost", "last bill was" */
function isPastCost(words: string): boolean {
  const each = words.split(' ')
  return costWords.has(each.at(-1) ?? '') && each.some((word) => pastWords.has(word))
}

/** "a 3B model and only 20 dollars", "we just have $50": in a thread, what there is to spend. */
const isAllThereIs = (context: ParseContext, index: number): boolean =>
  context.mode === 'thread' && /\b(?:only|just|have|got|no more than)$/.test(context.textAt(index - 1))

/** The three words before the token `from`, at which the mention at `index` or one before it begins. */
function wordsBefore(context: ParseContext, index: number, from: number): string {
  let at = index
  while ((context.mentions[at - 1]?.from ?? -1) >= from) at -= 1
  return [at - 3, at - 2, at - 1]
    .map((index) => context.textAt(index))
    .join(' ')
    .trim()
}

/** "once a month", "a few times a year", "every 3 months": how often, and no time to finish in. */
function isFrequency(context: ParseContext, index: number): boolean {
  const before = context.textAt(['a', 'an'].includes(context.textAt(index - 1)) ? index - 2 : index - 1)
  return ['once', 'twice', 'thrice', 'times', 'per', 'every', 'each'].includes(before.split(' ').at(-1) ?? '')
}

const hoursOfYear = 365 * 24

/** Fills the deadline of one amount of time. Hours. */
export function fillDeadlineSlot(context: ParseContext, index: number, mention: Mention, amount: Amount): void {
  if (isFrequency(context, index)) {
    context.add(
      {
        role: 'remark',
        note: 'How often it is run is not counted: the figures are of one run.',
        from: mention.from,
        to: mention.to,
      },
      index,
    )
    return
  }
  if (amount.change !== undefined) {
    context.add({ role: 'quantity', measure: 'deadline', amount, from: mention.from, to: mention.to }, index)
    return
  }
  const { bound, from } = limitAround(context, index, mention)
  const span = { from, to: mention.to }
  // "A 12 years archive": no run is given years, where nothing says that it is.
  const isTold = [index - 1, index + 1].some((at) => isKind(context.mentions[at], 'unknown', 'function-word', 'sign'))
  const isYears = bound === null && isTold && amount.measure === 'hours' && amount.value >= hoursOfYear
  if (isSpanOfData(context, index) || isYears || (bound === null && isPerTime(context, index))) {
    context.used.add(index)
    return
  }
  // "16 of them for at least 3 months", "with three months binding": in prose the term of an offer.
  const isPassed =
    bound === 'least' || /longer than(?: (?:about|around))?$/u.test(context.textBetween(index - 3, index).trim())
  if (context.mode === 'message' && (isPassed || ofOffer.test(context.textAt(index + 1)))) {
    // "If it takes longer than 2 days we go with the 32b"
    if (isConditional(context, index, from))
      context.add({ role: 'quantity', measure: 'deadline', amount, ...span, holds: true }, index)
    return
  }
  if (bound === 'least') {
    context.add(
      { role: 'invalid', kind: 'bad-value', sentence: 'A least time is not a deadline: say "within 12 h".', ...span },
      index,
    )
  } else if (
    context.mode === 'command' ||
    bound !== null ||
    amount.measure === 'deadline' ||
    isAlone(context, index) ||
    isTimeLeft(context, index)
  ) {
    context.add({ role: 'quantity', measure: 'deadline', amount, ...span }, index)
  }
}

/** "900 articles a day", "cost a year": how often something comes, or what a sum is of; "1 day" is a time to finish in. */
function isPerTime(context: ParseContext, index: number): boolean {
  if (!/^an? (?:day|week|month|year)$/u.test(context.textAt(index))) return false
  const before = context.mentions[index - 1]
  return (
    (isKind(before, 'amount') && ['examples', 'tokens'].includes(before.meaning.measure ?? '')) ||
    /(?:^| )(?:costs?|price|bill|spend|pay|money|much)$/u.test(context.textAt(index - 1))
  )
}

const ofOffer = /^(?:binding|commitment|contract|lock in|notice|lease|subscription)\b/u

/** "The Monday after (so 5 days)", "Thu morning = 40h", "Wednesday noon, which is 60 hours from now": what a day comes to. */
function isTimeLeft(context: ParseContext, index: number): boolean {
  if (context.mode !== 'thread' && fromNow.has(`${context.textAt(index + 1)} ${context.textAt(index + 2)}`)) return true
  if (fromNow.has(context.textAt(index + 1))) return context.mode !== 'thread'
  const before = context.skip(index, -1, 'limit', 'sign', 'article')
  if (/^(?:so|i\.?e\.?|that is|that's|meaning)$/.test(context.textAt(before))) return true
  const day = context.skip(before + 1, -1, 'equals', 'comma', 'function-word')
  return before !== day && isKind(context.mentions[day], 'date')
}
const fromNow: ReadonlySet<string> = new Set(['from now', 'from today', 'from start', 'from then'])

/** In a thread "$500?" alone is a budget; in a sentence money is told, not asked. */
const isAlone = (context: ParseContext, index: number): boolean =>
  context.mode === 'thread' &&
  context.mentions.every(
    (mention, at) =>
      at === index || isKind(mention, 'question', 'sentence-end') || ignorableWords.has(context.textAt(at)),
  )

const ignorableWords = new Set([
  'we have',
  'what about',
  ...'oh ah but also well raise lower bump increase decrease reduce cut set up down to change and or so now maybe actually make that it please then ok okay we i have only instead what about just'.split(
    ' ',
  ),
])
