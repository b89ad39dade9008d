/** A request that waits, at the prices of the day: it says the new price and is asked at it from then on. */
import type { WebClient } from '@slack/web-api'
import type { AnsweredScenario } from '../../presentation/content/advisor-answer.ts'
import { formatUsd } from '../../presentation/format/number-format.ts'
import type { MessageRef } from '../delivery/outbox.ts'
import { currentTeam } from '../request-scope.ts'
import type { Services } from '../services.ts'
import { replacePosted, requestMessage, type StoredApproval } from './posted-requests.ts'

/** `was` and `now`: the sums as they are printed. Null where somebody has decided meanwhile. */
export async function reviseRequest(
  approval: StoredApproval,
  answer: AnsweredScenario,
  thresholdUsd: number | null,
  refs: readonly MessageRef[],
  client: WebClient,
  services: Services,
): Promise<{ readonly was: string; readonly now: string } | null> {
  const usd = answer.recommendation.best.allInUsd.p50
  const [was, now] = [formatUsd(approval.usd), formatUsd(usd)]
  const content = {
    ...approval.content,
    scenario: answer.scenario,
    summary: services.engine.approvalSummary(answer, services.today()),
    note: `Prices ${usd < approval.usd ? 'fell' : 'rose'} since this was asked at ${was}: today it costs ${now}.`,
  }
  const { approvals } = services.store.of(currentTeam())
  if (!(await approvals.revise(approval.id, { usd, content }))) return null
  await replacePosted(refs, requestMessage({ ...approval, content }, thresholdUsd), client, services)
  return { was, now }
}
