/** Opens the database that the settings name, and brings it up to date. */
import { Kysely, type LogEvent, PostgresAdapter } from 'kysely'
import { CannotOpen } from './cannot-open.ts'
import { migrate } from './migrations.ts'
import { postgresDialect, type Purpose } from './postgres.ts'
import { sqliteDialect } from './sqlite.ts'
import type { Tables } from './tables.ts'

export type Database = Kysely<Tables>

/**
 * Whether a WITH may write, as in PostgreSQL alone: several steps are then one statement, which is a transaction of its
 * own and one way to the server and back instead of four.
 */
export const writesInWith = (db: Database): boolean => db.getExecutor().adapter instanceof PostgresAdapter

/** A folder for a SQLite file, or the address of a PostgreSQL database. */
export type Place = { readonly folder: string } | { readonly url: string }

export type Watchers = {
  /** Hears of connections that break while nobody uses them. */
  readonly onTrouble?: (error: Error) => void
  /** Sees every query. */
  readonly onQuery?: (event: LogEvent) => void
}

/** Throws `CannotOpen` where the place cannot be used. */
export async function openDatabase(place: Place, watchers: Watchers = {}): Promise<Database> {
  const migrating = connected(place, 'migration', {})
  try {
    await migrate(migrating)
  } catch (error) {
    if (error instanceof CannotOpen) throw error
    throw new CannotOpen(error instanceof Error ? error.message : 'no reason was given', error)
  } finally {
    await migrating.destroy()
  }
  return connected(place, 'rest', watchers)
}

/** Connections of their own for what must not wait for answers; null where there is but one. */
export const openArrivals = (place: Place, watchers: Watchers): Database | null =>
  'url' in place ? connected(place, 'arrivals', watchers) : null

function connected(place: Place, purpose: Purpose, { onTrouble = () => undefined, onQuery }: Watchers): Database {
  const dialect = 'url' in place ? postgresDialect(place.url, onTrouble, purpose) : sqliteDialect(place.folder)
  return new Kysely<Tables>({ dialect, ...(onQuery === undefined ? {} : { log: onQuery }) })
}
