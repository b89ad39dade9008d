/**
 * What a run may cost and how long it may take, where other money and other times are told of beside it: "of that at most
 * 3k may go into this run", "this one may cost 2,500", "a slot of 30 hours", "was 48h, now 20h".
 */
import { clauseAt } from './clause.ts'
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import { oncePerText } from './once-per-text.ts'
import type { ParseContext } from './parse-context.ts'
import { spanOf } from './slots.ts'

const fewestDollars = 10
const leastOfOther = 100

/** Fills the budget and the deadline that are allowed in so many words. */
export function fillAllowedLimits(context: ParseContext): void {
  const said = [...context.unused('amount')]
  const money = said.findLast(
    ({ mention, index }) => isMoney(context, mention.meaning) && isAllowedMoney(context, index),
  )
  if (money !== undefined) {
    const { meaning } = money.mention
    const { currency } = (meaning.measure === null ? largerBefore(context, money.index, meaning) : null) ?? {}
    const amount: Amount = { ...(currency === undefined ? {} : { currency }), ...meaning, measure: 'budget' }
    context.add({ role: 'quantity', measure: 'budget', amount, ...spanOf(money.mention), holds: true }, money.index)
    dropOtherMoney(context)
  }
  const time = said.findLast(({ mention, index }) => isTime(mention.meaning) && isAllowedTime(context, index, mention))
  if (time === undefined) return
  const amount: Amount = { ...time.mention.meaning, measure: 'deadline' }
  context.add({ role: 'quantity', measure: 'deadline', amount, ...spanOf(time.mention), holds: true }, time.index)
}

const isMoney = (
  context: ParseContext,
  { measure, value, magnitude, hourly, inWords, change, isRange }: Amount,
): boolean =>
  (measure === 'money' ||
    measure === 'budget' ||
    (measure === null && !inWords && ['', 'k'].includes(magnitude) && speaksOfMoney(context))) &&
  value >= fewestDollars &&
  hourly !== true &&
  isRange !== true &&
  change === undefined

const isTime = ({ measure, change, hourly, isRange }: Amount): boolean =>
  (measure === 'hours' || measure === 'deadline') && change === undefined && hourly !== true && isRange !== true

const speaksOfMoney = oncePerText((context) =>
  context.mentions.some(({ meaning }, at) => {
    // "Finance capped it at 2.5k"
    if (moneyPeople.has(context.textAt(at))) return true
    if (meaning.kind !== 'amount' && meaning.kind !== 'measure') return false
    if (meaning.measure === 'money' || meaning.measure === 'budget') return true
    // "We have 10k for the whole quarter"
    const isSum = meaning.kind === 'amount' && meaning.measure === null && meaning.value >= leastOfOther
    return isSum && otherBehind.test(wordsBehind(context, at))
  }),
)

const moneyPeople: ReadonlySet<string> = new Set('finance cfo controller procurement treasury accounting'.split(' '))

/** "Not more than 40 euros, let's say $45" */
const settledOn =
  /\b(?:let's say|lets say|let us say|call it|make it|make that|or rather|i mean)(?: about| around| roughly)?$/u
const hasSumBefore = (context: ParseContext, index: number): boolean =>
  [2, 3, 4, 5, 6, 7, 8].some((back) => {
    const mention = context.mentions[index - back]
    return isKind(mention, 'amount') && (mention.meaning.measure === 'money' || mention.meaning.measure === 'budget')
  })

function isAllowedMoney(context: ParseContext, index: number): boolean {
  const before = wordsBefore(context, index)
  const behind = wordsBehind(context, index)
  if (mayCost.test(before) || partIs.test(before) || capped.test(before)) return true
  if (isInsteadOfMoney(context, index)) return true
  if (settledOn.test(before) && hasSumBefore(context, index)) return true
  if (mayGo.test(behind)) return true
  if (leaves.test(before) && forTheRun.test(behind)) return true
  const { meaning } = context.mentions[index] ?? {}
  const isRest = restBefore.test(before) || /^(?:of (?:it|that|this|which)|at most|max|tops)\b/u.test(behind)
  const isOfThis = ofThis.test(behind) || (restBefore.test(before) && /^(?:at most|max|tops)\b/u.test(behind))
  if (isRest && isOfThis && meaning?.kind === 'amount' && largerBefore(context, index, meaning) !== null) return true
  if (/(?:^| )(?:is|are|would|will)(?: be)?$/u.test(before) && isEnough.test(behind)) return true
  return isCutTo(context, index)
}
const runs = '(?:this|that|the|our|my) (?:one|run|training|job|finetune|model|project)'
const mayCost = new RegExp(
  `(?:${runs}|it|this) (?:may|can|could|is allowed to) (?:only )?(?:cost|take|eat|use|spend)(?: up to| at most| no more than)?$|(?:you|we|i) (?:may|can|could|are allowed to) (?:go|spend|use)(?: up)?(?: to)?(?: up to| at most)?$`,
  'u',
)
const partIs = /(?:compute|training|gpu|gpus|cloud|run) (?:part|share|portion|slice)(?: of it)? (?:is|of|gets|has|:)$/u
/** "Finance capped it at 2.5k" */
const capped = /(?:^| )(?:capped|caps|limited|limits) (?:(?:it|this|us|that|them|me|the run|the job) )?(?:at|to)$/u
/** "400 instead of 900 dollars": of the money that is replaced. */
function isInsteadOfMoney(context: ParseContext, index: number): boolean {
  if (!/^(?:instead of|rather than)\b/u.test(context.textAt(index + 1))) return false
  const old = [2, 3, 4].map((step) => index + step).find((at) => isKind(context.mentions[at], 'amount'))
  const mention = context.mentions[old ?? -1]
  if (old === undefined || !isKind(mention, 'amount') || mention.meaning.measure !== 'money') return false
  context.used.add(old)
  return true
}
const mayGo =
  /^is what (?:i|we) (?:can|may|could|am allowed to|are allowed to) (?:use|spend|pay)\b|^(?:of it )?(?:may|can|could|should|is to|are to|shall) (?:go|be spent|be used|be put|flow) (?:in|into|on|to|towards|for) (?:this|that|the|it|our)\b/u
/** "Is $600 realistic for it?" */
const isEnough = /^(?:realistic|enough|sufficient|doable|feasible|reasonable)\b/u
/** "$6,000, of which 1,500 is promised, so 4.5k at most for this", "only 3k of that is for this run" */
const restBefore =
  /(?:^| )(?:so|hence|thus|leaving|leaves|i \. e(?: \.)?|only|remain|remaining)(?: (?:with|us|me|i|we|have|only|just|at most|max|up to|no more than|about|around)){0,3}$/u
const ofThis =
  /^(?:(?:at most|max|tops|left|of (?:it|that|this|which)|is|are) ){0,3}(?:for|on|here|goes into|go into)(?: (?:this|the run|the training|it|our run)\b| ?[.,?]|$)/u

/** A larger sum of money before one, of which that is a part; null: there is none. */
function largerBefore({ mentions }: ParseContext, index: number, { value }: Amount): Amount | null {
  const larger = mentions.slice(0, index).findLast((mention) => {
    if (!isKind(mention, 'amount') || mention.meaning.hourly === true) return false
    return ['money', 'budget'].includes(mention.meaning.measure ?? '') && mention.meaning.value > value
  })
  return isKind(larger, 'amount') ? larger.meaning : null
}
const leaves = /(?:^| )leaves(?: us| me)?$/u
const forTheRun = /^for (?:this|the|our) (?:run|training|job|finetune|compute)\b/u

/** "The money for this training has been cut from 5k to 2k dollars" */
function isCutTo(context: ParseContext, index: number): boolean {
  const old = context.mentions[index - 2]
  const { meaning } = context.mentions[index] ?? {}
  const isFrom = context.textAt(index - 1) === 'to' && context.lastWordAt(index - 3) === 'from'
  if (!isFrom || !isKind(old, 'amount') || meaning?.kind !== 'amount' || meaning.measure === null) return false
  if (old.meaning.measure !== null && old.meaning.measure !== 'money' && old.meaning.measure !== 'budget') return false
  context.used.add(index - 2)
  return true
}

/** "We have 10k for the whole quarter", "11k are left": sums without a unit beside one that is allowed. */
function dropOtherMoney(context: ParseContext): void {
  for (const { mention, index } of context.unused('amount')) {
    const { measure, value, magnitude, inWords } = mention.meaning
    if (measure !== null || inWords || value < leastOfOther || !['', 'k'].includes(magnitude)) continue
    if (otherBehind.test(wordsBehind(context, index)) || /(?:^| )from$/u.test(context.textAt(index - 1)))
      context.used.add(index)
  }
}
const otherBehind =
  /^(?:(?:is|are) )?(?:left|remaining)\b|^for (?:the |this )?(?:whole |entire )?(?:quarter|year|month|project|team|group|department|programme|program|storage|annotation)\b/u

function isAllowedTime(context: ParseContext, index: number, { from }: Mention): boolean {
  const clause = clauseAt(context.clauses(), from)
  const before = wordsBefore(context, index)
  const behind = wordsBehind(context, index)
  if (isChangedTo(context, index, before)) return true
  // "I can wait till Sunday evening, let's say 60 hours"
  if (/let(?:'s| us) say$/u.test(before) && [3, 4, 5].some((back) => isKind(context.mentions[index - back], 'date')))
    return true
  if (clause?.isOffPlan === true && !slotOf.test(before)) return false
  if (slotOf.test(before) || mayTake.test(before) || turnaround.test(before)) return true
  if (gotFor.test(before)) return true
  return atMost.test(behind) && /(?:^| )(?:run|training|job|leaves|take|takes|last)\b/u.test(before)
}
const slotOf = /(?:^| )(?:slot|window|time ?frame|time slot|time window) (?:of|is|:)(?: about| only| just| exactly)?$/u
const mayTake = new RegExp(
  `(?:${runs}|it|this|that) (?:may|can|could|is allowed to) (?:only )?(?:take|last|run)(?: for)?(?: up to| at most)?$`,
  'u',
)
const turnaround = /(?:^| )(?:tat|turnaround(?: time)?)(?: is| of| :)?$/u
const gotFor =
  /(?:only|just) (?:get|have|got) (?:(?:the|our|these|those|it|them|access to|a) ?){0,2}(?:machines?|cluster|nodes?|gpus?|boxes|box|cards|slot|servers?)? ?for$/u
const atMost = /^(?:at (?:the )?(?:very )?most|max|maximum|tops|, not (?:longer|more))\b/u

/** "Was 48h, now 20h" */
function isChangedTo(context: ParseContext, index: number, before: string): boolean {
  if (!/(?:^| )now(?: it's| only)?$/u.test(before)) return false
  for (let at = index - 1; at >= Math.max(0, index - 6); at -= 1) {
    const old = context.mentions[at]
    if (!isKind(old, 'amount') || !isTime(old.meaning)) continue
    const isWas = /(?:^| )(?:was|were|had|from)$/u.test(context.textAt(at - 1)) || old.meaning.measure === 'deadline'
    if (isWas) context.used.add(at)
    return isWas
  }
  return false
}

const wordsBefore = (context: ParseContext, index: number): string => {
  const own = /^\D{0,40}/u.exec(context.textAt(index))?.[0] ?? ''
  return `${context.textBetween(index - 7, index)} ${own.replace(/[$€£]/gu, '')}`.trim()
}
const wordsBehind = (context: ParseContext, index: number): string => context.textBetween(index + 1, index + 8)
