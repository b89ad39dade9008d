/** A question, or a goal, after something else was answered: whether it begins anew, or is of the job before it. */
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
  const isUnread = read.kind === 'problem' && read.problem.kind === 'nothing' && isAddressed
  const alone = isUnread ? interpretFirstText(text, 'command', asked, context, data) : read
  const named = alone.kind === 'problem' ? (alone.partial?.scenario ?? null) : null
  if (named === null || (named.spec.params === null && named.spec.tokens === null)) return null
  const isOther =
    scenario.spec.params === null
      ? inquiry !== null
      : named.spec.params !== null && isAskedInForm(text, context) && !goesOn.test(text)
  if (isOther) return { alone }
  const result = applyChange(scenario, changeOf(named))
  return 'problem' in result ? null : { scenario: result.scenario }
}

function isAskedInForm(text: string, { vocabulary }: EngineContext): boolean {
  const line = text.toLowerCase().trim()
  return asksInForm({ line, sentence: vocabulary.replyWords.openers.sentenceOf(line) })
}
