/**
 * Brings a database up to date: safe with several replicas at once, each step all of it or nothing.
 *
 * A release runs on the schema of the release before and on the one after, so that replicas of both can run and restart
 * side by side: a migration adds what the new version needs (expand), and what the old one needed is taken away a
 * release later (contract). Version 0.1.0 refuses a database whose Kysely migrations it does not know, so migrations
 * since then are recorded in a table of their own, which it does not look at.
 */
import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { first } from './migrations/2026-11-24-first.ts'
import { owners } from './migrations/2026-11-26-owners.ts'
import { runsAndWatches } from './migrations/2026-11-26-runs-and-watches.ts'
import { pinnedJobs } from './migrations/2026-11-26-pinned-jobs.ts'
import { StoreOpenError } from './store-open-error.ts'

/** `isContraction`: versions that do not know this migration cannot run on the schema that it leaves. */
export type SchemaMigration = Migration & { readonly isContraction?: true }

/** In the order of their names, which begin with a date. */
export const migrations: Readonly<Record<string, SchemaMigration>> = {
  '2026-11-24-first': first,
  '2026-11-26-owners': owners,
  '2026-11-26-runs-and-watches': runsAndWatches,
  '2026-11-26-pinned-jobs': pinnedJobs,
}

/** Recorded where version 0.1.0 looks; every later migration is recorded in the other table. */
const foundingNames: ReadonlySet<string> = new Set(['2026-11-24-first'])
const laterTables = { migrationTableName: 'schema_migrations', migrationLockTableName: 'schema_migrations_lock' }
const foundingTables = { migrationTableName: 'kysely_migration', migrationLockTableName: 'kysely_migration_lock' }
/** Names of the contractions that were made, each of which a version must know to run. */
const requirementsTable = 'schema_requirements'

export type SchemaState = {
  /** Migrations of this version that were not made yet, in order. */
  readonly pending: readonly string[]
  /** Migrations of a newer version, which a version before it can run with unless they are contractions. */
  readonly newer: readonly string[]
  /** Contractions of a newer version: this one must not run on the database. */
  readonly unknownContractions: readonly string[]
}

/** Reads the state, and changes nothing. */
export async function readSchemaState<T>(db: Kysely<T>, all = migrations): Promise<SchemaState> {
  const tables = new Set((await db.introspection.getTables({ withInternalKyselyTables: true })).map(({ name }) => name))
  const namesIn = async (table: string) => (tables.has(table) ? await namesOf(db, table) : [])
  return schemaStateOf(
    {
      founding: await namesIn(foundingTables.migrationTableName),
      later: await namesIn(laterTables.migrationTableName),
      requirements: await namesIn(requirementsTable),
    },
    all,
  )
}

/** The tables in which migrations are recorded, by what `schemaStateOf` calls their names. */
export const schemaTables = {
  founding: foundingTables.migrationTableName,
  later: laterTables.migrationTableName,
  requirements: requirementsTable,
} as const

/** Out of the names recorded in each of the three tables. */
export function schemaStateOf(
  recorded: Readonly<Record<keyof typeof schemaTables, readonly string[]>>,
  all: Readonly<Record<string, unknown>> = migrations,
): SchemaState {
  const made = new Set([...recorded.founding, ...recorded.later])
  const isUnknown = (name: string) => all[name] === undefined
  return {
    pending: Object.keys(all).filter((name) => !made.has(name)),
    newer: recorded.later.filter(isUnknown),
    // Where version 0.1.0 looks, nothing but the first migration belongs.
    unknownContractions: [...recorded.requirements, ...recorded.founding].filter(isUnknown),
  }
}

/** Throws `StoreOpenError` where a newer version has contracted the schema, or a migration fails. Returns what was made. */
export async function migrate<T>(db: Kysely<T>, all = migrations): Promise<readonly string[]> {
  const { pending, newer, unknownContractions } = await readSchemaState(db, all)
  throwIfContracted(unknownContractions)
  if (pending.length === 0) return []
  const select = (isWanted: (name: string) => boolean) =>
    Object.fromEntries(
      Object.entries(all).flatMap(([name, migration]) =>
        isWanted(name) ? [[name, recordingContraction(name, migration)]] : [],
      ),
    )
  const founded = await run(
    db,
    foundingTables,
    select((name) => foundingNames.has(name)),
  )
  const later = select((name) => !foundingNames.has(name))
  const added = await run(db, laterTables, {
    ...later,
    ...Object.fromEntries(newer.map((name) => [name, noMigration])),
  })
  return [...founded, ...added]
}

/** Throws `StoreOpenError` where the database lacks a migration, or a newer version has contracted it. */
export async function requireMigrated<T>(db: Kysely<T>, all = migrations): Promise<void> {
  const { pending, unknownContractions } = await readSchemaState(db, all)
  throwIfContracted(unknownContractions)
  if (pending.length === 0) return
  throw new StoreOpenError(`MIGRATE is off and it lacks ${pending.join(', ')}: run "gpucost migrate" first`, null)
}

function throwIfContracted(unknownContractions: readonly string[]): void {
  if (unknownContractions.length > 0)
    throw new StoreOpenError('it was made by another version of gpucost, probably a newer one; start that one', null)
}

/** Stands for a migration of a newer version, so that what was recorded is complete. */
const noMigration: Migration = { up: async () => undefined }

/** A contraction notes that it was made, in the same transaction. */
function recordingContraction(name: string, migration: SchemaMigration): Migration {
  return {
    up: async (db) => {
      await migration.up(db)
      if (migration.isContraction !== true) return
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table that the second migration makes
      const requirements = db as Kysely<Record<typeof requirementsTable, { name: string }>>
      await requirements.insertInto(requirementsTable).values({ name }).execute()
    },
  }
}

async function run<T>(
  db: Kysely<T>,
  tables: typeof laterTables,
  selected: Readonly<Record<string, Migration>>,
): Promise<readonly string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...selected }) }, ...tables })
  const { error, results = [] } = await migrator.migrateToLatest()
  if (error === undefined) return results.map(({ migrationName }) => migrationName)
  const failed = results.find(({ status }) => status === 'Error')?.migrationName
  const reason = error instanceof Error ? error.message : 'no reason was given'
  if (failed !== undefined)
    throw new StoreOpenError(`migration ${failed} failed, nothing was changed: ${reason}`, error)
  throw new StoreOpenError(reason, error)
}

/** Every one of these tables has a column of names. */
async function namesOf<T>(db: Kysely<T>, table: string): Promise<readonly string[]> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- looked at under its name alone
  const named = db as unknown as Kysely<Record<string, { name: string }>>
  return (await named.selectFrom(table).select('name').orderBy('name').execute()).map(({ name }) => name)
}
