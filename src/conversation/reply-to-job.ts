/** What a reply below a job without a plan is by itself: a question, a wish, talk, or another job. */
import { foreignWords } from '../language/inquiries/merged-question.ts'
import { jobAsksByWords, speaksOfJob } from '../language/inquiries/job-asks.ts'
import { asksInClause, asksInForm } from '../language/replies/question-forms.ts'
import { unknownId } from '../language/replies/question-act.ts'
import { likelyActsOf } from '../language/replies/reply.ts'
import { emptySpec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { interpretFirstText } from './interpret-first-text.ts'
import type { Interpretation } from './interpretation.ts'
import type { RequestContext } from './request.ts'
import { speaksOfPlan } from './unknown-of-inquiry.ts'

/** Sentences about language models, which say nothing true of another job. */
export const ofLanguageModels =
  /\b(?:tokens?|\d+(?:\.\d+)?B\b|LLMs?|vLLM|chat template|MoE|dense models|adapters?|this training|the plan|docs\/accuracy|perplexity|instruction data)\b/u

/** What a reply is, by itself. */
export type ReplyToJob = {
  readonly text: string
  readonly isAddressed: boolean
  readonly isQuestion: boolean
  /** How likely it is said between people, and how likely it wishes a change. */
  readonly chatter: number
  readonly request: number
  readonly question: number
  /** No word of it is of anything else. */
  readonly isOfJobAlone: boolean
}

/** How a reply reads, whatever the job is. */
export function replyToJob(
  text: string,
  asked: string | null,
  isAddressed: boolean,
  { today }: RequestContext,
  { vocabulary }: EngineContext,
): ReplyToJob {
  const acts = likelyActsOf(noScenario, text, vocabulary, today)
  const line = text.toLowerCase().trim()
  const sentence = vocabulary.replyWords.openers.sentenceOf(line)
  const isInForm = asksInForm({ line, sentence }) || (asksInClause.test(line) && acts.question > 0.3)
  return {
    text,
    isAddressed,
    isQuestion: isInForm || (acts.question > sureOfQuestion && acts.request < 0.5),
    chatter: acts.chatter,
    request: acts.request,
    question: acts.question,
    isOfJobAlone: foreignWords(text, asked) === 0,
  }
}
const noScenario = { spec: emptySpec, setBy: {}, notes: [] }
const sureOfQuestion = 0.6
/** A question without its mark is one to the app from here on. */
export const sureOfUnmarked = 0.9

/** Whether people say it to one another. */
export const isTalkBelowAnswer = ({ text, isAddressed, isQuestion, chatter, isOfJobAlone }: ReplyToJob): boolean =>
  !isAddressed &&
  (isQuestion
    ? !(isOfJobAlone || speaksOfPlan(text) || speaksOfJob(text)) ||
      (chatter > maxChatterOfAsked && jobAsksByWords(text).length === 0)
    : chatter > maxChatterOfSaid)
const [maxChatterOfAsked, maxChatterOfSaid] = [0.9, 0.6]

/** Whether an answer was worked out, and is none that holds of everything. */
export function isWorkedOut(read: Interpretation, { catalog, vocabulary }: EngineContext): boolean {
  if (read.kind !== 'inquiry' || read.inquiry.kind !== 'known') return false
  const { id, says } = read.inquiry
  return (
    id !== unknownId &&
    !ofLanguageModels.test(says.join(' ')) &&
    !vocabulary.questionCues.classifier.ids.includes(id) &&
    !catalog.inquiryFacts.generalKnowledge.rows.some((row) => row.id === id)
  )
}

/** Whether a text by itself names the model and the data of a language model: only then it is another job. */
export function isJobOfItsOwn(text: string, request: RequestContext, context: EngineContext): boolean {
  const alone = interpretFirstText(text, 'message', request, context, undefined)
  if (alone.kind === 'start')
    return alone.sizes === undefined && alone.scenario.spec.params !== null && /\b(?:train|tun|lora|sft|dpo|grpo|pre-?train|\d ?b\b)/iu.test(text) // prettier-ignore
  return (
    alone.kind === 'inquiry' &&
    ((alone.inquiry.kind === 'known' && alone.inquiry.job !== undefined) ||
      alone.inquiry.kind === 'samples' ||
      alone.inquiry.kind === 'encoding')
  )
}
