/** Runs that people reported: what was spent, how fast it went. */
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

/** What somebody says a run did: `run` is the plan that was run. */
export type StoredRun<Plan> = ChannelRecord & {
  readonly usd: number | null
  readonly tokensPerSecond: number | null
  readonly run: Plan
}
export type Runs<Plan> = {
  readonly add: (
    origin: RecordOrigin,
    run: { readonly usd: number | null; readonly tokensPerSecond: number | null; readonly run: Plan },
  ) => Promise<string>
  /** The run changed; false where it is not known. */
  readonly revise: (id: string, change: (run: Plan) => Plan) => Promise<boolean>
  readonly recent: (query: RecordQuery) => Promise<readonly StoredRun<Plan>[]>
}

/** The reported runs of one team: dollars, or tokens a second of all GPUs. */
export function runsOf<Plan>(db: Database, team: string, schema: z.ZodType<Plan>, clock: Clock): Runs<Plan> {
  return {
    add: async (origin, { usd, tokensPerSecond, run }) => {
      const row = {
        ...recordColumns(team, origin, clock),
        usd,
        tokens_per_second: tokensPerSecond,
        run: writeDocument(schema, run),
      }
      await db
        .insertInto('runs')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      return row.id
    },
    revise: async (id, change) => {
      const where = `run ${id}`
      return db.transaction().execute(async (tx) => {
        const row = await tx
          .selectFrom('runs')
          .where('team', '=', team)
          .where('id', '=', id)
          .select('run')
          .executeTakeFirst()
        if (row === undefined) return false
        const run = writeDocument(schema, change(readDocument(schema, row.run, where)))
        await tx.updateTable('runs').set({ run }).where('team', '=', team).where('id', '=', id).execute()
        return true
      })
    },
    recent: async (query) => {
      const rows = await filterRecent(db.selectFrom('runs').where('team', '=', team).selectAll(), query).execute()
      return rows.map((row) => ({
        ...recordOf(row),
        usd: row.usd,
        tokensPerSecond: row.tokens_per_second,
        run: readDocument(schema, row.run, `run ${row.id}`),
      }))
    },
  }
}
