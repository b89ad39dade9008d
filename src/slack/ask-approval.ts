/** Above the threshold that a channel has settled, a plan asks whoever approves, in its thread, once. */
import { approvalMessage } from '../reply/approval.ts'
import { approvalNeeded } from '../team/approval.ts'
import type { Rules } from '../team/rules.ts'
import type { Answered } from '../thread/held.ts'
import { currentWork } from './current.ts'
import { postAnswer } from './deliver.ts'
import type { Services } from './services.ts'
import type { Place } from './ways.ts'

export async function askApproval(answered: Answered, rules: Rules, place: Place, services: Services): Promise<void> {
  const { channel, thread, user } = place
  const work = currentWork()
  if (work === null || work.id === null || thread === undefined || rules.defaults.approval === null) return
  const { approvals } = services.store.of(work.team)
  // Worked on again, this plan's own request is no earlier one.
  const earlier = (await approvals.recent({ channel, thread })).filter(({ id }) => id !== work.id)
  const { best } = answered.recommendation
  const needed = approvalNeeded(rules, best, earlier)
  if (needed === null) return
  const { approver, thresholdUsd } = needed
  const summary = services.desk.approvalSummary(answered, services.today())
  const asked = { approver, usd: best.usd.p50, asked: { summary, scenario: answered.scenario } }
  const id = await approvals.ask({ channel, thread, by: user, delivery: work.id }, asked)
  await postAnswer(approvalMessage({ id, approver, by: user, thresholdUsd }, summary), place, services)
}
