/** What people wait for: each is met or ended once. */
import type * as z from 'zod'
import { type Clock, timeAt } from './clock.ts'
import {
  type ChannelRecord,
  filterRecent,
  recordColumns,
  recordOf,
  type RecordOrigin,
  type RecordQuery,
} from './channel-records.ts'
import type { Database } from './database.ts'
import { readDocument, writeDocument } from './document.ts'

export type StoredWatch<Watch> = ChannelRecord & { readonly watch: Watch }

export type Watches<Watch> = {
  readonly add: (origin: RecordOrigin, watch: Watch) => Promise<string>
  /** Those that were neither met nor ended, the newest first. */
  readonly open: (query: RecordQuery) => Promise<readonly StoredWatch<Watch>[]>
  /** True where this call ended it. */
  readonly end: (id: string) => Promise<boolean>
}

/** The watches of one team; those that are met or ended stay on record. */
export function watchesOf<Watch>(db: Database, team: string, schema: z.ZodType<Watch>, clock: Clock): Watches<Watch> {
  return {
    add: async (origin, watch) => {
      const row = { ...recordColumns(team, origin, clock), document: writeDocument(schema, watch), ended_at: null }
      await db
        .insertInto('watches')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      return row.id
    },
    open: async (query) => {
      const open = db.selectFrom('watches').where('team', '=', team).where('ended_at', 'is', null).selectAll()
      const rows = await filterRecent(open, query).execute()
      return rows.map((row) => ({ ...recordOf(row), watch: readDocument(schema, row.document, `watch ${row.id}`) }))
    },
    end: async (id) => {
      const ended = await db
        .updateTable('watches')
        .set({ ended_at: timeAt(clock) })
        .where('team', '=', team)
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .returning('id')
        .executeTakeFirst()
      return ended !== undefined
    },
  }
}
