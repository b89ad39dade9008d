/** Times as they are stored, and whose clock leases are counted by. */
import { type Expression, type Kysely, PostgresAdapter, sql } from 'kysely'
import type { Tables } from './tables.ts'

/** Milliseconds since 1970. */
export type Clock = () => number

/** `2026-11-24T12:00:00.000Z`, `later` seconds from now. */
export function timeAt(clock: Clock, later = 0): string {
  return new Date(clock() + later * 1000).toISOString()
}

/** A clock that is corrected now and then. */
export type CorrectedClock = { readonly clock: Clock; readonly correct: () => Promise<void> }

/**
 * The clock of the database, kept in between by this machine's monotonic one, which nobody steps: replicas on machines
 * whose clocks differ agree on the time. Half of the way there and back is taken for each direction.
 */
export async function databaseClock(db: Kysely<Tables>): Promise<CorrectedClock> {
  let offset = 0
  const correct = async () => {
    const sentAt = performance.now()
    const { rows } = await sql<{ ms: number | string }>`
      select extract(epoch from clock_timestamp()) * 1000 as ms
    `.execute(db)
    offset = Number(rows[0]?.ms) - (sentAt + performance.now()) / 2
  }
  await correct()
  return { clock: () => Math.round(performance.now() + offset), correct }
}

/** The stored time so many seconds from now, by the clock that leases are counted by. */
export type LeaseTime = (later?: number) => Expression<string>

/** By the given clock, as a value. */
export const leaseTimeBy =
  (clock: Clock): LeaseTime =>
  (later = 0) =>
    sql.val(timeAt(clock, later))

/**
 * By PostgreSQL's own clock at the moment of writing, so that no process's clock, and no wait on the way there, decides
 * who holds a delivery. A SQLite file has one machine and its clock.
 */
export function leaseTimeIn(db: Kysely<Tables>, clock: Clock): LeaseTime {
  if (!(db.getExecutor().adapter instanceof PostgresAdapter)) return leaseTimeBy(clock)
  return (later = 0) => sql<string>`to_char(
    (clock_timestamp() + ${later}::double precision * interval '1 second') at time zone 'UTC',
    'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
  )`
}
