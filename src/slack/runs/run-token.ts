/** The token with which a trainer posts the progress of one run: 256 random bits, of which the hash alone is kept. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const tokenPattern = /^gpr_([0-9a-f-]{36})_([\w-]{43})$/

/** `id`: the run's. */
export const createRunToken = (id: string): string => `gpr_${id}_${randomBytes(32).toString('base64url')}`

/** The id of the run that a token speaks of; null where it is no token. */
export const runOfToken = (token: string): string | null => tokenPattern.exec(token)?.[1] ?? null

/** No salt: what is random in every bit is in no list of guesses. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Compares in a time that does not depend on the token. */
export const isTokenOf = (token: string, hash: string): boolean => {
  const [given, kept] = [Buffer.from(hashToken(token)), Buffer.from(hash)]
  return given.length === kept.length && timingSafeEqual(given, kept)
}
