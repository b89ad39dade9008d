/**
 * Sweeps that were made before. What a job is decides its plans; what it may cost, when it must end, who rents out
 * and how many tokens it has do not: a thread that moves its budget sweeps once.
 */
import { LRUCache } from 'lru-cache'
import { emptySpec, type Spec } from '../../scenario/scenario.ts'
import type { Sweep } from './sweep-result.ts'

/** Plans in all sweeps that are kept, at about a kilobyte each: a sweep of every GPU holds two hundred, of one some forty. */
const MAX_PLANS = 32_000

/** What the plans of a question do not depend on. */
const irrelevantFields = [
  'variant',
  'providers',
  'excludedProviders',
  'tier',
  'region',
  'hosting',
  'certificates',
  'pricing',
  'budgetUsd',
  'deadlineHours',
  'objective',
  'hoursBetweenPreemptions',
  'savesCheckpoints',
  'checkpointSteps',
  'checkpointHours',
  'owned',
] as const satisfies readonly (keyof Spec)[]

const irrelevantValues: Partial<Spec> = Object.fromEntries(irrelevantFields.map((field) => [field, emptySpec[field]]))

/** Two questions with the same words for this have the same plans. */
export const sweepKey = (spec: Spec): string =>
  JSON.stringify({
    ...spec,
    ...irrelevantValues,
    // The share of images in the tokens is all that plans know of their number.
    tokens: spec.imageCount === null ? null : spec.tokens,
  })

export type SweepCache = {
  /** `scope` names the market and the estimator. */
  readonly getOrSweep: (spec: Spec, under: string, sweep: () => Sweep) => Sweep
  readonly clear: () => void
}

/** Keeps the sweeps that were used last, up to so many plans together. */
export function createSweepCache(): SweepCache {
  const sweeps = new LRUCache<string, Sweep>({
    maxSize: MAX_PLANS,
    sizeCalculation: ({ estimates, misfits }) => 1 + estimates.length + misfits.length,
  })
  return {
    getOrSweep: (spec, scope, sweep) => {
      const key = `${scope}\n${sweepKey(spec)}`
      const cached = sweeps.get(key)
      if (cached !== undefined) return cached
      const result = sweep()
      sweeps.set(key, result)
      return result
    },
    clear: () => sweeps.clear(),
  }
}
