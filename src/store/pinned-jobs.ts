/** The job that a channel has pinned as its recommendation; one a channel, the last one holds. */
import type * as z from 'zod'
import { type Clock, timeAt } from './clock.ts'
import type { Database } from './database.ts'
import { readDocument, writeDocument } from './document.ts'

export type PinnedJob<Scenario> = {
  readonly scenario: Scenario
  /** A user's id. */
  readonly by: string
  /** ISO time. */
  readonly at: string
}

export type PinnedJobs<Scenario> = {
  readonly read: (channel: string) => Promise<PinnedJob<Scenario> | null>
  readonly pin: (channel: string, scenario: Scenario, by: string) => Promise<void>
  /** False: nothing was pinned. */
  readonly unpin: (channel: string) => Promise<boolean>
}

/** The pinned jobs of one team, by channel. */
export function pinnedJobsOf<Scenario>(
  db: Database,
  team: string,
  schema: z.ZodType<Scenario>,
  clock: Clock,
): PinnedJobs<Scenario> {
  return {
    read: async (channel) => {
      const rows = db.selectFrom('pinned_jobs').where('team', '=', team).where('channel', '=', channel)
      const row = await rows.selectAll().executeTakeFirst()
      if (row === undefined) return null
      const scenario = readDocument(schema, row.scenario, `the pinned job of ${channel}`)
      return { scenario, by: row.pinned_by, at: row.pinned_at }
    },
    pin: async (channel, scenario, by) => {
      const columns = { scenario: writeDocument(schema, scenario), pinned_by: by, pinned_at: timeAt(clock) }
      await db
        .insertInto('pinned_jobs')
        .values({ team, channel, ...columns })
        .onConflict((conflict) => conflict.columns(['team', 'channel']).doUpdateSet(columns))
        .execute()
    },
    unpin: async (channel) => {
      const rows = db.deleteFrom('pinned_jobs').where('team', '=', team).where('channel', '=', channel)
      return (await rows.returning('channel').executeTakeFirst()) !== undefined
    },
  }
}
