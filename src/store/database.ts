/** Opens the database that the settings name, and brings it up to date. */
import { Kysely, type LogEvent } from 'kysely'
import { CannotOpen } from './cannot-open.ts'
import { migrate } from './migrations.ts'
import { postgresDialect } from './postgres.ts'
import { sqliteDialect } from './sqlite.ts'
import type { Tables } from './tables.ts'

export type Database = Kysely<Tables>

/** A folder for a SQLite file, or the address of a PostgreSQL database. */
export type Place = { readonly folder: string } | { readonly url: string }

export type Watchers = {
  /** Hears of connections that break while nobody uses them. */
  readonly onTrouble?: (error: Error) => void
  /** Sees every query. */
  readonly onQuery?: (event: LogEvent) => void
}

/** Throws `CannotOpen` where the place cannot be used. */
export async function openDatabase(
  place: Place,
  { onTrouble = () => undefined, onQuery }: Watchers = {},
): Promise<Database> {
  const dialect = 'url' in place ? postgresDialect(place.url, onTrouble) : sqliteDialect(place.folder)
  const db: Database = new Kysely<Tables>({ dialect, ...(onQuery === undefined ? {} : { log: onQuery }) })
  try {
    await migrate(db)
    return db
  } catch (error) {
    await db.destroy()
    if (error instanceof CannotOpen) throw error
    throw new CannotOpen(error instanceof Error ? error.message : String(error), error)
  }
}
