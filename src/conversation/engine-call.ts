/** A request as it crosses to another thread, and its outcome with the time it took. */
import type { ConversationEngine } from './conversation-engine.ts'
import type { Outcome } from './outcome.ts'
import type { ConversationRequest, RequestContext } from './request.ts'

export type EngineCall = { readonly request: ConversationRequest; readonly requestContext: RequestContext }

export type TimedOutcome = { readonly outcome: Outcome; readonly seconds: number }

/** Throws what the engine throws. */
export function runEngineCall(
  engine: Pick<ConversationEngine, 'handle'>,
  { request, requestContext }: EngineCall,
): TimedOutcome {
  const startedAt = performance.now()
  const outcome = engine.handle(request, requestContext)
  return { outcome, seconds: (performance.now() - startedAt) / 1000 }
}
