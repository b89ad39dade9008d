/** An approved plan: its message says so from then on, and the run that follows begins there. */
import type { WebClient } from '@slack/web-api'
import { isDeepStrictEqual } from 'node:util'
import { newThread } from '../../conversation/thread-state.ts'
import type { Approval } from '../../store/approvals.ts'
import { newRun } from '../../team/run-state.ts'
import type { AppDocuments } from '../document-schemas.ts'
import { withPinnedPrices } from '../listeners/pinned-prices.ts'
import { loadRequestContext } from '../request-context.ts'
import { currentTeam } from '../request-scope.ts'
import type { Services } from '../services.ts'
import { showRunCard } from './run-card.ts'

type PlanApproval = Approval<AppDocuments['approval']>

/** Plans of a thread that are looked through for the approved one. */
const maxPlans = 20

/** Does nothing where the plan has no message that all can see. */
export async function recordApproval(
  { channel, thread, by, content: { scenario } }: PlanApproval,
  approvedBy: string,
  client: WebClient,
  services: Services,
): Promise<void> {
  const { threads, estimates, planRuns } = services.store.of(currentTeam())
  const found = thread === null ? null : await threads.read({ channel, thread })
  // What one person alone sees has no card.
  const plans = thread === null || found === null ? [] : await estimates.recent({ channel, thread, limit: maxPlans })
  const shown = plans.find((each) => isDeepStrictEqual(each.scenario, scenario))
  if (thread === null || found === null || shown === undefined || shown.message === null) return
  const { conversation } = newThread(scenario)
  const state = await withPinnedPrices({ ...found, conversation }, services)
  const planned = services.engine.plannedRun(state, await loadRequestContext(channel, client, services, thread))
  if (planned === null) return
  const now = new Date(services.now()).toISOString()
  const origin = { by, card: shown.message }
  const run = await planRuns.change({ channel, thread }, origin, (current) =>
    current === null || current.phase === 'approved'
      ? { state: { ...newRun(planned, now), approvedBy }, hasEnded: false }
      : null,
  )
  if (run?.state.approvedBy === approvedBy) await showRunCard(run, client, services)
}
