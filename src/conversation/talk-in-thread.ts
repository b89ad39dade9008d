/** Talk between people below a plan, which may be full of its words: "50 cents! The vending machine takes more". */
import { currentScenario } from '../language/replies/revision-history.ts'
import { likelyActsOf } from '../language/replies/reply.ts'
import { replyInEnglish } from '../language/locales/local-request.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { ConversationRequest, RequestContext } from './request.ts'

/**
 * From these chances on a reply that was not sent to the app is left alone: of two writers that the classifier had not seen,
 * 97 % of the talk was, and 87 % of what was meant was served. Short wishes that are understood whole, and those below a plan
 * that was changed before, lean on the thread, which the classifier does not see.
 */
const maxChatter = { wish: 0.25, question: 0.35, leaning: 0.6 }
const maxWordsOfLeaning = 3

/** Whether a reply is more likely talk than meant for the app, whatever it can be read as. */
export function isTalk(
  { text, thread, isAddressed, data, configs }: Extract<ConversationRequest, { kind: 'reply' }>,
  read: Interpretation,
  { today }: RequestContext,
  { vocabulary }: EngineContext,
): boolean {
  if (isAddressed || data !== undefined || configs !== undefined) return false
  const limit = limitOf(read, text, thread.conversation.revisions.length)
  if (limit === null) return false
  const scenario = currentScenario(thread.conversation)
  return likelyActsOf(scenario, replyInEnglish(text, vocabulary), vocabulary, today).chatter >= limit
}

/** Null of what has signs of its own: what is done with the thread, and news of its run. */
function limitOf(read: Interpretation, text: string, revisions: number): number | null {
  switch (read.kind) {
    case 'question':
    case 'comparison':
    case 'inquiry':
    case 'verdict':
      return maxChatter.question
    case 'revision':
      if (read.revision.by !== 'amend') return null
      return revisions > 1 || text.trim().split(/\s+/u).length <= maxWordsOfLeaning
        ? maxChatter.leaning
        : maxChatter.wish
    case 'asks':
    case 'problem':
      return revisions > 1 ? maxChatter.leaning : maxChatter.wish
    default:
      return null
  }
}
