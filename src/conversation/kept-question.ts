/** What a thread keeps of a question that is answered without a plan, and what of the answer a reply changed. */
import { capitalized } from '../recommend/figure-text.ts'
import { formatCount, formatDuration, formatUsd } from '../presentation/format/number-format.ts'
import type { SampledChoice } from '../recommend/inquiries/sampled-choices.ts'
import { withLead } from './answer-line.ts'
import type { AskedQuestion } from './conversation-subject.ts'
import type { EngineContext } from './engine-context.ts'
import { answerInquiry } from './inquiry-response.ts'
import type { Interpretation, QuestionKept } from './interpretation.ts'
import type { Outcome } from './outcome.ts'
import type { ConversationRequest, RequestContext } from './request.ts'
import { nothingSaid, threadOfQuestion } from './thread-of-question.ts'

type EarlierInquiry = NonNullable<AskedQuestion['subject']['inquiry']>

/** A text that goes on from the one before has not the whole question in its words. */
const minWords = 6

/** A first text that is answered without a plan begins a thread of its question. */
export function withQuestion(
  read: Interpretation,
  { text, subject: before }: Extract<ConversationRequest, { kind: 'text' }>,
): Interpretation {
  const isAsked =
    read.kind === 'inquiry' ? read.thread === undefined : read.kind === 'comparison' && read.thread === null
  if (!isAsked || read.keeps !== undefined) return read
  const isWhole = before === undefined || text.split(/\s+/u).length >= minWords
  const subject = read.subject ?? nothingSaid
  return { ...read, keeps: { asked: { subject, text: isWhole ? text : null }, change: '', before: null } }
}

/** The answer with its thread and, first of all, what a reply changed. */
export function withQuestionKept(
  outcome: Outcome,
  { keeps }: Interpretation,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  if (keeps === undefined) return outcome
  if (outcome.kind === 'problem') return { ...outcome, thread: threadOfQuestion(keeps.asked) }
  if (outcome.kind !== 'answer' || outcome.thread !== undefined) return outcome
  const lead =
    keeps.change === ''
      ? null
      : leadOf(keeps, keeps.change, outcome, (inquiry) => answerInquiry({ kind: 'inquiry', inquiry }, request, context))
  const told = lead === null ? outcome : withLead(outcome, lead)
  return told.kind === 'answer' ? { ...told, thread: threadOfQuestion(keeps.asked) } : told
}

function leadOf(
  { asked, before }: QuestionKept,
  change: string,
  outcome: Outcome,
  answered: (inquiry: EarlierInquiry) => Outcome,
): string | null {
  const now = firstChoice(outcome)
  const earlier = now === null || before?.kind !== 'samples' ? null : firstChoice(answered(before))
  if (now === null || earlier === null) return isShort(change) ? `With “${change}”:` : null
  if (figuresOf(now) !== figuresOf(earlier)) {
    const figures = `${figuresOf(now)}, where it was ${figuresOf(earlier)}.`
    return isShort(change) ? `With “${change}”: ${figures}` : capitalized(figures)
  }
  // Whether the money is enough is said by the answer itself.
  const { inquiry } = asked.subject
  const isOfLimit =
    inquiry?.kind === 'samples' && before?.kind === 'samples' && inquiry.spec.budgetUsd !== before.spec.budgetUsd
  if (isOfLimit) return null
  const [after, then] = [inquiry?.kind === 'samples' ? inquiry.data : null, before?.kind === 'samples' ? before.data : null] // prettier-ignore
  const isOfSteps = after?.steps != null && after.steps === then?.steps && after.images !== then.images
  const why = isOfSteps ? `: the ${formatCount(after.steps)} steps set the time, of however many images` : ''
  return `With “${change}” it stays ${figuresOf(now)}${why}.`
}

const firstChoice = (outcome: Outcome): SampledChoice | null =>
  outcome.kind === 'answer' && outcome.detail?.kind === 'samples' ? (outcome.detail.plan.choices[0] ?? null) : null

const figuresOf = ({ hours, usd, offer }: SampledChoice): string =>
  `about ${formatDuration(hours.expected)}, ${offer === null ? 'no rent' : formatUsd(usd.expected)}`

const maxShort = 6
/** A whole question says nothing of what is new in it. */
const isShort = (change: string): boolean =>
  change.split(/\s+/u).length <= maxShort &&
  !/^(?:how|what|which|when|why|is|are|does|do|can|would|will)\b/iu.test(change)
