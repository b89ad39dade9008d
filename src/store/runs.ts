/** Runs that people reported: what was spent, how fast it went. */
import type * as z from 'zod'
import type { Clock } from './clock.ts'
import type { Database } from './database.ts'
import { read, write } from './document.ts'
import { type Origin, recent, type Told, told, tellingOf, type Wanted } from './told.ts'

/** What somebody says a run did: `run` is the plan that was run. */
export type Run<Plan> = Told & {
  readonly usd: number | null
  readonly tokensPerSecond: number | null
  readonly run: Plan
}
export type Runs<Plan> = {
  readonly add: (
    origin: Origin,
    run: { readonly usd: number | null; readonly tokensPerSecond: number | null; readonly run: Plan },
  ) => Promise<string>
  /** The run changed; false where it is not known. */
  readonly revise: (id: string, change: (run: Plan) => Plan) => Promise<boolean>
  readonly recent: (wanted: Wanted) => Promise<readonly Run<Plan>[]>
}

export function runsOf<Plan>(db: Database, team: string, shape: z.ZodType<Plan>, clock: Clock): Runs<Plan> {
  return {
    add: async (origin, { usd, tokensPerSecond, run }) => {
      const row = { ...told(team, origin, clock), usd, tokens_per_second: tokensPerSecond, run: write(shape, run) }
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
        const run = write(shape, change(read(shape, row.run, where)))
        await tx.updateTable('runs').set({ run }).where('team', '=', team).where('id', '=', id).execute()
        return true
      })
    },
    recent: async (wanted) => {
      const rows = await recent(db.selectFrom('runs').where('team', '=', team).selectAll(), wanted).execute()
      return rows.map((row) => ({
        ...tellingOf(row),
        usd: row.usd,
        tokensPerSecond: row.tokens_per_second,
        run: read(shape, row.run, `run ${row.id}`),
      }))
    },
  }
}
