/** PostgreSQL, for several replicas of the app. */
import { type Dialect, PostgresDialect } from 'kysely'
import { Pool } from 'pg'

/** Connections of a process, by what they are for: what arrives waits for none of the rest. */
const poolSizes = { migration: 1, arrivals: 2, rest: 8 }

export type ConnectionPurpose = keyof typeof poolSizes

/** Milliseconds that a statement may take, or a transaction may rest. */
const statementTimeoutMs = 10_000

/**
 * Connects when first used. `onFailure` hears of connections that break while nobody uses them. A migration of much
 * data, or the wait for another replica's, takes as long as it takes.
 */
export function postgresDialect(url: string, onFailure: (error: Error) => void, purpose: ConnectionPurpose): Dialect {
  const pool = new Pool({
    connectionString: url,
    max: poolSizes[purpose],
    connectionTimeoutMillis: 5000,
    ...(purpose === 'migration'
      ? {}
      : { statement_timeout: statementTimeoutMs, idle_in_transaction_session_timeout: statementTimeoutMs }),
    application_name: 'gpucost',
  })
  pool.on('error', onFailure)
  // The pool does not listen to a connection that is in use: one that breaks between two statements would end the
  // process. Whoever uses it learns of it by the next statement.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return new PostgresDialect({ pool })
}
