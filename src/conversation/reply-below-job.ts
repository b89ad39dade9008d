/** A reply in the thread of a job without a plan: talk is left alone, a question is answered of that job, a change computes it anew. */
import { transcriptionIn, writerIn } from '../language/inquiries/transcription.ts'
import { requantified } from '../language/inquiries/requantified.ts'
import { unknownId } from '../language/replies/question-act.ts'
import { jobAsksByWords, jobAsksIn } from '../language/inquiries/job-asks.ts'
import { figuresOfOption, placeOfOption } from '../presentation/content/inquiries/job-figures.ts'
import { answeredJobOf } from './answered-job.ts'
import type { AskedQuestion } from './conversation-subject.ts'
import type { EngineContext } from './engine-context.ts'
import { answerBelowJob, answerOfAsk, machineNamedIn, toldOfWish, unknownOfJob } from './interpret-below-job.ts'
import { isJobOfItsOwn, isTalkBelowAnswer, isWorkedOut, replyToJob, type ReplyToJob } from './reply-to-job.ts'
import { interpretFirstText } from './interpret-first-text.ts'
import type { Interpretation } from './interpretation.ts'
import { knownInquiry } from './part-readers.ts'
import type { RequestContext } from './request.ts'
import { speaksOfPlan } from './unknown-of-inquiry.ts'

/** A reply below a job, and how it reads by itself. */
export type BelowJob = {
  readonly question: AskedQuestion
  readonly reply: ReplyToJob
  readonly request: RequestContext
  readonly context: EngineContext
}

const kindsOfJobs: ReadonlySet<string> = new Set(['samples', 'encoding', 'hosting', 'unsupported'])

/** Null where the thread is about no job. */
export function belowJobOf(
  question: AskedQuestion,
  text: string,
  isAddressed: boolean,
  request: RequestContext,
  context: EngineContext,
): BelowJob | null {
  const { inquiry } = question.subject
  const isJob = inquiry === null ? answeredJobOf(question, request, context) !== null : kindsOfJobs.has(inquiry.kind)
  return isJob
    ? { question, reply: replyToJob(text, question.text, isAddressed, request, context), request, context }
    : null
}

/** Whether it wishes a change in so many words that no talk is meant. */
export const isWishBelowJob = ({ reply: { request, isQuestion } }: BelowJob): boolean =>
  request > leastRequest && !isQuestion
const [leastRequest, fewWords] = [0.7, 4]

/** What is asked in words of the field that no reader of changes should take for one. */
export function firmAnswerBelowJob(below: BelowJob): Interpretation | null {
  const { question, reply, request, context } = below
  const [ask] = reply.isQuestion ? jobAsksByWords(reply.text) : []
  const isOfTime = ask === 'count' && machineNamedIn(reply.text, request, context).deadlineHours !== undefined
  if (ask === undefined || !(firmAsks.has(ask) || isOfTime) || isTalkBelowAnswer(reply)) return null
  const says = answerOfAsk(ask, question, reply.text, request, context)
  if (says === null) return null
  return knownInquiry(`${ask} of the job`, [...says, ...(ask === 'covered' ? otherwise(below) : [])])
}
const firmAsks: ReadonlySet<string> = new Set(['covered', 'per-unit', 'memory-why', 'disk', 'agreement'])

/** "At 210 instead": what it is with the amount that the question names. */
function otherwise(below: BelowJob): readonly string[] {
  const anew = requantifiedJob(below)
  if (anew === null) return []
  const subject = { ...below.question.subject, ...(anew.read.kind === 'inquiry' ? { inquiry: anew.read.inquiry } : {}) }
  const [first] = answeredJobOf({ subject, text: anew.text }, below.request, below.context)?.options ?? []
  return first === undefined ? [] : [`With the other amount: ${figuresOfOption(first)} on ${placeOfOption(first)}.`]
}

/** Cards are weighed against one another, or a service is asked about in terms that it has none of: no change is wished. */
export const isAskedOfJob = ({ question: { subject }, reply: { text, isQuestion } }: BelowJob): boolean =>
  isQuestion &&
  (/\b(?:how come|why|vs\.?|versus|better value|compared? (?:to|with))\b/iu.test(text) ||
    jobAsksByWords(text).includes('api') ||
    (subject.inquiry?.kind === 'hosting' && jobAsksByWords(text).includes('spot')))

/** The question with an amount in the place of another, read anew; null where it is no other job of the same kind. */
export function requantifiedJob(below: BelowJob): { readonly read: Interpretation; readonly text: string } | null {
  const { question, reply, request, context } = below
  const isShort = reply.text.trim().split(/\s+/u).length <= fewWords
  const isMeant = question.text !== null && (isShort || !isTalkBelowAnswer(reply))
  const merged = isMeant ? (requantified(question.text, reply.text) ?? ofOtherWriter(below)) : null
  if (merged === null || question.text === null) return null
  const readAlone = (text: string): Interpretation => interpretFirstText(text, 'command', request, context, undefined)
  const [before, read] = [readAlone(question.text), readAlone(merged)]
  const isSameKind = read.kind === 'inquiry' && before.kind === 'inquiry' && read.inquiry.kind === before.inquiry.kind
  if (!isSameKind || JSON.stringify(read) === JSON.stringify(before)) return null
  const ofQuality = reply.isQuestion && asksQuality.test(reply.text) ? { generalAnswers: [qualityUnknown] } : {}
  return { read: { ...read, ...ofQuality }, text: merged }
}

const asksQuality = /\b(?:wer|accura\w+|quality|f1|map|better|worse|recall)\b/iu
const qualityUnknown =
  'How good it is with that I do not know: try both on an hour or a hundred of your own and compare.'

/** "With distil-large instead?": sound that is written down with another model. */
function ofOtherWriter({ question: { text }, reply, context }: BelowJob): string | null {
  const { transcription } = context.catalog.inquiryFacts.rules
  if (text === null || transcriptionIn(text, transcription) === null) return null
  const other = writerIn(reply.text, transcription.models)
  return other === null ? null : `${text}, with ${other.typed}`
}

/** The answer, silence, or null: it is read as it would be anywhere. `read`: that reading. */
export function readBelowJob(below: BelowJob, read: Interpretation): Interpretation | null {
  const { question, reply, request, context } = below
  if (isTalkBelowAnswer(reply)) return { kind: 'ignored' }
  if (isWorkedOut(read, context)) return null
  if (isJobOfItsOwn(reply.text, request, context)) return null
  const [ask] = jobAsksIn(reply.text, context.vocabulary)
  const isOfPrices = read.kind === 'inquiry' && read.inquiry.kind === 'prices' && !read.inquiry.isPerTokenAsked
  if (isOfPrices && (ask === undefined || ask === 'sellers' || ask === 'price')) return null
  const isGeneral =
    read.kind === 'inquiry' &&
    !kindsOfJobs.has(read.inquiry.kind) &&
    read.inquiry.kind !== 'known' &&
    read.inquiry.kind !== 'prices'
  const answer = answerBelowJob(question, reply, request, context)
  if (answer !== null && !isGeneral) return answer
  const isKnown = read.kind === 'inquiry' && !(read.inquiry.kind === 'known' && read.inquiry.id === unknownId)
  if (isKnown || read.kind === 'ignored' || read.kind === 'help') return reply.isQuestion && !isKnown ? (unknownOfJob(question, reply, request, context) ?? read) : null // prettier-ignore
  if (reply.isQuestion) return unknownOfJob(question, reply, request, context) ?? { kind: 'ignored' }
  const told = reply.request > leastRequest ? toldOfWish(question, reply, request, context) : null
  if (told !== null) return told
  const isMeant = reply.isAddressed || (reply.request > leastRequest && speaksOfPlan(reply.text))
  return isMeant ? notChanged(reply.text) : { kind: 'ignored' }
}

const notChanged = (text: string): Interpretation =>
  knownInquiry(unknownId, [
    `I read no change of the job above in “${text.length > maxQuoted ? `${text.slice(0, maxQuoted)}…` : text.trim()}”.`,
    'Say it as an amount, a size, a card or a sum, such as “50 hours of audio”, “20 epochs”, “on 4 L40S” or “under $100”.',
  ])
const maxQuoted = 80
