/** "Two engineers, three months of 7B to 13B fine-tunes: what do I put in the budget?": people who try things for a time, and no job. */
import { hoursOfMonth, hoursOfUnit, hoursOfYear } from '../../scenario/hours-of-time.ts'
import { normalize } from '../text/normalize.ts'
import { countOf } from '../questions/same-run-again.ts'
import { timesAYear } from '../text/times-a-year.ts'
import { timeSpansIn } from '../questions/spans-of-time.ts'
import { peopleIn, type TeamMonth } from './team-month.ts'

/** "Plus one 70B per quarter": a run of another size beside those of the people, so often a year. */
export type RareRun = {
  readonly words: string
  /** What is trained, without how often. */
  readonly job: string
  readonly perYear: number
}

export type TeamSpan = {
  readonly team: TeamMonth
  /** null: none is told. */
  readonly rare: RareRun | null
  /** The text without it. */
  readonly rest: string
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
const unitOfRate = '(week|month|quarter|year)'
const some = '(an?|one|two|three|four|1?\\d)'
const rareRun = new RegExp(
  String.raw`[\s,;]{0,2}(?<![\w.])(?:(?:plus|and|with|also) ){0,2}(?:(?:once (?:a|per|every) ${unitOfRate},? (?:an?|one) (?:[a-z-]{2,10} ){0,2}?\d{1,3} ?b\b(?: [a-z-]{3,12}){0,3})|${some} (?:[a-z-]{2,12} ){0,3}?\d{1,3} ?b\b(?: (?!per\b|every\b|each\b)[a-z-]{2,12}){0,3} (?:per|an?|each|every|once (?:a|per)) ${unitOfRate}\b)`,
  'iu',
)
/** The period of the sum that is asked for: how often a run is done is none. */
const ofSum =
  /\b(?:(?:for |in )?(?:the )?(?:(?:whole|full|next|this|coming|fiscal|financial|calendar) ){0,2}year(?:['’]s)?|(?:for |in )?(?:fy ?)?20[2-4]\d|yearly|annual(?:ly)?)(?= (?:gpu |compute |cloud |training )?(?:budget|plan|number|figure|cost|spend)|\b)/iu
const longest = 400
const shortestSpan = 14 * 24

/** Null where no people and span of weeks and more are told, or nobody asks for the money of it. */
export function teamSpanIn(asked: string): TeamSpan | null {
  if (asked.length > longest || !budgetWords.test(asked) || !workWords.test(asked) || otherWork.test(asked)) return null
  const rare = rareRun.exec(asked)
  const typed = rare === null ? asked : asked.replace(rare[0], ' ')
  const year = ofSum.exec(typed)?.[0]
  const [span, ...others] = timeSpansIn(typed)
  if (others.length > 0) return null
  const [named, whole, adverb] = span === undefined ? (period.exec(typed) ?? []) : []
  const isYear = year !== undefined && (span === undefined || span.hours === hoursOfYear)
  const spanWords = isYear ? year : (span?.words ?? named)
  const hours = isYear ? hoursOfYear : (span?.hours ?? hoursOfPeriod(whole ?? adverb ?? ''))
  // A month of people who train every week is answered by their runs.
  if (spanWords === undefined || hours < shortestSpan || hours === hoursOfMonth) return null
  const one = people.exec(typed)?.[0]
  const team =
    peopleIn(normalize(span === undefined ? typed : typed.replace(span.words, ' ')).text) ??
    (one === undefined ? null : { people: 1, words: one })
  if (team === null) return null
  const isWorstAsked = worst.test(typed)
  return { team, hours, spanWords: spanWords.trim(), isWorstAsked, rest: typed, rare: rareOf(rare) }
}

const rate = new RegExp(String.raw`\b(?:once (?:a|per|every)|per|an?|each|every) ${unitOfRate}\b,?`, 'giu')

function rareOf(match: RegExpExecArray | null): RareRun | null {
  if (match === null) return null
  const [words, once, count = 'one', each = ''] = match
  const times = timesAYear[(once ?? each).toLowerCase()] ?? 1
  const said = words.replace(/^[\s,;]+/u, '')
  return {
    words: said,
    job: said.replaceAll(rate, ' ').trim(),
    perYear: times * (once === undefined ? countOf(count) : 1),
  }
}

/** Of "half a year", "quarter", "annual" and the units of time; 0: it is none. */
export function hoursOfPeriod(words: string): number {
  if (/^half/iu.test(words)) return hoursOfYear / 2
  if (/^q/iu.test(words)) return hoursOfYear / 4
  return /^(?:y|a)/iu.test(words) ? hoursOfYear : (hoursOfUnit(words) ?? 0)
}
