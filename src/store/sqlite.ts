/** SQLite, as Node has it. One file; several processes may share it. */
import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import {
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely'
import { LRUCache } from 'lru-cache'
import { StoreOpenError } from './store-open-error.ts'
import { type FileFlush, createFlush } from './flush.ts'

/** Where the database of a folder is. */
export const sqliteFile = (folder: string): string => join(folder, 'gpucost.sqlite')

/** The folder is made where it is missing. Throws `StoreOpenError`. */
export function sqliteDialect(folder: string, openFlush = createFlush): Dialect {
  const path = sqliteFile(folder)
  return new FlushedDialect(openFile(folder, path), openFlush(`${path}-wal`))
}

function openFile(folder: string, path: string): DatabaseSync {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const database = new DatabaseSync(path, { timeout: 5000 })
    chmodSync(path, 0o600)
    // Readers do not wait for the writer, and SQLite not for the disk: FlushedDriver does.
    database.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma foreign_keys = on')
    return database
  } catch (error) {
    throw new StoreOpenError(error instanceof Error ? error.message : String(error), error)
  }
}

/**
 * What records that something ended, and what is kept of it: it is on disk with the next write, and waits for no disk of
 * its own. The log is one after another: of what follows nothing outlives a power cut that this did not. A power cut
 * before then makes it end again (what was posted is found in Slack); a process that is killed loses nothing.
 */
const relaxedStatements =
  /^(?:update "(?:posts|deliveries)"|insert into "(?:estimates|thread_turns|thread_revisions)") /
/** What Slack does not wait for shares the disk with what it does. */
const patientStatements = /^insert into "posts" /
/** Not among them: what is rolled back, for it may be so because of what another wrote, and that must last too. */
const readOnlyStatements = /^(?:select|begin|commit|savepoint|release|pragma)\b/i

/** When what was written must be on the disk. */
type Urgency = 'never' | 'soon' | 'now'
const mostUrgent = (one: Urgency, other: Urgency): Urgency =>
  one === 'now' || other === 'now' ? 'now' : one === 'soon' ? one : other

function urgencyOf(statement: string): Urgency {
  if (readOnlyStatements.test(statement) || relaxedStatements.test(statement)) return 'never'
  return patientStatements.test(statement) ? 'soon' : 'now'
}

/**
 * What was committed survives a power cut: whoever wrote goes on when the log of SQLite is on the disk. Meanwhile the
 * process does other work, others write, and what several wrote goes to the disk at once.
 */
class FlushedDriver extends SqliteDriver {
  readonly #debt: FlushState
  readonly #flush: FileFlush
  #last: Promise<void> = Promise.resolve()
  #done: () => void = () => undefined

  constructor(config: SqliteDialectConfig, flushState: FlushState, flush: FileFlush) {
    super(config)
    this.#debt = flushState
    this.#flush = flush
  }

  /** One at a time, for there is one connection; the lock is held while something is written, not while it is flushed. */
  override async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#last
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#last = promise
    await before
    this.#done = resolve
    return super.acquireConnection()
  }

  override async releaseConnection(): Promise<void> {
    const { pending } = this.#debt
    this.#debt.pending = 'never'
    this.#done()
    if (pending === 'never') return
    try {
      await (pending === 'now' ? this.#flush.now() : this.#flush.soon())
    } catch (error) {
      // Whoever comes next must not take for lasting what may not be.
      this.#debt.pending = 'now'
      throw error
    }
  }

  override async destroy(): Promise<void> {
    await this.#flush.close()
    await super.destroy()
  }
}

/** How soon what was committed must be on the disk, and what was written in the transaction that is open. */
type FlushState = { pending: Urgency; inTransaction: Urgency }

/**
 * Every transaction takes the write lock as it begins: one that only read first could not wait for another process
 * to finish writing, and would fail instead.
 */
function kyselyDatabase(database: DatabaseSync, flushState: FlushState) {
  // The same few dozen statements come again and again, and each runs to its end before another begins.
  const prepared = new LRUCache<string, StatementSync>({ max: 200 })
  const prepare = (text: string): StatementSync => {
    const statement = prepared.get(text) ?? database.prepare(text)
    prepared.set(text, statement)
    return statement
  }
  return {
    close: () => database.close(),
    prepare: (text: string) => {
      const statement = prepare(text === 'begin' ? 'begin immediate' : text)
      const urgency = urgencyOf(text)
      const tracking = <T>(run: (...values: ReturnType<typeof toBindable>[]) => T) => {
        return (parameters: readonly unknown[]): T => {
          const result = run(...parameters.map(toBindable))
          flushState.inTransaction = mostUrgent(flushState.inTransaction, urgency)
          // Inside a transaction nothing is committed yet.
          if (!database.isTransaction) {
            flushState.pending = mostUrgent(flushState.pending, flushState.inTransaction)
            flushState.inTransaction = 'never'
          }
          return result
        }
      }
      return {
        reader: statement.columns().length > 0,
        all: tracking((...values) => statement.all(...values)),
        run: tracking((...values) => statement.run(...values)),
        iterate: tracking((...values) => statement.iterate(...values)),
      }
    },
  }
}

function toBindable(value: unknown): string | number | bigint | null {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value
  throw new TypeError(`a ${typeof value} cannot be stored in a column`)
}

class FlushedDialect extends SqliteDialect {
  readonly #driver: () => SqliteDriver

  constructor(database: DatabaseSync, flush: FileFlush) {
    const flushState: FlushState = { pending: 'never', inTransaction: 'never' }
    const config = { database: kyselyDatabase(database, flushState) }
    super(config)
    this.#driver = () => new FlushedDriver(config, flushState, flush)
  }

  override createDriver(): SqliteDriver {
    return this.#driver()
  }

  override createAdapter(): SqliteAdapter {
    return new FlushedAdapter()
  }
}

class FlushedAdapter extends SqliteAdapter {
  /** SQLite can roll back a change of tables; Kysely does not count on it. */
  override get supportsTransactionalDdl(): boolean {
    return true
  }

  /** The driver itself sees to it that the one connection is used by one at a time. */
  override get supportsMultipleConnections(): boolean {
    return true
  }
}
