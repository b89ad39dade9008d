/** PostgreSQL, for several replicas of the app. */
import { type Dialect, PostgresDialect } from 'kysely'
import { Pool } from 'pg'

/** Connections of a process, by what they are for: what arrives waits for none of the rest. */
const most = { migration: 1, arrivals: 2, rest: 8 }

export type Purpose = keyof typeof most

/** Milliseconds that a statement may take, or a transaction may rest. */
const patience = 10_000

/**
 * Connects when first used. `onTrouble` hears of connections that break while nobody uses them. A migration of much
 * data, or the wait for another replica's, takes as long as it takes.
 */
export function postgresDialect(url: string, onTrouble: (error: Error) => void, purpose: Purpose): Dialect {
  const pool = new Pool({
    connectionString: url,
    max: most[purpose],
    connectionTimeoutMillis: 5000,
    ...(purpose === 'migration' ? {} : { statement_timeout: patience, idle_in_transaction_session_timeout: patience }),
    application_name: 'gpucost',
  })
  pool.on('error', onTrouble)
  // The pool does not listen to a connection that is in use: one that breaks between two statements would end the
  // process. Whoever uses it learns of it by the next statement.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return new PostgresDialect({ pool })
}
