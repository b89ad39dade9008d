/**
 * `gpucost migrate`: brings the database that the settings name up to date, before a release starts; `--check` only
 * says what it lacks.
 */
import { existsSync } from 'node:fs'
import type { Environment } from '../secret-files.ts'
import { readSettings } from '../settings.ts'
import type { SchemaState } from '../store/migrations.ts'
import { printProblem, type Verb, type VerbOutput } from './verb.ts'

export const migrateVerb: Verb = {
  summary: 'the database of the app up to date: DATABASE_URL, or SQLite under DATA_DIR',
  examples: ['migrate', 'migrate --check'],
  takes: 'nothing',
  isSingle: true,
  options: ['check'],
  run: ({ options }) => runMigrate(options.check, process.env),
}

/** Status 2: it lacks something, a newer version must run on it, or it cannot be opened. */
export async function runMigrate(isCheck: boolean, environment: Environment): Promise<VerbOutput> {
  const read = readSettings(environment)
  if (!read.ok) return cannot(read.errors.join(' '))
  // The drivers of both databases are loaded for this verb alone.
  const [{ withMigrationConnection }, { migrate, readSchemaState, schemaStateOf }, { StoreOpenError }, { sqliteFile }] =
    await Promise.all([
      import('../store/database.ts'),
      import('../store/migrations.ts'),
      import('../store/store-open-error.ts'),
      import('../store/sqlite.ts'),
    ])
  const { DATABASE_URL: url, DATA_DIR: folder } = read.settings
  const name = url === undefined ? `DATA_DIR ${folder}` : 'DATABASE_URL'
  // Opening it would make it.
  if (isCheck && url === undefined && !existsSync(sqliteFile(folder)))
    return checkOutput(`${name} holds no database and`, schemaStateOf({ founding: [], later: [], requirements: [] }))
  try {
    return await withMigrationConnection(url === undefined ? { folder } : { url }, async (db) => {
      if (isCheck) return checkOutput(name, await readSchemaState(db))
      const made = await migrate(db)
      const text = made.length === 0 ? `${name} is up to date.` : `${name}: made ${made.join(', ')}.`
      return { json: { made }, text: () => text, status: 0 }
    })
  } catch (error) {
    if (!(error instanceof StoreOpenError)) throw error
    return cannot(`${name} cannot be used: ${error.message}.`)
  }
}

function checkOutput(name: string, state: SchemaState): VerbOutput {
  const { pending, newer, unknownContractions } = state
  const lines = [
    ...(pending.length === 0 ? [`${name} is up to date.`] : [`${name} lacks ${pending.join(', ')}: gpucost migrate`]),
    ...(newer.length === 0 ? [] : [`A newer version made ${newer.join(', ')}; this one runs beside it.`]),
    ...(unknownContractions.length === 0
      ? []
      : [`A newer version took away what this one needs (${unknownContractions.join(', ')}): start that one.`]),
  ]
  const isFine = pending.length + unknownContractions.length === 0
  return { json: { ...state }, text: () => lines.join('\n'), status: isFine ? 0 : 2 }
}

const cannot = (message: string): VerbOutput => printProblem({ kind: 'bad-value', message, terms: [], suggestions: [] })
