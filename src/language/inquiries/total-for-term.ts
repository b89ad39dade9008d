/** "$1.1M for a 3-year reservation of 16 H100s, should I sign?": one sum that is asked for GPUs over a term. */
import { hoursOfWeek } from '../../scenario/hours-of-time.ts'
import { collapseSpaces } from '../text/characters.ts'
import { ratesIn } from './quoted-rate.ts'
import { termNamedIn } from './request-words.ts'
import { timeSpansIn } from '../questions/spans-of-time.ts'
import { utilizationIn } from './utilization.ts'
import { type WholeSum, wholeSumsIn } from './whole-sums.ts'

export type TotalForTerm = {
  readonly sum: WholeSum
  readonly hours: number
  /** Of the hours of the term; null: it is not said. */
  readonly usedShare: number | null
  /** Without the sum and the term. */
  readonly rest: string
}

const isOffer =
  /\b(?:quot\w+|offer\w*|reserv\w*|commit\w*|contract\w*|lease\w*|deal|proposal|wants?|asks?(?: for)?|asking|term)\b/iu
const asksForVerdict =
  /\b(?:sign|fair|good|bad|deal|worth|should|take it|accept|reasonable|expensive|dear|overpriced|too much|cheap|ok|okay|sane|per gpu|what do you think|or not|rip-?off)\b/iu
/** What is bought stays; what may be spent is a limit. */
const isOther = /\b(?:buy|buying|bought|purchas\w+|own|budget|to spend|at most|spent|paid|bill(?:ed)?|invoic\w+)\b/iu
const leastUsd = 1000
const longest = 300

/** Null where not one sum and one term are told, or nobody asks whether it is a good offer. */
export function totalForTermIn(text: string): TotalForTerm | null {
  if (text.length > longest || !isOffer.test(text) || !asksForVerdict.test(text) || isOther.test(text)) return null
  const [sum, ...sums] = wholeSumsIn(text)
  if (sum === undefined || sums.length > 0 || sum.amount < leastUsd || ratesIn(text) !== null) return null
  const without = collapseSpaces(text.replace(sum.words, ' '))
  const spans = timeSpansIn(without)
  const [span] = spans
  const hours = span !== undefined && spans.length === 1 ? span.hours : spans.length === 0 ? termNamedIn(without) : null
  if (hours === null || hours < hoursOfWeek) return null
  const rest = span === undefined ? without : collapseSpaces(without.replace(span.words, ' '))
  return { sum, hours, usedShare: utilizationIn(text), rest }
}
