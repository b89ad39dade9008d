/** What is kept no longer: what is older than a workspace wants kept, and what was only needed to answer once. */
import type { JobDefinition } from './scheduler.ts'

/** Days that threads, estimates and reported runs are kept where a workspace has settled nothing else. */
export const defaultRetentionDays = 365
/** Days that deliveries and done jobs are known, so that they are recognised when they come again. */
const deliveryDays = 7

const dayMs = 86_400_000

export const retentionJob: JobDefinition = {
  kind: 'retention',
  pattern: '17 3 * * *',
  run: async (_, { store, now }) => {
    const daysAgo = (days: number) => new Date(now() - days * dayMs).toISOString()
    for (const team of await store.teams()) {
      const { settings, purge } = store.of(team)
      const days = (await settings.read(null))?.document.retentionDays ?? defaultRetentionDays
      await purge(daysAgo(days))
    }
    await store.inbox.purge(daysAgo(deliveryDays))
    await store.jobs.purge(daysAgo(deliveryDays * 8))
  },
}
