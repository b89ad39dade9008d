/** SQLite, as Node has it. One file; several processes may share it. */
import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { type Dialect, SqliteAdapter, type SqliteDatabase, SqliteDialect } from 'kysely'
import { LRUCache } from 'lru-cache'
import { CannotOpen } from './cannot-open.ts'

/** The folder is made where it is missing. Throws `CannotOpen`. */
export function sqliteDialect(folder: string): Dialect {
  return new TransactionalSqliteDialect({ database: kyselys(openFile(folder)) })
}

function openFile(folder: string): DatabaseSync {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const path = join(folder, 'gpucost.sqlite')
    const database = new DatabaseSync(path, { timeout: 5000 })
    chmodSync(path, 0o600)
    // What was committed survives a power cut; readers do not wait for the writer.
    database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on')
    return database
  } catch (error) {
    throw new CannotOpen(error instanceof Error ? error.message : String(error), error)
  }
}

/**
 * What records that something ended: it is on disk with the next transaction, and waits for no disk of its own. A power
 * cut before then makes it end again (what was posted is found in Slack); a process that is killed loses nothing.
 */
const mayLag = /^(?:update "(?:posts|deliveries)"|insert into "estimates") /

/**
 * Every transaction takes the write lock as it begins: one that only read first could not wait for another process
 * to finish writing, and would fail instead.
 */
function kyselys(database: DatabaseSync): SqliteDatabase {
  // The same few dozen statements come again and again, and each runs to its end before another begins.
  const prepared = new LRUCache<string, StatementSync>({ max: 200 })
  const prepare = (text: string): StatementSync => {
    const statement = prepared.get(text) ?? database.prepare(text)
    prepared.set(text, statement)
    return statement
  }
  const lagging = <T>(write: () => T): T => {
    database.exec('pragma synchronous = normal')
    try {
      return write()
    } finally {
      database.exec('pragma synchronous = full')
    }
  }
  return {
    close: () => database.close(),
    prepare: (text) => {
      const statement = prepare(text === 'begin' ? 'begin immediate' : text)
      const values = (parameters: readonly unknown[]) => parameters.map(bindable)
      const run = (parameters: readonly unknown[]) => statement.run(...values(parameters))
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...values(parameters)),
        run: (parameters) =>
          mayLag.test(text) && !database.isTransaction ? lagging(() => run(parameters)) : run(parameters),
        iterate: (parameters) => statement.iterate(...values(parameters)),
      }
    },
  }
}

function bindable(value: unknown): string | number | bigint | null {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value
  throw new TypeError(`a ${typeof value} cannot be stored in a column`)
}

/** SQLite can roll back a change of tables; Kysely does not count on it. */
class TransactionalSqliteDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter()
  }
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}
