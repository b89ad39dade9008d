/** Estimates that were asked for in a channel: what was asked, and the figures that head the answer. */
import type * as z from 'zod'
import type { Clock } from './clock.ts'
import { type Database, supportsWritableCte } from './database.ts'
import { readDocument, writeDocument } from './document.ts'
import { relaxedCommit } from './relaxed-commit.ts'
import type { EstimateRow } from './tables.ts'
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
  readonly read: (id: string) => Promise<StoredEstimate<Scenario, Headline> | null>
  readonly recent: (query: RecordQuery) => Promise<readonly StoredEstimate<Scenario, Headline>[]>
}

export function estimatesOf<Scenario, Headline>(
  db: Database,
  team: string,
  schemas: { readonly scenario: z.ZodType<Scenario>; readonly headline: z.ZodType<Headline> },
  clock: Clock,
): Estimates<Scenario, Headline> {
  const rows = () => db.selectFrom('estimates').where('team', '=', team).selectAll()
  const estimateOf = (row: EstimateRow): StoredEstimate<Scenario, Headline> => ({
    ...recordOf(row),
    scenario: readDocument(schemas.scenario, row.scenario, `estimate ${row.id}`),
    headline: readDocument(schemas.headline, row.headline, `estimate ${row.id}`),
    message: row.message_ts,
  })
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
        .$if(supportsWritableCte(db), (query) => query.returning(relaxedCommit))
        .execute()
      return row.id
    },
    read: async (id) => {
      const row = await rows().where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : estimateOf(row)
    },
    recent: async (query) => (await filterRecent(rows(), query).execute()).map(estimateOf),
  }
}
