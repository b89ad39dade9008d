/** The card of a run that its trainer told of: edited by a job, so that many posts are one edit, and none is lost. */
import * as z from 'zod'
import { currentTeam } from '../request-scope.ts'
import { loadRequestContext } from '../request-context.ts'
import { recordRunSpeed } from '../runs/record-run-event.ts'
import { showRunCard } from '../runs/run-card.ts'
import type { JobDefinition } from './scheduler.ts'
import type { ClientProvider } from './weekly-digest.ts'

const payloadSchema = z.object({ run: z.string() })

/** The job `run-card`; nothing is done for a run or an installation that is gone. */
export function runCardJob(clientOf: ClientProvider): JobDefinition {
  return {
    kind: 'run-card',
    run: async (job, services) => {
      const team = currentTeam()
      const run = await services.store.of(team).planRuns.readById(payloadSchema.parse(job.payload).run)
      const client = run === null ? null : await clientOf(team)
      if (run === null || client === null) return
      await recordRunSpeed(run, await loadRequestContext(run.channel, client, services, run.thread), services)
      await showRunCard(run, client, services)
    },
  }
}
