/** What a workspace or one of its channels has settled: a document each. */
import type * as z from 'zod'
import { type Clock, timeAt } from './clock.ts'
import type { Database } from './database.ts'
import { readDocument, writeDocument } from './document.ts'
import type { SettingsRow } from './tables.ts'

export type StoredSettings<Settings> = {
  readonly document: Settings
  /** Counts the changes. */
  readonly version: number
  readonly changedBy: string
  /** ISO time. */
  readonly changedAt: string
}

/** `channel` null: the workspace. */
export type TeamSettings<Settings> = {
  readonly read: (channel: string | null) => Promise<StoredSettings<Settings> | null>
  /** What the workspace and the channel have settled, in one query. */
  readonly forChannel: (channel: string) => Promise<{
    readonly workspace: StoredSettings<Settings> | null
    readonly channel: StoredSettings<Settings> | null
  }>
  /**
   * `version` is the one that the change was made from, 0 where nothing was settled; false: somebody else changed it
   * since, and nothing is written.
   */
  readonly write: (channel: string | null, document: Settings, by: string, version: number) => Promise<boolean>
  readonly clear: (channel: string | null) => Promise<void>
  /** The channels that have settled something. */
  readonly channels: () => Promise<readonly (StoredSettings<Settings> & { readonly channel: string })[]>
}

export function teamSettings<Settings>(
  db: Database,
  team: string,
  schema: z.ZodType<Settings>,
  clock: Clock,
): TeamSettings<Settings> {
  const rows = () => db.selectFrom('settings').where('team', '=', team).selectAll()
  const readRow = (row: SettingsRow | undefined): StoredSettings<Settings> | null =>
    row === undefined
      ? null
      : {
          document: readDocument(schema, row.document, `settings ${row.channel}`),
          version: row.version,
          changedBy: row.changed_by,
          changedAt: row.changed_at,
        }
  return {
    read: async (channel) =>
      readRow(
        await rows()
          .where('channel', '=', channel ?? '')
          .executeTakeFirst(),
      ),
    forChannel: async (channel) => {
      const found = await rows().where('channel', 'in', ['', channel]).execute()
      return {
        workspace: readRow(found.find((row) => row.channel === '')),
        channel: readRow(found.find((row) => row.channel === channel)),
      }
    },
    write: async (channel, document, by, version) => {
      const at = channel ?? ''
      const changed = {
        document: writeDocument(schema, document),
        version: version + 1,
        changed_by: by,
        changed_at: timeAt(clock),
      }
      if (version === 0) {
        const added = db.insertInto('settings').values({ team, channel: at, ...changed })
        const row = await added
          .onConflict((conflict) => conflict.doNothing())
          .returning('version')
          .executeTakeFirst()
        return row !== undefined
      }
      const row = await db
        .updateTable('settings')
        .set(changed)
        .where('team', '=', team)
        .where('channel', '=', at)
        .where('version', '=', version)
        .returning('version')
        .executeTakeFirst()
      return row !== undefined
    },
    clear: async (channel) => {
      await db
        .deleteFrom('settings')
        .where('team', '=', team)
        .where('channel', '=', channel ?? '')
        .execute()
    },
    channels: async () => {
      const found = await rows().where('channel', '!=', '').orderBy('channel').execute()
      return found.flatMap((row) => {
        const stored = readRow(row)
        return stored === null ? [] : [{ ...stored, channel: row.channel }]
      })
    },
  }
}
