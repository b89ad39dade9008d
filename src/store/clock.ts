/** Times as they are stored. */

/** Milliseconds since 1970. */
export type Clock = () => number

/** `2026-11-24T12:00:00.000Z`, `later` seconds from now. */
export function timeAt(clock: Clock, later = 0): string {
  return new Date(clock() + later * 1000).toISOString()
}
