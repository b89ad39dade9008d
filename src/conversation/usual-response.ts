/** What a channel usually asks, answered at today's prices. */
import { noUsualRequestMessage, usualRequestMessage } from '../presentation/content/messages/usual-request-message.ts'
import { type ChannelEstimate, usualJobOf } from '../team/usual-job.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome } from './outcome.ts'
import { answerJob } from './plan-start.ts'
import type { RequestContext } from './request.ts'

export function answerUsual(
  history: readonly ChannelEstimate[],
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const usual = usualJobOf(history)
  if (usual === null) return { kind: 'answer', content: noUsualRequestMessage() }
  const { scenario } = usual
  const outcome = answerJob({ kind: 'start', scenario, policy: null, phrases: [] }, request, context)
  return outcome.kind === 'plan'
    ? { ...outcome, content: usualRequestMessage(usual, outcome.content, context.renderContextOn(request)) }
    : outcome
}
