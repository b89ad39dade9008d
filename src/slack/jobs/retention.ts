/** What is kept no longer: what is older than a workspace wants kept, and what was only needed to answer once. */
import * as z from 'zod'
import type { TeamStore } from '../../store/store.ts'
import type { AppDocuments } from '../document-schemas.ts'
import type { JobDefinition } from './scheduler.ts'

/** Days that threads, estimates and reported runs are kept where a workspace has not said otherwise. */
export const defaultRetentionDays = 365
/** Days that the audit trail is kept, also where everything else goes sooner. */
const auditDays = 365
/** Days that deliveries and done jobs are known, so that they are recognised when they come again. */
const deliveryDays = 7
/** A shorter time holds a day after it was set: until then whoever it concerns can object. */
const noticeMs = 86_400_000

const dayMs = 86_400_000

export const retentionJob: JobDefinition = {
  kind: 'retention',
  pattern: '17 3 * * *',
  run: async (_, { store, log }) => {
    // The store's clock wrote the times that are compared: a process whose clock is ahead must not delete by its own.
    const now = store.now()
    const daysAgo = (days: number) => new Date(now - days * dayMs).toISOString()
    for (const team of await store.teams()) {
      const teamStore = store.of(team)
      try {
        const days = await retentionDays(teamStore, new Date(now - noticeMs).toISOString())
        await teamStore.purge(daysAgo(days), daysAgo(Math.max(days, auditDays)))
      } catch (error) {
        // What one workspace has set and nobody can read keeps its own rows, and nobody else's.
        log.error({ team, error: error instanceof Error ? error.message : typeof error }, 'what is old was not deleted')
      }
    }
    await store.purgeForgotten()
    await store.inbox.purge(daysAgo(deliveryDays))
    await store.jobs.purge(daysAgo(deliveryDays * 8))
  },
}

const pastSettings = z.looseObject({ retentionDays: z.number().nullish() }).nullable().catch(null)

/** The longest time that was set at any moment since `noticeSince`, an ISO time. */
async function retentionDays(
  { settings, audit }: Pick<TeamStore<AppDocuments>, 'settings' | 'audit'>,
  noticeSince: string,
): Promise<number> {
  const current = await settings.read(null)
  const inForce = [current?.document.retentionDays ?? defaultRetentionDays]
  const ofWorkspace = await audit.recent({ action: 'settings', channel: null, since: noticeSince, limit: null })
  const daysOf = (document: unknown) => pastSettings.parse(document)?.retentionDays ?? defaultRetentionDays
  for (const { before } of ofWorkspace) inForce.push(daysOf(before))
  // Version 0.1.0, which may run beside this one, keeps no trail: what it changed a moment ago held for who knows how long.
  const [newest] = ofWorkspace
  const isTrailComplete = newest !== undefined && daysOf(newest.after) === inForce[0]
  const isOld = current === null || current.changedAt < noticeSince
  return Math.max(...inForce, ...(isOld || isTrailComplete ? [] : [defaultRetentionDays]))
}
