/** Best, cheapest, fastest. Each is the smallest of one score over all candidates, so more of them never make it worse. */
import type { Spec } from '../scenario/spec.ts'
import type { Candidate } from './candidate.ts'
import { preferences } from './preference.ts'

export type Chosen = { readonly best: Candidate; readonly cheapest: Candidate; readonly fastest: Candidate }

/**
 * Chooses from a list that is not empty; throws on an empty one. The objective asked for is the best. `spot` are spot
 * candidates beside those asked for: they may be the cheapest, but nobody is handed one as the best or the fastest.
 */
export function choose(
  all: readonly Candidate[],
  objective: Spec['objective'],
  spot: readonly Candidate[] = [],
): Chosen {
  const cheapest = leastOf([...all, ...spot], ({ usd }) => usd)
  const fastest = leastOf(all, haste)
  const best = { cheapest, fastest, balanced: leastOf(all, ({ score }) => score) }[objective ?? 'balanced']
  return { best, cheapest, fastest }
}

/** What the best plan minimises under an objective. */
export function aimOf(objective: Spec['objective']): (candidate: Candidate) => number {
  const aims = { cheapest: dollars, fastest: haste, balanced }
  return aims[objective ?? 'balanced']
}

const dollars = ({ usd }: Candidate) => usd
const balanced = ({ score }: Candidate) => score

/** Hours, with dollars as a brake: five times the cost for less than a fifth of the hours is not worth it. */
export const haste = ({ hours, usd }: Candidate): number => (hours + preferences.hasteHours) * usd ** preferences.haste

/** The candidate with the smallest `of`; of equals the better score, so that ties do not depend on the order. */
export function leastOf(all: readonly Candidate[], of: (candidate: Candidate) => number): Candidate {
  let least: Candidate | undefined
  let value = Infinity
  for (const candidate of all) {
    const other = of(candidate)
    if (least !== undefined && (other > value || (other === value && candidate.score >= least.score))) continue
    least = candidate
    value = other
  }
  if (least === undefined) throw new Error('nothing to choose from')
  return least
}
