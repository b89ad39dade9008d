/** A question that was let go of something, and the plans that then keep to it. */
import type { Market } from '../../offers/market.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { Candidate } from '../ranking/candidate.ts'
import { showablePlans } from '../ranking/find-candidates.ts'
import type { ToldMoney } from '../figure-text.ts'
import type { Sweep } from '../search/sweep-result.ts'

export type RelaxationInput = {
  readonly spec: Spec
  /** In which the budget was told; absent or null: dollars. */
  readonly money?: ToldMoney | null
  readonly tokens: number
  readonly sweep: Sweep
  /** Everything that could be shown for the question, limits aside. */
  readonly all: readonly Candidate[]
  readonly market: Market
  readonly resweep: ((spec: Spec) => Sweep) | undefined
}

/** A plan for a question that was let go of something. */
export type RelaxedCandidate = {
  readonly spec: Spec
  readonly tokens: number
  readonly candidate: Candidate
  readonly changes: readonly string[]
  /** How far from what was asked, as a factor; 1 would be nothing. Only to compare. */
  readonly distance: number
}

/** Things that are not more or less: about as bad as half as much money again. */
export const categoricalDistance = 1.5

/** Everything that could be shown for a changed question, limits or not. */
export function candidatesFor(
  spec: Spec,
  { sweep, resweep, tokens, market }: RelaxationInput,
  needsSweep: boolean,
): Candidate[] {
  const usedSweep = needsSweep ? (resweep?.(spec) ?? sweep) : sweep
  return showablePlans(usedSweep, spec, tokens, market)
}
