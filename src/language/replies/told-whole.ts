/** Questions that name another plan by a number, a length, a card or a place: nothing else in them is a wish, or is asked besides. */
import type { Question } from '../questions/question.ts'
import type { ReplyCandidate } from './reply-candidate.ts'
import { whatIfActs } from './what-if-acts.ts'

const readers: ReadonlySet<string> = new Set(
  whatIfActs.filter(({ leavesRest }) => leavesRest !== true).map(({ name }) => name),
)

/** Whether a reply was taken for such a question by what it names. */
export const isToldWhole = ({ reader = '', act }: ReplyCandidate): boolean =>
  readers.has(reader) ||
  // A time on a number of GPUs that is named.
  (reader === 'asked-limit' && act.kind === 'question' && act.args?.isOfCount === true) ||
  (act.kind === 'question' && act.args?.asksMoney === true && act.asked !== undefined)

/** The same of a question by itself. */
export const isOfNamedPlan = ({ args, asked, topic }: Question): boolean =>
  // What gives out first with a change that is named.
  (topic === 'headroom' && args?.isOpen === true && asked !== undefined) ||
  args?.lengthAsked !== undefined ||
  args?.hourlyAsked !== undefined ||
  args?.placeCost !== undefined ||
  args?.countAsked?.judged !== undefined ||
  (args?.countAsked?.isMore === true && args.countAsked.count !== null)
