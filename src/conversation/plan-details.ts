/** The details of the plan that a thread shows. */
import type { MessageContent } from '../presentation/content/message-content.ts'
import { detailsMessage } from '../presentation/content/messages/details-message.ts'
import type { EngineContext } from './engine-context.ts'
import { latestFeasiblePlan } from './feasible-plan.ts'
import type { RequestContext } from './request.ts'
import { priceDateOf, type ThreadState } from './thread-state.ts'

/** Bill, ranges and nearest runs of the plan that stood last; null where nothing meets the thread. */
export function planDetails(
  thread: ThreadState,
  request: RequestContext,
  context: EngineContext,
): MessageContent | null {
  const feasible = latestFeasiblePlan(thread, request, context)
  if ('problem' in feasible) return null
  const { scenario, recommendation } = feasible.answer
  const asker = context.askerContext(request, thread)
  const priceDate = priceDateOf(thread, request.today)
  const receipt = context.advisor.receiptOf({ scenario, recommendation }, priceDate, asker)
  const totalCost = context.advisor.summarizeTotalCost({ scenario, option: recommendation.best }, priceDate, asker)
  return detailsMessage(scenario, recommendation, { receipt, totalCost }, context.renderContextOn(request))
}
