/** Every Monday: what plans that wait for an approval, and approved ones whose run has not begun, cost at the prices of the day. */
import * as z from 'zod'
import { roundUsd } from '../../recommend/figure-text.ts'
import { answerToday } from '../approvals/plan-today.ts'
import { reviseRequest } from '../approvals/revise-request.ts'
import { currentTeam } from '../request-scope.ts'
import { loadUnattendedContext } from '../request-context.ts'
import { showRunCard } from '../runs/run-card.ts'
import type { JobDefinition } from './scheduler.ts'
import type { ClientProvider } from './weekly-digest.ts'

const maxPlans = 50
const payloadSchema = z.object({ run: z.string() })

const requestSchema = z.object({ approval: z.string() })

/** The weekly job that prices each plan anew that waits or is approved, and whose run has not begun. */
export function repricingJobs(clientOf: ClientProvider): readonly JobDefinition[] {
  return [
    {
      kind: 'repricings',
      pattern: '0 8 * * 1',
      run: async ({ runAt }, { store }) => {
        for (const team of await store.teams()) {
          for (const { id, state } of await store.of(team).planRuns.open(maxPlans)) {
            if (state.phase !== 'approved') continue
            await store.jobs.add({ kind: 'repricing', key: `${id} ${runAt}`, team, payload: { run: id }, runAt })
          }
          for (const { id, decision } of await store.of(team).approvals.recent({ limit: maxPlans })) {
            if (decision !== null) continue
            const payload = { approval: id }
            await store.jobs.add({ kind: 'request repricing', key: `${id} ${runAt}`, team, payload, runAt })
          }
        }
      },
    },
    {
      kind: 'repricing',
      run: async (job, services) => {
        const team = currentTeam()
        const { planRuns, estimates, approvals } = services.store.of(team)
        const run = await planRuns.readById(payloadSchema.parse(job.payload).run)
        if (run === null || run.state.phase !== 'approved') return
        const { channel, thread } = run
        // The plan that was approved: its thread may have talked of others since.
        const asked = await approvals.recent({ channel, thread })
        const approved = asked.find(({ decision }) => decision?.is === 'approved')?.content.scenario
        const [shown] = approved === undefined ? await estimates.recent({ channel, thread, limit: 1 }) : []
        const scenario = approved ?? shown?.scenario
        const client = scenario === undefined ? null : await clientOf(team)
        if (scenario === undefined || client === null) return
        const today = services.today()
        const usd = services.engine.priceToday(scenario, await loadUnattendedContext(channel, services))
        if (usd === null) return
        await planRuns.change(run, { by: run.by, card: run.cardTs }, (current) =>
          current?.phase === 'approved' ? { state: { ...current, repriced: { usd, today } }, hasEnded: false } : null,
        )
        await showRunCard(run, client, services)
      },
    },
    {
      kind: 'request repricing',
      run: async (job, services) => {
        const team = currentTeam()
        const approval = await services.store.of(team).approvals.read(requestSchema.parse(job.payload).approval)
        if (approval === null || approval.decision !== null) return
        const context = await loadUnattendedContext(approval.channel, services)
        const answer = await answerToday(approval.content.scenario, context, 'button', services)
        const client = answer === null ? null : await clientOf(team)
        if (answer === null || client === null) return
        // What is printed alike is the same price.
        if (roundUsd(answer.recommendation.best.allInUsd.p50) === roundUsd(approval.usd)) return
        const { thresholdUsd = null } = context.rules.defaults.approval ?? {}
        await reviseRequest(approval, answer, thresholdUsd, approval.content.messages ?? [], client, services)
      },
    },
  ]
}
