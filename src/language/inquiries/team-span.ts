/** "Two engineers, three months of 7B to 13B fine-tunes: what do I put in the budget?": people who try things for a time, and no job. */
import { hoursOfMonth, hoursOfUnit, hoursOfYear } from '../../scenario/hours-of-time.ts'
import { normalize } from '../text/normalize.ts'
import { timeSpansIn } from './spans-of-time.ts'
import { peopleIn, type TeamMonth } from './team-month.ts'

export type TeamSpan = {
  readonly team: TeamMonth
  readonly hours: number
  readonly spanWords: string
  readonly isWorstAsked: boolean
}

const budgetWords =
  /\b(?:budget\w*|put (?:in|down|aside)|set aside|allocat\w+|reserve|plan(?:ned)? for|how much|what (?:do|should|would|will|does|is)|spend\w*|worst[- ]case|best[- ]case|ballpark|money|costs?|number|estimate|forecast)\b/iu
const workWords =
  /\b(?:gpus?|compute|train\w*|fine-?tun\w*|experiment\w*|lora|qlora|models?|llms?|play\w* (?:with|around)|prototyp\w+|ablations?|\d{1,3} ?b)\b/iu
/** A run of its own scale, or no training. */
const otherWork =
  /\b(?:pre-?train\w*|from scratch|host(?:ing|ed)?|serv(?:e|ing)|inference|users|api|tokens?|examples|salar\w+|buy\w*|purchas\w+)\b/iu
const worst = /\bworst[- ]case|\bat (?:the )?(?:most|worst)|\bmaximum|\bupper (?:bound|limit)|\bceiling|\bcap\b/iu
const period =
  /\b(?:per|a|each|every|the|next|this|coming|in|for|of|over) (?:next |coming |whole |full )?(quarter|year|half[- ]year)\b|\b(q[1-4]|quarterly|yearly|annual(?:ly)?)\b/iu
const people =
  /\b(?:an?|one|the|my|our) (?:[\w-]{2,12} ){0,2}(?:phd student|student|engineer|researcher|scientist|developer|dev|intern|postdoc|person|colleague)(?:'s|’s)?\b/iu
const longest = 400
const shortestSpan = 14 * 24

/** Null where no people and span of weeks and more are told, or nobody asks for the money of it. */
export function teamSpanIn(typed: string): TeamSpan | null {
  if (typed.length > longest || !budgetWords.test(typed) || !workWords.test(typed) || otherWork.test(typed)) return null
  const [span, ...others] = timeSpansIn(typed)
  if (others.length > 0) return null
  const [named, whole, adverb] = span === undefined ? (period.exec(typed) ?? []) : []
  const spanWords = span?.words ?? named
  const hours = span?.hours ?? hoursOfPeriod(whole ?? adverb ?? '')
  // A month of people who train every week is answered by their runs.
  if (spanWords === undefined || hours < shortestSpan || hours === hoursOfMonth) return null
  const one = people.exec(typed)?.[0]
  const team =
    peopleIn(normalize(span === undefined ? typed : typed.replace(span.words, ' ')).text) ??
    (one === undefined ? null : { people: 1, words: one })
  return team === null ? null : { team, hours, spanWords: spanWords.trim(), isWorstAsked: worst.test(typed) }
}

function hoursOfPeriod(words: string): number {
  if (/^half/iu.test(words)) return hoursOfYear / 2
  if (/^q/iu.test(words)) return hoursOfYear / 4
  return /^(?:y|a)/iu.test(words) ? hoursOfYear : (hoursOfUnit(words) ?? 0)
}
