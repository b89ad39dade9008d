/** Estimates that were asked for in a channel: what was asked, and the figures that head the answer. */
import type * as z from 'zod'
import type { Clock } from './clock.ts'
import type { Database } from './database.ts'
import { readDocument, writeDocument } from './document.ts'
import {
  type RecordOrigin,
  filterRecent,
  type ChannelRecord,
  recordColumns,
  recordOf,
  type RecordQuery,
} from './channel-records.ts'

export type StoredEstimate<Scenario, Headline> = ChannelRecord & {
  readonly scenario: Scenario
  readonly headline: Headline
  readonly message: string | null
}
export type Estimates<Scenario, Headline> = {
  readonly add: (
    origin: RecordOrigin,
    estimate: {
      readonly scenario: Scenario
      readonly headline: Headline
      /** The time stamp of the message that shows it; null: one person saw it. */
      readonly message?: string | null
    },
  ) => Promise<string>
  readonly recent: (query: RecordQuery) => Promise<readonly StoredEstimate<Scenario, Headline>[]>
}

export function estimatesOf<Scenario, Headline>(
  db: Database,
  team: string,
  schemas: { readonly scenario: z.ZodType<Scenario>; readonly headline: z.ZodType<Headline> },
  clock: Clock,
): Estimates<Scenario, Headline> {
  return {
    add: async (origin, { scenario, headline, message = null }) => {
      const row = {
        ...recordColumns(team, origin, clock),
        scenario: writeDocument(schemas.scenario, scenario),
        headline: writeDocument(schemas.headline, headline),
        message_ts: message,
      }
      await db
        .insertInto('estimates')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      return row.id
    },
    recent: async (query) => {
      const rows = await filterRecent(db.selectFrom('estimates').where('team', '=', team).selectAll(), query).execute()
      return rows.map((row) => ({
        ...recordOf(row),
        scenario: readDocument(schemas.scenario, row.scenario, `estimate ${row.id}`),
        headline: readDocument(schemas.headline, row.headline, `estimate ${row.id}`),
        message: row.message_ts,
      }))
    },
  }
}
