/** The settings of a workspace and of its channels: a document each. */
import type * as z from 'zod'
import { type Clock, timeAt } from './clock.ts'
import type { Database } from './database.ts'
import { type ChangeExtras, insertAudit } from './audit.ts'
import { readDocument, writeDocument } from './document.ts'
import { type OwnersChange, replaceOwners } from './owners.ts'
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
  /** Those of the workspace and of the channel, in one query. */
  readonly forChannel: (channel: string) => Promise<{
    readonly workspace: StoredSettings<Settings> | null
    readonly channel: StoredSettings<Settings> | null
  }>
  /**
   * Writes it, and what held before into the audit trail. `version` is the one that the change was made from, 0 where
   * nothing was set; false: somebody else changed it since, and nothing is written. `owners`: those of the workspace
   * from then on; absent: they stay.
   */
  readonly write: (
    channel: string | null,
    document: Settings,
    by: string,
    version: number,
    extras?: ChangeExtras & { readonly owners?: OwnersChange },
  ) => Promise<boolean>
  readonly clear: (channel: string | null) => Promise<void>
  /** The channels that have settings of their own. */
  readonly channels: () => Promise<readonly (StoredSettings<Settings> & { readonly channel: string })[]>
}

/**
 * The settings of one team; channel null is the workspace. A write states the version it rests on, and is false where
 * another one came first.
 */
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
  /** False where another write came first. */
  async function writeRow(
    tx: Pick<Database, 'insertInto' | 'updateTable'>,
    channel: string,
    changed: Omit<SettingsRow, 'team' | 'channel'>,
    version: number,
  ): Promise<boolean> {
    const row = await (version === 0
      ? tx
          .insertInto('settings')
          .values({ team, channel, ...changed })
          .onConflict((conflict) => conflict.doNothing())
          .returning('version')
          .executeTakeFirst()
      : tx
          .updateTable('settings')
          .set(changed)
          .where('team', '=', team)
          .where('channel', '=', channel)
          .where('version', '=', version)
          .returning('version')
          .executeTakeFirst())
    return row !== undefined
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
    write: (channel, document, by, version, { owners, ...extras } = {}) =>
      db.transaction().execute(async (tx) => {
        const at = channel ?? ''
        const row = tx.selectFrom('settings').where('team', '=', team).where('channel', '=', at)
        const before = await row.select(['document', 'version']).executeTakeFirst()
        if ((before?.version ?? 0) !== version) return false
        const changed = {
          document: writeDocument(schema, document),
          version: version + 1,
          changed_by: by,
          changed_at: timeAt(clock),
        }
        if (!(await writeRow(tx, at, changed, version))) return false
        const documents = { before: parseOrNull(before?.document), after: parseOrNull(changed.document) }
        await insertAudit(tx, team, { by, action: 'settings', channel, ...documents }, clock, extras)
        if (owners !== undefined) {
          await replaceOwners(tx, team, owners, by, clock, { delivery: extras.delivery ?? null })
        }
        return true
      }),
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

const parseOrNull = (document: string | undefined): unknown => (document === undefined ? null : JSON.parse(document))
