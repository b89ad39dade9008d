/** Whether the database was in trouble, and not what was asked of it. */

/** Of PostgreSQL: connection, rolled back, resources, operator, system; and a transaction that rested for too long. */
const passingStates = /^(?:08|40|53|57|58)...$|^25P0[34]$/
/** Of a socket, and of SQLite. */
const passingCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'])
/** SQLITE_BUSY, SQLITE_LOCKED, SQLITE_IOERR and SQLITE_FULL, each with its extended codes. */
const passingSqlite = new Set([5, 6, 10, 13])
/** What the driver of PostgreSQL says without a code. */
const passingWords =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered|Query read timeout)/

/** Others wrote to the same thing first, again and again: the same work does once there are fewer of them. */
export class TooManyConflicts extends Error {
  override readonly name = 'TooManyConflicts'
}

/** True where the same work may succeed a while later: the database was not reached, broke off or had no room. */
export function isStoreError(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof TooManyConflicts) return true
  if ('errcode' in error && typeof error.errcode === 'number') return passingSqlite.has(error.errcode & 0xff)
  const code = 'code' in error ? String(error.code) : ''
  return passingStates.test(code) || passingCodes.has(code) || passingWords.test(error.message)
}
