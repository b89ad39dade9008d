/** Whether an amount of money or time is a limit, from above or below, by the words around it. */
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import type { ParseContext } from './parse-context.ts'

type LimitMatch = { readonly bound: 'most' | 'least' | null; readonly from: number }

/** "under", "max", "within", "in", "for" before an amount, or "max", "budget", "or less" after it. */
export function limitAround(context: ParseContext, index: number, mention: Mention): LimitMatch {
  let start = index
  while (start > 0 && (context.mentions[start]?.from ?? 0) > mention.from) start -= 1
  let at = context.skip(start, -1, 'article', 'equals', 'sign')
  // "somewhere between $500 and $800"
  while (
    ['between', 'from', 'somewhere', 'anywhere'].includes(context.textAt(at)) &&
    isKind(context.mentions[at], 'function-word', 'preposition')
  )
    at = context.skip(at, -1, 'article', 'equals', 'sign')
  if (context.mode === 'thread' && at < 0 && start > 0) return { bound: 'most', from: mention.from }
  const before = context.mentions[at]
  if (isKind(before, 'limit') && before.meaning.bound === 'about') {
    const outer = context.mentions[context.skip(at, -1, 'article', 'equals')]
    if (isKind(outer, 'limit', 'preposition') && !isNegated(context, at)) return { bound: 'most', from: outer.from }
  }
  if (isKind(before, 'limit') && before.meaning.bound !== 'about') {
    return { bound: isNegated(context, at) ? 'most' : before.meaning.bound, from: before.from }
  }
  if (isKind(before, 'across')) {
    // "Done over a weekend": in that time, where "over 48 h" is more than it.
    const isSpan = isNegated(context, at) || spansOfTime.test(`${context.textAt(index - 1)} ${context.textAt(index)}`)
    return { bound: isSpan ? 'most' : 'least', from: before.from }
  }
  if (isKind(before, 'by', 'preposition')) return { bound: 'most', from: before.from }
  if (isKind(before, 'measure') && (before.meaning.measure === 'budget' || before.meaning.measure === 'deadline')) {
    return { bound: 'most', from: before.from }
  }
  const ofCompute = context.mode === 'message' ? budgetBefore(context, at) : undefined
  if (ofCompute !== undefined) return { bound: 'most', from: ofCompute.from }
  if (
    context.mode === 'message' &&
    ownershipWords.test(context.textAt(context.skip(start, -1, 'article', 'only', 'sign', 'limit')))
  )
    return { bound: 'most', from: mention.from }
  // "Free for only 6 hours tonight", "ours until Monday, so only 8 hours"
  const isHours = isKind(mention, 'amount') && mention.meaning.measure === 'hours'
  if (context.mode === 'message' && isHours && isOfWindow(context, start)) return { bound: 'most', from: mention.from }
  // "is $400 enough", "would a weekend be enough"
  const following = `${context.textAt(index + 1)} ${context.textAt(index + 2)} ${context.textAt(index + 3)}`
  if (/^(?:(?:be|is|are|going|to|would|really) )*(?:enough|sufficient|suffice)\b/.test(following))
    return { bound: 'most', from: mention.from }
  // "a week is ok"
  const isTime = isKind(mention, 'amount') && mention.meaning.measure === 'hours'
  if (isTime && /^(?:is|would be|are) (?:ok|okay|fine|acceptable)\b/.test(following))
    return { bound: 'most', from: mention.from }
  // "our limit is $1,000 and 48 hours"
  const [other, and] = [context.mentions[start - 2], context.mentions[start - 1]]
  if (context.mode === 'message' && isKind(and, 'and') && isKind(other, 'amount') && isMoneyOrTime(other.meaning))
    return { bound: limitAround(context, start - 2, other).bound, from: mention.from }
  // "$1,200 is the max": what is so is no limit, and a limit is.
  const noun = context.skip(index, 1, 'equals', 'article', 'function-word')
  const isNamedSo = context.kindAt(index + 1) === 'equals' && ofNoun.has(context.textAt(noun - 1))
  const after = context.mentions[isNamedSo ? noun : index + 1]
  const isCap = isKind(after, 'limit') && after.meaning.bound === 'most'
  const isBudget =
    isKind(after, 'measure') && (after.meaning.measure === 'budget' || after.meaning.measure === 'deadline')
  return { bound: isCap || isBudget ? 'most' : null, from: mention.from }
}

const purposeWords: ReadonlySet<string> = new Set(
  'for of on approved available left remaining unchanged allocated granted agreed currently there here this still stays remains from we i'.split(
    ' ',
  ),
)

/** "The budget for compute is 8,000", "budget approved is 2,000": what is said of the money stands between. */
export function budgetBefore(context: ParseContext, last: number): Mention | undefined {
  for (let at = last; at > last - wordsOfPurpose; at -= 1) {
    const mention = context.mentions[at]
    if (mention === undefined || isKind(mention, 'amount', 'sentence-end', 'comma', 'question')) return undefined
    if (context.textAt(at) === 'budget for') return mention
    const isBudget = isKind(mention, 'measure') && mention.meaning.measure === 'budget'
    if (isBudget) return purposeWords.has(context.textAt(at + 1).split(' ')[0] ?? '') ? mention : undefined
  }
  return undefined
}
const wordsOfPurpose = 8

/** As far back as the word may stand that says how long a machine is there: "booked for two weeks", "only ours for 6 hours". */
const windowReach = 4
function isOfWindow(context: ParseContext, start: number): boolean {
  const words = Array.from({ length: windowReach }, (_, step) => context.textAt(start - 1 - step))
  return (
    words.some((text) => /(?:^| )(?:free|available|ours|own|booked|reserved)$/.test(text)) &&
    words.some((text) => /(?:^| )(?:only|just|for)(?: |$)/.test(text))
  )
}

const ofNoun: ReadonlySet<string> = new Set(['the', 'our', 'my', 'a'])

const spansOfTime = /(?:^|\b(?:an?|the|one|this|next) )(?:weekend|night|day|week|holidays?)$/u

/** "we have $750", "fits into $2,000": what there is, is what may be spent. */
const ownershipWords = /^(?:have|has|got|gets|into|afford|spend)$/

const isMoneyOrTime = ({ measure }: Amount): boolean =>
  measure === 'money' || measure === 'budget' || measure === 'hours' || measure === 'deadline'

/** "Not more than $350", "we're not paying more than $350", "I can't go above it": the "not" stands before the verb. */
function isNegated(context: ParseContext, at: number): boolean {
  if (context.kindAt(at - 1) === 'not') return true
  if (context.mode !== 'message') return false
  for (let before = at - 1; before >= at - negationReach; before -= 1) {
    const words = context.textAt(before)
    if (negations.test(words)) return true
    if (!isKind(context.mentions[before], ...betweenNegation)) return false
  }
  return false
}
const negationReach = 6
const negations =
  /(?:^| )(?:not|never|cannot|can't|cant|won't|wont|don't|dont|doesn't|shouldn't|mustn't|wouldn't|couldn't|nobody|no one)(?: |$)/u
const betweenNegation = ['unknown', 'function-word', 'request', 'preposition', 'article', 'any', 'equals'] as const

/** "If the 120B is over $1.5k", "should it cost more than 400 dollars": what is beyond is not done as planned. */
export function isConditional(context: ParseContext, index: number, from: number): boolean {
  let words = ''
  for (let at = index - 1; at >= index - wordsOfCondition; at -= 1) {
    if (isKind(context.mentions[at], 'sentence-end', 'question', 'comma')) break
    if ((context.mentions[at]?.from ?? from) < from) words = `${context.textAt(at)} ${words}`
  }
  return /\b(?:if|once|when|unless|should it|should that|should this)\b/u.test(words)
}
const wordsOfCondition = 10
