/** Opens the database that the settings name, and brings it up to date. */
import { setTimeout } from 'node:timers/promises'
import { Kysely, type LogEvent, PostgresAdapter, sql } from 'kysely'
import { StoreOpenError } from './store-open-error.ts'
import { migrate, requireMigrated } from './migrations.ts'
import { postgresDialect, type ConnectionPurpose } from './postgres.ts'
import { sqliteDialect } from './sqlite.ts'
import type { Tables } from './tables.ts'

/** A connection to SQLite or PostgreSQL, typed by the tables of the schema. */
export type Database = Kysely<Tables>

/**
 * Whether a WITH may write, as in PostgreSQL alone: several steps are then one statement, which is a transaction of its
 * own and one way to the server and back instead of four.
 */
export const supportsWritableCte = (db: Database): boolean => db.getExecutor().adapter instanceof PostgresAdapter

/** A folder for a SQLite file, or the address of a PostgreSQL database. */
export type DatabaseLocation = { readonly folder: string } | { readonly url: string }

export type DatabaseHooks = {
  /** Hears of connections that break while nobody uses them. */
  readonly onFailure?: (error: Error) => void
  /** Sees every query. */
  readonly onQuery?: (event: LogEvent) => void
  /** False: it must be up to date already, as where a release brings it there before its replicas start. */
  readonly migrates?: boolean
}

/** Opens it and brings it up to date. Throws `StoreOpenError` where the place cannot be used. */
export async function openDatabase(location: DatabaseLocation, hooks: DatabaseHooks = {}): Promise<Database> {
  // SQLite refuses at once, whatever time limit it has, where another process makes the file or its tables just then.
  for (let tries = 1; ; tries += 1) {
    try {
      return await openOnce(location, hooks)
    } catch (error) {
      if (tries >= mostTries || !(error instanceof StoreOpenError) || !isLocked.test(error.message)) throw error
      await setTimeout(msBetweenTries)
    }
  }
}
const [mostTries, msBetweenTries] = [50, 100]
const isLocked = /database (?:table )?is locked/u

async function openOnce(location: DatabaseLocation, hooks: DatabaseHooks): Promise<Database> {
  await withMigrationConnection<unknown>(location, (db) =>
    hooks.migrates === false ? requireMigrated(db) : migrate(db),
  )
  const db = connect(location, 'rest', hooks)
  // It connects with time limits, which what stands between may refuse.
  await sql`select 1`.execute(db).catch(async (error: unknown) => {
    await db.destroy()
    throw cannotOpen(error)
  })
  return db
}

const cannotOpen = (error: unknown) =>
  new StoreOpenError(error instanceof Error ? error.message : 'no reason was given', error)

/** A connection without time limits, for a migration or a look at its state. Throws `StoreOpenError`. */
export async function withMigrationConnection<T>(
  location: DatabaseLocation,
  work: (db: Database) => Promise<T>,
): Promise<T> {
  const db = connect(location, 'migration', {})
  try {
    return await work(db)
  } catch (error) {
    if (error instanceof StoreOpenError) throw error
    throw cannotOpen(error)
  } finally {
    await db.destroy()
  }
}

/** Connections of their own for what must not wait for answers; null where there is but one. */
export const openArrivals = (location: DatabaseLocation, hooks: DatabaseHooks): Database | null =>
  'url' in location ? connect(location, 'arrivals', hooks) : null

function connect(
  location: DatabaseLocation,
  purpose: ConnectionPurpose,
  { onFailure = () => undefined, onQuery }: DatabaseHooks,
): Database {
  const dialect = 'url' in location ? postgresDialect(location.url, onFailure, purpose) : sqliteDialect(location.folder)
  return new Kysely<Tables>({ dialect, ...(onQuery === undefined ? {} : { log: onQuery }) })
}
