/** Checks the folder of the SQLite file: whether our database can be created and written there. */
import { accessSync, constants, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as z from 'zod'
import { schemaStateOf, schemaTables } from '../store/migrations.ts'
import type { DatabaseProbe, ExistingData } from './database-probe.ts'

const namesSchema = z.array(z.object({ name: z.string() }))
const sealedSchema = z.array(z.object({ id: z.string(), sealed: z.string() }))

/** Leaves nothing behind in the folder. */
export function checkSqlite(folder: string): DatabaseProbe {
  const path = resolve(folder)
  try {
    if (!existsSync(path)) {
      const parent = nearestParent(path)
      rmSync(mkdtempSync(join(parent, '.setup-check-')), { recursive: true })
      return { ok: true, message: `${path} will be made, readable by its owner alone.`, existingData: null }
    }
    if (!statSync(path).isDirectory()) {
      return { ok: false, message: `${path} is a file, and a folder is needed.`, todo: 'Set DATA_DIR to a folder.' }
    }
    tryDatabase(path)
    const file = join(path, 'gpucost.sqlite')
    const existingData = existsSync(file) ? existingDataIn(file) : null
    const state = existingData === null ? 'can be written' : 'holds a database that can be written'
    return { ok: true, message: `${path} ${state}.`, existingData }
  } catch (error) {
    return { ok: false, message: `${path} cannot be used: ${reasonOf(error)}.`, todo: remedyFor(reasonOf(error), path) }
  }
}

function nearestParent(path: string): string {
  const parent = dirname(path)
  return existsSync(parent) || parent === path ? parent : nearestParent(parent)
}

/** A database of its own beside ours: some network file systems take files, and no locks. */
function tryDatabase(folder: string): void {
  const path = join(folder, `setup-check-${process.pid}.sqlite`)
  try {
    const database = new DatabaseSync(path, { timeout: 2000 })
    try {
      database.exec('pragma journal_mode = wal; create table tried (n integer); insert into tried values (1)')
    } finally {
      database.close()
    }
  } finally {
    for (const ending of ['', '-wal', '-shm']) rmSync(`${path}${ending}`, { force: true })
  }
}

function existingDataIn(file: string): ExistingData | null {
  accessSync(file, constants.R_OK | constants.W_OK)
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  try {
    const tables = namesSchema.parse(database.prepare("select name from sqlite_master where type = 'table'").all())
    const has = (table: string) => tables.some(({ name }) => name === table)
    if (!has(schemaTables.founding)) return null
    const namesIn = (table: string) =>
      has(table) ? namesSchema.parse(database.prepare(`select name from ${table}`).all()).map(({ name }) => name) : []
    const { founding, later, requirements } = schemaTables
    return {
      schema: schemaStateOf({
        founding: namesIn(founding),
        later: namesIn(later),
        requirements: namesIn(requirements),
      }),
      installations: has('installations')
        ? sealedSchema.parse(database.prepare('select id, sealed from installations').all())
        : [],
    }
  } finally {
    database.close()
  }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error)).replace(/\.$/, '')

/** What to do about the words of the operating system, or of SQLite. */
export function remedyFor(reason: string, path: string): string {
  if (/EACCES|EPERM|readonly|unable to open/i.test(reason)) {
    return `Give it to the user that runs the app: chown -R $(id -u) ${path}; or set DATA_DIR to another folder.`
  }
  if (/EROFS/.test(reason))
    return 'The file system is read-only: mount a volume there, or set DATA_DIR to a folder on one.'
  if (/ENOSPC|full/i.test(reason)) return 'Make room on the disk.'
  if (/locked|protocol|disk I\/O/i.test(reason))
    return 'SQLite needs a local disk: set DATA_DIR to a folder on one, or use PostgreSQL.'
  return 'Set DATA_DIR to another folder, or restore the back-up.'
}
