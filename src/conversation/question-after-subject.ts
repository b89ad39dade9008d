/** A question, or a goal, before there is a plan: whether it begins anew, or is of the job before it. */
import { asksInForm } from '../language/replies/question-forms.ts'
import { applyChange, changeOf } from '../scenario/scenario-change.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { ConversationSubject } from './conversation-subject.ts'
import type { EngineContext } from './engine-context.ts'
import { interpretFirstText } from './interpret-first-text.ts'
import type { Interpretation } from './interpretation.ts'
import type { ConversationRequest, RequestContext } from './request.ts'

export type TextRequest = Extract<ConversationRequest, { kind: 'text' }>
type JobOfQuestion = { readonly alone: Interpretation } | { readonly scenario: Scenario }

/** Words that take up what was said before. */
const goesOn = /^\W{0,4}(?:and|or|but|then|so|plus|what about|how about|what if)\b/iu

/** "What would a chatbot from 5,000 chats cost?", "we want one": asked or wished for, and no part of what was said before. */
export function isGoalOfItsOwn(text: string, context: EngineContext): boolean {
  const { intention } = context.vocabulary.intentPhrases.message
  return !goesOn.test(text) && (isAskedInForm(text, context) || intention.test(text))
}

/**
 * The job of a question that names a part of one: "how much for 20k examples?" after a model is of that model. By itself where it
 * is of another job, or there was none before. Null: it names no model and no data.
 */
export function jobOfQuestion(
  { scenario, inquiry }: ConversationSubject,
  read: Interpretation,
  { text, isAddressed = true, data }: TextRequest,
  asked: RequestContext,
  context: EngineContext,
): JobOfQuestion | null {
  // What is meant for the app need not look like it, as talk between people must.
  const isUnread = isNothing(read) && isAddressed
  const alone = isUnread ? interpretFirstText(text, 'command', asked, context, data) : read
  const named = partOf(alone)
  if (named === null || (named.spec.params === null && named.spec.tokens === null)) return null
  const isOther =
    scenario.spec.params === null
      ? inquiry !== null
      : named.spec.params !== null && isAskedInForm(text, context) && !goesOn.test(text)
  if (isOther) return { alone }
  const result = applyChange(scenario, changeOf(named))
  return 'problem' in result ? null : { scenario: result.scenario }
}

/** "What do I need to train a 70b?", to the app: what it lacks is asked; null where it was read, or is no such question. */
export function questionOfTraining(
  read: Interpretation,
  { text, isAddressed = true, data }: TextRequest,
  asked: RequestContext,
  context: EngineContext,
): Interpretation | null {
  const isAsked = isAddressed && isNothing(read) && isAskedInForm(text, context)
  const { intention, estimate } = context.vocabulary.intentPhrases.message
  // "Did the 70b training finish?" wishes for nothing.
  const isWish = intention.test(text) || estimate.test(text)
  if (!isAsked || !isWish || !context.catalog.inquiryFacts.words.trainingJob.test(text)) return null
  const alone = interpretFirstText(text, 'command', asked, context, data)
  return partOf(alone)?.spec.params == null ? null : alone
}

const isNothing = (read: Interpretation): boolean => read.kind === 'problem' && read.problem.kind === 'nothing'

const partOf = (read: Interpretation): Scenario | null =>
  read.kind === 'problem' && read.problem.kind.startsWith('missing-') ? (read.partial?.scenario ?? null) : null

function isAskedInForm(text: string, { vocabulary }: EngineContext): boolean {
  const line = text.toLowerCase().trim()
  return asksInForm({ line, sentence: vocabulary.replyWords.openers.sentenceOf(line) })
}
