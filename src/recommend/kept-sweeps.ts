/**
 * Sweeps that were made before. What a job is decides its plans; what it may cost, when it must end and who rents out
 * do not, and of the tokens only the batch that they allow: a thread that moves its budget sweeps once.
 */
import { LRUCache } from 'lru-cache'
import { emptySpec, type Spec } from '../scenario/spec.ts'
import type { Sweep } from './recommendation.ts'
import { globalBatch } from './space.ts'

/** Plans in all sweeps that are kept, at half a kilobyte each: a sweep of every GPU holds two hundred, of one some forty. */
const MOST = 20_000

/** What the plans of a question do not depend on. */
const apart = [
  'providers',
  'excludedProviders',
  'tier',
  'pricing',
  'budgetUsd',
  'deadlineHours',
  'objective',
  'hoursBetweenPreemptions',
  'savesCheckpoints',
] as const satisfies readonly (keyof Spec)[]

const blank: Partial<Spec> = Object.fromEntries(apart.map((field) => [field, emptySpec[field]]))

/** Two questions with the same words for this have the same plans. */
export const jobOf = (spec: Spec): string => JSON.stringify({ ...spec, ...blank, tokens: globalBatch(spec.tokens) })

export type KeptSweeps = {
  /** `under` names the market and the estimator. */
  readonly of: (spec: Spec, under: string, sweep: () => Sweep) => Sweep
  readonly clear: () => void
}

export function keptSweeps(): KeptSweeps {
  const sweeps = new LRUCache<string, Sweep>({
    maxSize: MOST,
    sizeCalculation: ({ estimates, misfits }) => 1 + estimates.length + misfits.length,
  })
  return {
    of: (spec, under, sweep) => {
      const key = `${under}\n${jobOf(spec)}`
      const known = sweeps.get(key)
      if (known !== undefined) return known
      const made = sweep()
      sweeps.set(key, made)
      return made
    },
    clear: () => sweeps.clear(),
  }
}
