/** Above the threshold that a channel has settled, a plan asks whoever approves, in its thread, once. */
import { approvalMessage } from '../../presentation/content/messages/approval-message.ts'
import { approvalNeeded } from '../../team/approval.ts'
import type { TeamRules } from '../../team/team-rules.ts'
import type { AnsweredScenario } from '../../presentation/content/advisor-answer.ts'
import { renderMessage } from '../../presentation/slack/render-message.ts'
import { currentScope } from '../request-scope.ts'
import { deliverMessage } from './deliver.ts'
import type { Services } from '../services.ts'
import type { Destination } from './post-methods.ts'

export async function requestApproval(
  answer: AnsweredScenario,
  rules: TeamRules,
  destination: Destination,
  services: Services,
): Promise<void> {
  const { channel, thread, user } = destination
  const scope = currentScope()
  if (scope === null || scope.id === null || thread === undefined || rules.defaults.approval === null) return
  const { approvals } = services.store.of(scope.team)
  // Worked on again, this plan's own request is no earlier one.
  const earlierApprovals = (await approvals.recent({ channel, thread })).filter(({ id }) => id !== scope.id)
  const { best } = answer.recommendation
  const needed = approvalNeeded(rules, best, earlierApprovals)
  if (needed === null) return
  const { approver, thresholdUsd } = needed
  const summary = services.engine.approvalSummary(answer, services.today())
  const request = { approver, usd: best.usd.p50, content: { summary, scenario: answer.scenario } }
  const id = await approvals.request({ channel, thread, by: user, delivery: scope.id }, request)
  const content = approvalMessage({ id, approver, requester: user, thresholdUsd }, summary)
  await deliverMessage(renderMessage(content), destination, services)
}
