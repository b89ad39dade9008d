/** News of a run, kept beside its plan: one run a thread, each piece of news taken once and in turn. */
import type { RunEvent } from '../../scenario/run-event.ts'
import type { PlanRun } from '../../store/plan-runs.ts'
import type { ThreadRef } from '../../store/threads.ts'
import { isMoreExpensive } from '../../team/approval.ts'
import { applyRunEvent, type RunRefusal } from '../../team/apply-run-event.ts'
import { forecastRun, newRun, type PlanOfRun, type RunState } from '../../team/run-state.ts'
import { currentTeam } from '../request-scope.ts'
import type { Services } from '../services.ts'
import { measurementOfRun } from './run-card.ts'
import { withPinnedPrices } from '../listeners/pinned-prices.ts'
import type { RequestContext } from '../../conversation/request.ts'

type RecordedEvent = { readonly run: PlanRun<RunState> } | { readonly refusal: RunRefusal }

/** `plan`: for a run of which nothing is known yet; null: the news is of a run that is. */
export async function recordRunEvent(
  thread: ThreadRef,
  event: RunEvent,
  { by, plan }: { readonly by: string; readonly plan: PlanOfRun | null },
  services: Services,
): Promise<RecordedEvent> {
  const { planRuns, estimates } = services.store.of(currentTeam())
  const { channel, thread: root } = thread
  const [shown] = await estimates.recent({ channel, thread: root, limit: 1 })
  const now = new Date(services.now()).toISOString()
  let refusal: RunRefusal | null = null
  const run = await planRuns.change(thread, { by, card: shown?.message ?? null }, (current) => {
    refusal = null
    // Until it begins, the plan is the one that its thread holds now.
    const isOpen = current === null || current.phase === 'approved' || hasEnded(current)
    const begun = plan !== null && isOpen && event.kind !== 'finished' ? replanned(current, plan, now) : current
    const state = begun ?? (plan === null ? null : newRun(plan, now))
    if (state === null) {
      refusal = { kind: 'not running' }
      return null
    }
    const applied = applyRunEvent(state, event, now)
    if ('refusal' in applied) {
      ;({ refusal } = applied)
      return null
    }
    return { state: applied.state, hasEnded: hasEnded(applied.state) }
  })
  if (refusal !== null) return { refusal }
  return run === null ? { refusal: { kind: 'not running' } } : { run }
}

const hasEnded = ({ phase }: RunState): boolean => phase === 'done' || phase === 'stopped'

/** What costs more than was approved is not approved. */
function replanned(current: RunState | null, plan: PlanOfRun, now: string): RunState {
  if (current === null) return newRun(plan, now)
  const isCovered = !isMoreExpensive(plan.usd.p50, current.planned.usd.p50)
  return { ...current, planned: plan, approvedBy: isCovered ? current.approvedBy : null }
}

/** The pace of the run, among what the team measured: later estimates of its thread rest on it, and others if it is kept. */
export async function recordRunSpeed(
  { id, channel, thread, by, state }: PlanRun<RunState>,
  requestContext: RequestContext,
  services: Services,
): Promise<void> {
  const { tokensPerSecond } = forecastRun(state)
  if (tokensPerSecond === null) return
  const { threads, runs, estimates } = services.store.of(currentTeam())
  const found = await threads.read({ channel, thread })
  const [shown] = await estimates.recent({ channel, thread, limit: 1 })
  if (found === null || shown === undefined) return
  const pinned = await withPinnedPrices(found, services)
  // Not on the grounds of its own earlier pace.
  const key = measurementOfRun(id)
  const others = requestContext.teamMeasurements.filter((each) => each.id !== key)
  const measured = services.engine.measureRun(tokensPerSecond, pinned, { ...requestContext, teamMeasurements: others })
  if (measured === null) return
  const own = { ...measured, id: key }
  if (await runs.revise(key, (stored) => ({ ...stored, own }))) return
  const { spec } = shown.scenario
  const { gpu, gpuCount, provider, tier, pricing } = shown.headline
  const { method, weights, stack, sequenceLength } = own.plan
  const estimated = {
    usd: state.planned.usd.p50,
    hours: state.planned.hours.p50,
    tokensPerSecond: shown.headline.tokensPerSecond,
  }
  const { model, params, tokens } = spec
  await runs.add(
    { channel, thread, by, delivery: key },
    {
      usd: null,
      tokensPerSecond,
      run: {
        model,
        params,
        tokens,
        method,
        weights,
        gpu,
        gpuCount,
        provider,
        tier,
        pricing,
        stack,
        sequenceLength,
        estimated,
        own,
        isKept: false,
      },
    },
  )
}
