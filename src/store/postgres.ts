/** PostgreSQL, for several replicas of the app. */
import { type Dialect, PostgresDialect } from 'kysely'
import { Pool } from 'pg'

/** Connects when first used. `onTrouble` hears of connections that break while nobody uses them. */
export function postgresDialect(url: string, onTrouble: (error: Error) => void): Dialect {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5000,
    statement_timeout: 10_000,
    idle_in_transaction_session_timeout: 10_000,
    application_name: 'gpucost',
  })
  pool.on('error', onTrouble)
  return new PostgresDialect({ pool })
}
