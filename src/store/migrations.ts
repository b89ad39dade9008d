/** Brings a database up to date at start: safe with several replicas at once, all of it or nothing. */
import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { first } from './migrations/2026-11-24-first.ts'
import { CannotOpen } from './cannot-open.ts'

/** In the order of their names, which begin with a date. */
export const migrations: Readonly<Record<string, Migration>> = { '2026-11-24-first': first }

/**
 * All pending migrations run in one transaction behind a lock of the database, so that an interrupted one leaves
 * nothing behind. Throws `CannotOpen` where the database was made by a newer version, or a migration fails.
 */
export async function migrate<T>(db: Kysely<T>, all = migrations): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...all }) } })
  const { error, results = [] } = await migrator.migrateToLatest()
  if (error === undefined) return
  const failed = results.find(({ status }) => status === 'Error')?.migrationName
  const reason = error instanceof Error ? error.message : 'no reason was given'
  if (failed !== undefined) throw new CannotOpen(`migration ${failed} failed, nothing was changed: ${reason}`, error)
  if (reason.startsWith('corrupted migrations')) {
    throw new CannotOpen('it was made by another version of gpucost, probably a newer one; start that one', error)
  }
  throw new CannotOpen(reason, error)
}
