/** Times that are allowed in so many words: "a slot of 30 hours", "they gave us 2 days", "was 48h, now 20h". */
import { clauseAt } from './clause.ts'
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import type { ParseContext } from './parse-context.ts'

/** What is planned, as people call it. */
export const runs = '(?:this|that|the|our|my) (?:one|run|training|job|finetune|model|project)'

/** Whether an amount is a time that a run could take. */
export const isTime = ({ measure, change, hourly, isRange }: Amount): boolean =>
  (measure === 'hours' || measure === 'deadline') && change === undefined && hourly !== true && isRange !== true

/** Whether a time is what the run may take. */
export function isAllowedTime(context: ParseContext, index: number, { from }: Mention): boolean {
  const clause = clauseAt(context.clauses(), from)
  const before = wordsBefore(context, index)
  const behind = wordsBehind(context, index)
  if (isChangedTo(context, index, before)) return true
  // "I can wait till Sunday evening, let's say 60 hours"
  if (/let(?:'s| us) say$/u.test(before) && [3, 4, 5].some((back) => isKind(context.mentions[index - back], 'date')))
    return true
  if (clause?.isOffPlan === true && !slotOf.test(before)) return false
  if (slotOf.test(before) || mayTake.test(before) || turnaround.test(before)) return true
  if (isSpanInHours(context, index)) return true
  if (
    gotFor.test(before) ||
    isInHours(context, index) ||
    grantedTime.test(before) ||
    allThereIs.test(behind) ||
    isMachineFor(context, index) ||
    isSlot.test(behind)
  )
    return true
  if (/(?:^| )(?:is|are|would|will|be|over|in|within)$/u.test(before) && enoughFor.test(behind)) return true
  if (feasibleAsked.test(behind)) return true
  if (noMore.test(behind) || /(?:^| )(?:faster|quicker|sooner) than$/u.test(before)) return true
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
/** "The sponsor gives us 36 hours", "we were allocated 2 days", "we can spare two days", "all we have is 30 hours" */
const grants = '(?:gives?|gave|grants?|granted|allows?|allowed|leaves?|left|leaving|giving|lends?|lent|lets?|promised)'
const isGranted = '(?:given|granted|allocated|allotted|assigned|promised|awarded|lent)'
const only = '(?: (?:only|just|exactly|about|around|at most|up to|no more than|the|another|have|a|full|it|this)){0,3}'
const grantedTime = new RegExp(
  `(?:^| )(?:${grants} (?:us|me)|(?:we|i|we've|i've|were|was|been|got|are|am) ${isGranted}|(?:can|could) (?:give|spare|allow)|all (?:that )?(?:we|i|they) (?:have|get|got|were given|can get)(?: left)? is)${only}$`,
  'u',
)
/** "We have 8 H100s for 2 days" */
function isMachineFor(context: ParseContext, index: number): boolean {
  if (context.textAt(index - 1) !== 'for' || /^(?:now|already|so far|by now)\b/u.test(context.textAt(index + 1)))
    return false
  const gpus = [2, 3, 4].map((back) => index - back).find((at) => context.kindAt(at) === 'gpu')
  return gpus !== undefined && holding.test(context.textBetween(gpus - 4, gpus))
}
const holding =
  /(?:^| )(?:have|has|get|gets|got|booked|reserved|borrow|borrowed)(?: (?:the|our|a|an|those|these|all|all of|only|just|use of|access to|[\d.x ]{1,8})){0,3}$/u
/** "A 2 day slot on the cluster" */
const isSlot = /^(?:time )?(?:slot|window)\b/u
/** "The customer call is in exactly 8 hours": what is shown then needs the run done. */
const isInHours = (context: ParseContext, index: number): boolean => {
  const { meaning } = context.mentions[index] ?? {}
  if (meaning?.kind !== 'amount' || meaning.value > pressingHours) return false
  return shownThen.test(context.textBetween(index - 9, index))
}
const pressingHours = 72
const shownThen =
  /(?:^| )(?:demo|launch|release|pitch|presentation|call|showcase|review|submission|go-live|meeting) (?:(?:starts?|begins?|is|comes) )?in (?:exactly|about|around|roughly|only|just)$/u
/** "30 hours is all we get" */
const allThereIs = /^(?:is|are) all (?:that )?(?:we|i|they|there)\b|^is what (?:we|i) (?:have|get|got|were given)\b/u
/** "Is 48 hours enough for a full fine-tune?" */
const enoughFor = /^(?:be )?(?:enough|sufficient|realistic|doable|feasible) (?:for|to|in order)\b/u
/** "12h doable?", "would 9 hours be realistic?" */
export const feasibleAsked =
  /^(?:\) )?(?:be |is |still |at all |even ){0,3}(?:doable|feasible|possible|realistic|achievable|manageable|enough|ok|okay)(?: for (?:it|this|that)| at all| then| or not)? ?\?/u

/**
 * "Overnight (10h) doable?", "within one working day (8h)": what a span of time comes to, where the run is to fit into it.
 * The span is used up with it.
 */
function isSpanInHours(context: ParseContext, index: number): boolean {
  const open = [1, 2, 3].map((back) => index - back).find((at) => context.textAt(at) === '(')
  if (open === undefined || !comesTo.test(context.textBetween(open + 1, index))) return false
  const behind = wordsBehind(context, index)
  const sentence =
    context
      .textBetween(open - wordsOfSentence, open)
      .split(sentenceEnd)
      .at(-1) ?? ''
  if (!spanOfTime.test(sentence) || /^\) of\b/u.test(behind)) return false
  const span = context.mentions[open - 1]
  if (span === undefined || clauseAt(context.clauses(), span.from)?.isOffPlan === true) return false
  if (!fitsInto.test(sentence) && !feasibleAsked.test(behind)) return false
  if (isKind(span, 'amount', 'date')) context.used.add(open - 1)
  return true
}
const wordsOfSentence = 9
const sentenceEnd = / ?[.?!\n] ?/u
/** "(about 10h)", "(= 8 h)" */
const comesTo = /^(?:(?:so|about|around|roughly|approx|~|=|that's|i \. e(?: \.)?|say|max) ?){0,3}$/u
const spanOfTime =
  /(?:^| )(?:nights?|overnight|evening|morning|afternoon|weekend|days?|workday|shift|weeks?|window|slot)$/u
const fitsInto =
  /\b(?:within|in|into|over|during|overnight|finish\w{0,3}|done|complete[sd]?|ready|through|have|has|get|use|using|fits?|takes?|last)\b/u
const atMost = /^(?:at (?:the )?(?:very )?most|max|maximum|tops|, not (?:longer|more))\b/u
/** "2 days, no more" */
const noMore =
  /^,? ?(?:and )?(?:no|not|never)(?: (?:a|an|one|single)){0,2}(?: (?:hour|minute|day|second))? (?:more|longer)\b/u

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

/** What stands before an amount, with the words that are read as a part of it. */
export const wordsBefore = (context: ParseContext, index: number): string => {
  // Of "under $300" what stands before the number; "two hundred dollars" is a number alone.
  const own = /^\D{0,40}(?=\d)/u.exec(context.textAt(index))?.[0] ?? ''
  return `${context.textBetween(index - 7, index)} ${own.replace(/[$€£]/gu, '')}`.trim()
}
/** What stands behind an amount. */
export const wordsBehind = (context: ParseContext, index: number): string => context.textBetween(index + 1, index + 8)
