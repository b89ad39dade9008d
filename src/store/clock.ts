/** Times as they are stored. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

/** Milliseconds since 1970. */
export type Clock = () => number

/** `2026-11-24T12:00:00.000Z`, `later` seconds from now. */
export function timeAt(clock: Clock, later = 0): string {
  return new Date(clock() + later * 1000).toISOString()
}

/**
 * The clock of the database, kept by this machine's: replicas on machines whose clocks differ agree on how long a lease
 * lasts. Asked once, at start; half of the way there and back is taken for each direction.
 */
export async function databaseClock(db: Kysely<Tables>): Promise<Clock> {
  const sentAt = Date.now()
  const { rows } = await sql<{ ms: number | string }>`
    select extract(epoch from clock_timestamp()) * 1000 as ms
  `.execute(db)
  const receivedAt = Date.now()
  const offset = Number(rows[0]?.ms) - (sentAt + receivedAt) / 2
  return () => Math.round(Date.now() + offset)
}
