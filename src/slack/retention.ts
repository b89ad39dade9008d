/** What is kept no longer: what is older than a workspace wants kept, and what was only needed to answer once. */
import type { JobKind } from './schedule.ts'

/** Days that threads, estimates and reported runs are kept where a workspace has settled nothing else. */
export const defaultRetentionDays = 365
/** Days that deliveries and done jobs are known, so that they are recognised when they come again. */
const recognised = 7

const day = 86_400_000

export const retention: JobKind = {
  kind: 'retention',
  pattern: '17 3 * * *',
  run: async (_, { store, now }) => {
    const daysAgo = (days: number) => new Date(now() - days * day).toISOString()
    for (const team of await store.teams()) {
      const { settings, purge } = store.of(team)
      const days = (await settings.read(null))?.document.retentionDays ?? defaultRetentionDays
      await purge(daysAgo(days))
    }
    await store.inbox.purge(daysAgo(recognised))
    await store.jobs.purge(daysAgo(recognised * 8))
  },
}
