/** Every Monday: what approved plans whose run has not begun cost at the prices of the day, on their cards. */
import * as z from 'zod'
import { currentTeam } from '../request-scope.ts'
import { loadUnattendedContext } from '../request-context.ts'
import { showRunCard } from '../runs/run-card.ts'
import type { JobDefinition } from './scheduler.ts'
import type { ClientProvider } from './weekly-digest.ts'

const maxPlans = 50
const payloadSchema = z.object({ run: z.string() })

/** The weekly job that prices each approved plan anew whose run has not begun. */
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
  ]
}
