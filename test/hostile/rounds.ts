/**
 * Rounds of hostile input, each out of a seed and its number alone: a few with the tests, and by hand
 * `HOSTILE=10000 npx vitest run test/hostile`, with SEED=2 for others; SEED=1 FROM=4711 HOSTILE=1 plays one again.
 */
import { type Random, randomOf } from '../load/random.ts'

export type Round = { readonly number: number; readonly random: Random; readonly again: string }

const { HOSTILE, SEED = '1', FROM = '0' } = process.env

/** `few` of them, or as many as HOSTILE says. */
export function roundsOf(few: number): readonly Round[] {
  return Array.from({ length: Number(HOSTILE ?? few) }, (_, index) => {
    const number = Number(FROM) + index
    const random = randomOf(Math.imul(Number(SEED) + 1, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b))
    return { number, random, again: `SEED=${SEED} FROM=${number} HOSTILE=1 plays it again` }
  })
}

/** One after the other in portions: what is under way at once. */
export async function inPortions(
  rounds: readonly Round[],
  size: number,
  play: (round: Round) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < rounds.length; from += size) {
    await Promise.all(rounds.slice(from, from + size).map(play))
  }
}

/** What went wrong in each of them, and how to have it again. */
export async function wrongIn(
  rounds: readonly Round[],
  play: (random: Random) => readonly string[] | Promise<readonly string[]>,
): Promise<readonly string[]> {
  const wrong: string[] = []
  for (const { random, again } of rounds) {
    try {
      for (const one of await play(random)) wrong.push(`${one}; ${again}`)
    } catch (error) {
      wrong.push(`${error instanceof Error ? (error.stack ?? error.message) : 'something'} was thrown; ${again}`)
    }
  }
  return wrong
}

/** Milliseconds that a test may take: a minute or two, and more where there are thousands of rounds. */
export const patienceFor = (each: number): number => 120_000 + Number(HOSTILE ?? 0) * each
