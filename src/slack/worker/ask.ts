/** Asks the engine, and counts what kind of outcome came and how long it took. */
import type { Outcome } from '../../conversation/outcome.ts'
import type { ConversationRequest, RequestContext } from '../../conversation/request.ts'
import type { Services } from '../services.ts'

/** Where a request was made: a label of the metrics. */
export type RequestSource =
  | 'command'
  | 'mention'
  | 'direct'
  | 'reply'
  | 'button'
  | 'message-shortcut'
  | 'form'
  | 'home'
  | 'workflow'
  | 'job'

/** Waits for its turn. */
export async function ask(
  { answerPool, metrics, log, tracing }: Services,
  via: RequestSource,
  request: ConversationRequest,
  requestContext: RequestContext,
): Promise<Outcome> {
  return tracing.inSpan('answer', { via }, async () => {
    const { outcome, seconds } = await answerPool(request, requestContext)
    const kind = outcomeLabel(outcome)
    tracing.annotate({ kind, seconds })
    metrics.answered(kind, via, seconds)
    log.debug({ via, kind, seconds }, 'answered')
    return outcome
  })
}

function outcomeLabel(outcome: Outcome): string {
  if (outcome.kind === 'problem') return outcome.problem.kind
  return outcome.kind === 'plan' ? 'recommendation' : outcome.kind
}
