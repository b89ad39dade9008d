/**
 * What a run may cost and how long it may take, where other money and other times are told of beside it: "of that at most
 * 3k may go into this run", "this one may cost 2,500", "a slot of 30 hours", "was 48h, now 20h".
 */
import { isAllowedTime, isTime, runs, wordsBefore, wordsBehind } from './allowed-times.ts'
import { type Amount, isKind } from '../lexicon/meanings.ts'
import { limitAround } from './limit-bounds.ts'
import { anywhere, oncePerText } from './once-per-text.ts'
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
  }
  if (money !== undefined || hasMoney(context)) dropOtherMoney(context)
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

const hasMoney = anywhere(
  (mention) => isKind(mention, 'amount') && mention.meaning.measure === 'money' && mention.meaning.hourly !== true,
)

const speaksOfMoney = oncePerText((context) =>
  context.mentions.some(({ meaning }, at) => {
    // "Finance capped it at 2.5k"
    if (
      moneyPeople.has(context.textAt(at)) ||
      costs.test(context.textBetween(at, at + 3)) ||
      context.textAt(at) === 'spend'
    )
      return true
    if (meaning.kind !== 'amount' && meaning.kind !== 'measure') return false
    if (meaning.measure === 'money' || meaning.measure === 'budget') return true
    // "We have 10k for the whole quarter"
    const isSum = meaning.kind === 'amount' && meaning.measure === null && meaning.value >= leastOfOther
    return isSum && otherBehind.test(wordsBehind(context, at))
  }),
)

/** "It may cost 160" */
const costs = /^(?:may|can|could|mustn't|should|burned|burnt|spent|paid)(?: only| not)? (?:cost|spend)\b/u
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
  if (ofMoreThings.test(behind)) return false
  if (mayCost.test(before) || partIs.test(before) || capped.test(before)) return true
  if (isInsteadOfMoney(context, index) || given.test(before)) return true
  if (settledOn.test(before) && hasSumBefore(context, index)) return true
  if (mayGo.test(behind) || isTheCap.test(behind)) return true
  if ((capIs.test(before) && !hasLimit(context, index)) || (ofTraining.test(before) && endsAsked.test(behind)))
    return true
  if ((leaves.test(before) || hasSeveralSums(context)) && forTheRun.test(behind)) return true
  const { meaning } = context.mentions[index] ?? {}
  const isRest = restBefore.test(before) || /^(?:of (?:it|that|this|which)|at most|max|tops)\b/u.test(behind)
  const isOfThis = ofThis.test(behind) || (restBefore.test(before) && /^(?:at most|max|tops)\b/u.test(behind))
  if (isRest && isOfThis && meaning?.kind === 'amount' && largerBefore(context, index, meaning) !== null) return true
  return /(?:^| )(?:is|are|would|will)(?: be)?$/u.test(before) && isEnough.test(behind)
}
const mayCost = new RegExp(
  `(?:${runs}|it|this) (?:may|can|could|is allowed to) (?:only )?(?:cost|take|eat|use|spend)(?: up to| at most| no more than)?$|(?:you|we|i) (?:may|can|could|are allowed to) (?:go|spend|use)(?: up)?(?: to)?(?: up to| at most)?$`,
  'u',
)
const partIs = /(?:compute|training|gpu|gpus|cloud|run) (?:part|share|portion|slice)(?: of it)? (?:is|of|gets|has|:)$/u
/** "Finance capped it at 2.5k" */
const capped = /(?:^| )(?:capped|caps|limited|limits) (?:(?:it|this|us|that|them|me|the run|the job) )?(?:at|to)$/u
/** "My prof gives me 50 dollars", "the approval has come for USD 900" */
const given =
  /(?:^| )(?:(?:gives?|grants?|granted|allows?) (?:me|us)|(?:approval|approved|sanction|sanctioned|sign - off|signoff)(?: (?:has|have|is|was|came|come|been|given|in|only)){0,3} for)(?: (?:only|just|about|exactly|usd|us|eur|gbp))*$/u
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
/** "$82,000, but that covers salaries as well" */
const ofMoreThings =
  /^,? ?(?:but|which|and|though) (?:(?:that|it|this|which) )?(?:also )?(?:covers?|includes?|is for|has to cover|must cover|is meant)\b/u
/** "A cap of $2,500": the grammar of limits reads it. */
function hasLimit(context: ParseContext, index: number): boolean {
  const mention = context.mentions[index]
  return mention !== undefined && limitAround(context, index, mention).bound !== null
}
/** "Fifty dollars is my absolute pain threshold", "$300 is all that we have" */
const isTheCap =
  /^(?:is|are|would be|'s) (?:(?:my|our|the|an?|kind of|about|pretty much|really|absolute|hard|upper|own|personal|pain|price|spending|max|maximum) ){0,5}(?:threshold|limit|ceiling|maximum|cap|roof|end of (?:it|the line)|all (?:(?:that|the money) )?(?:i|we|there|they|she|he)\b)/u
/** "The ceiling from the dean's office is twenty thousand dollars", "my own allowance is $250" */
const capIs =
  /(?:^| )(?:ceiling|cap|limit|threshold|allowance|envelope|spending power)(?: (?!and\b|but\b|was\b|were\b)[\p{L}'-]{1,20}){0,5} (?:is|of|stands at|sits at|comes to|:)(?: (?:about|around|roughly|only|just|exactly|at))?$/u
/** "Can I train my own for two hundred dollars?" */
const ofTraining =
  /(?:^| )(?:train|tune|finetune|fine tune|pretrain|do|run|get|have|had|done|trained|tuned|model|finetuned|one|it|this)(?: (?!and\b|but\b)[\p{L}'-]{1,20}){0,6} for(?: (?:just|only|about|around|like|some))?$/u
const endsAsked = /^(?:(?:or less|total|all in|in total|max|tops|at most|in all) ?)?\?/u
/** "Is $600 realistic for it?" */
const isEnough = /^(?:realistic|enough|sufficient|doable|feasible|reasonable)\b/u
/** "$6,000, of which 1,500 is promised, so 4.5k at most for this", "only 3k of that is for this run" */
const restBefore =
  /(?:^| )(?:so|hence|thus|leaving|leaves|i \. e(?: \.)?|only|remain|remaining)(?: (?:with|us|me|i|we|have|only|just|at most|max|up to|no more than|about|around)){0,3}$/u
const ofThis =
  /^(?:(?:at most|max|tops|left|of (?:it|that|this|which)|is|are) ){0,3}(?:for|on|here|goes into|go into)(?: (?:this|the run|the training|it|our run|gpus|the gpus|compute|cards)\b| ?[.,?]|$)/u

/** A larger sum of money before one, of which that is a part; null: there is none. */
function largerBefore({ mentions }: ParseContext, index: number, { value }: Amount): Amount | null {
  const larger = mentions.slice(0, index).findLast((mention) => {
    if (!isKind(mention, 'amount') || mention.meaning.hourly === true) return false
    return ['money', 'budget'].includes(mention.meaning.measure ?? '') && mention.meaning.value > value
  })
  return isKind(larger, 'amount') ? larger.meaning : null
}
/** "R$ 3,000 for the hotel and US$ 250 for the training" */
const hasSeveralSums = oncePerText(
  ({ mentions }) => mentions.filter((one) => isKind(one, 'amount') && one.meaning.measure === 'money').length > 1,
)
const leaves = /(?:^| )leaves(?: us| me)?$/u
const forTheRun = /^for (?:this|the|our) (?:run|training|job|finetune|compute)\b/u

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
