/**
 * Rounds of hostile input, each out of a seed and its number alone: a few with the tests, and by hand
 * `HOSTILE=10000 npx vitest run test/hostile`, with SEED=2 for others; SEED=1 FROM=4711 HOSTILE=1 plays one again.
 */
import { type SeededRandom, seededRandom } from '../seeded-random.ts'

export type SeededRound = { readonly number: number; readonly random: SeededRandom; readonly replayHint: string }

const { HOSTILE, SEED = '1', FROM = '0' } = process.env

/** `few` of them, or as many as HOSTILE says. */
export function seededRounds(defaultCount: number): readonly SeededRound[] {
  return Array.from({ length: Number(HOSTILE ?? defaultCount) }, (_, index) => {
    const number = Number(FROM) + index
    const random = seededRandom(Math.imul(Number(SEED) + 1, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b))
    return { number, random, replayHint: `SEED=${SEED} FROM=${number} HOSTILE=1 plays it again` }
  })
}

/** One after the other in portions: what is under way at once. */
export async function inBatches(
  rounds: readonly SeededRound[],
  size: number,
  run: (round: SeededRound) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < rounds.length; from += size) {
    await Promise.all(rounds.slice(from, from + size).map(run))
  }
}

/** What went wrong in each of them, and how to have it again. */
export async function failuresIn(
  rounds: readonly SeededRound[],
  run: (random: SeededRandom) => readonly string[] | Promise<readonly string[]>,
): Promise<readonly string[]> {
  const failures: string[] = []
  for (const { random, replayHint } of rounds) {
    try {
      for (const failure of await run(random)) failures.push(`${failure}; ${replayHint}`)
    } catch (error) {
      failures.push(
        `${error instanceof Error ? (error.stack ?? error.message) : 'something'} was thrown; ${replayHint}`,
      )
    }
  }
  return failures
}

/** Milliseconds that a test may take: minutes on a busy machine, and more where there are thousands of rounds. */
export const timeoutFor = (msPerRound: number): number => 400_000 + Number(HOSTILE ?? 0) * msPerRound
