/** Best, cheapest, fastest. Each is the smallest of one score over all candidates, so more of them never make it worse. */
import type { Spec } from '../../scenario/scenario.ts'
import type { Candidate } from './candidate.ts'
import { preferences } from './score.ts'

export type BestCandidates = { readonly best: Candidate; readonly cheapest: Candidate; readonly fastest: Candidate }

/**
 * Chooses from a list that is not empty; throws on an empty one. The objective asked for is the best. `spot` are spot
 * candidates beside those asked for: they may be the cheapest, but nobody is handed one as the best or the fastest.
 */
export function chooseBest(
  all: readonly Candidate[],
  objective: Spec['objective'],
  spot: readonly Candidate[] = [],
): BestCandidates {
  const cheapest = minBy([...all, ...spot], ({ usd }) => usd)
  const fastest = minBy(all, speedScore)
  const best = { cheapest, fastest, balanced: minBy(all, ({ score }) => score) }[objective ?? 'balanced']
  return { best, cheapest, fastest }
}

/** What the best plan minimises under an objective. */
export function objectiveScore(objective: Spec['objective']): (candidate: Candidate) => number {
  const scores = { cheapest: costOf, fastest: speedScore, balanced: scoreOf }
  return scores[objective ?? 'balanced']
}

const costOf = ({ usd }: Candidate) => usd
const scoreOf = ({ score }: Candidate) => score

/** Hours, with dollars as a brake: five times the cost for less than a fifth of the hours is not worth it. */
export const speedScore = ({ hours, usd }: Candidate): number =>
  (hours + preferences.speedOffsetHours) * usd ** preferences.speedCostExponent

/** The candidate with the smallest `valueOf`; of equals the better score, so that ties do not depend on the order. */
export function minBy(all: readonly Candidate[], valueOf: (candidate: Candidate) => number): Candidate {
  let least: Candidate | undefined
  let leastValue = Infinity
  for (const candidate of all) {
    const value = valueOf(candidate)
    if (least !== undefined && (value > leastValue || (value === leastValue && candidate.score >= least.score)))
      continue
    least = candidate
    leastValue = value
  }
  if (least === undefined) throw new Error('nothing to choose from')
  return least
}
