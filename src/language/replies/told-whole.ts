/** Questions that name another plan by a number, a length, a card or a place: nothing else in them is a wish, or is asked besides. */
import type { Question } from '../questions/question.ts'
import type { ReplyCandidate } from './reply-candidate.ts'

const readers: ReadonlySet<string> = new Set([
  'asked-count',
  'asked-rented',
  'asked-length',
  'asked-hourly',
  'asked-fit',
  'asked-threshold',
  'asked-preempted',
  'place-cost',
])

/** Whether a reply was taken for such a question by what it names. */
export const isToldWhole = ({ reader = '', act }: ReplyCandidate): boolean =>
  readers.has(reader) || (act.kind === 'question' && act.args?.asksMoney === true && act.asked !== undefined)

/** The same of a question by itself. */
export const isOfNamedPlan = ({ args }: Question): boolean =>
  args?.lengthAsked !== undefined ||
  args?.hourlyAsked !== undefined ||
  args?.placeCost !== undefined ||
  (args?.countAsked?.isMore === true && args.countAsked.count !== null)
