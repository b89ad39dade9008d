/** Talk between people below a plan, which may be full of its words: "50 cents! The vending machine takes more". */
import { currentScenario } from '../language/replies/revision-history.ts'
import { likelyActsOf } from '../language/replies/reply.ts'
import { replyInEnglish } from '../language/locales/local-request.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { ConversationRequest, RequestContext } from './request.ts'

/**
 * From this chance on a reply that was not sent to the app is left alone. On threads of two writers that the classifier had not
 * seen, 97 % of the talk is left alone so, and 87 % of what is meant is served.
 */
const maxChatter = 0.2

/** Whether a reply is more likely talk than meant for the app, whatever it can be read as. */
export function isTalk(
  { text, thread, isAddressed, data, configs }: Extract<ConversationRequest, { kind: 'reply' }>,
  read: Interpretation,
  { today, hasBegunRun = false }: RequestContext,
  { vocabulary }: EngineContext,
): boolean {
  if (isAddressed || data !== undefined || configs !== undefined || read.kind === 'ignored') return false
  // While a run is under way, news of it is awaited.
  if (hasBegunRun && (read.kind === 'run' || read.kind === 'report')) return false
  const scenario = currentScenario(thread.conversation)
  return likelyActsOf(scenario, replyInEnglish(text, vocabulary), vocabulary, today).chatter >= maxChatter
}
