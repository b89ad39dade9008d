/** What the shortest replies would give: the plan that is best once it is asked for. */
import { methodIds } from '../../catalog/training-method.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { Candidate } from './candidate.ts'
import { objectiveScore, type BestCandidates, minBy } from './best-candidates.ts'
import type { WhatIfReply } from '../recommendation.ts'

const weightPrecisions = ['nf4', 'int8', 'bf16'] as const

/**
 * By reply, the best of the candidates that it leaves. `feasible` meet every limit on the pricing of the question, `spot`
 * on spot. A reply that asks for what the best plan has anyway, or that the question has settled, is left out; so is
 * spot that saves nothing, or whose price is of half a year ago, and what would outdo those named cheapest and fastest.
 */
export function bestIfAsked(
  feasible: readonly Candidate[],
  spot: readonly Candidate[],
  { best, cheapest, fastest }: BestCandidates,
  spec: Spec,
): ReadonlyMap<WhatIfReply, Candidate> {
  const bestPlan = best.estimate.plan
  const score = objectiveScore(spec.objective)
  const byReply = new Map<WhatIfReply, Candidate>()
  const addReply = (
    reply: WhatIfReply,
    remaining: readonly Candidate[],
    isWorthSaying?: (winner: Candidate) => boolean,
  ) => {
    if (remaining.length === 0) return
    const winner = minBy(remaining, score)
    const outdoes = winner.hours < fastest.hours || winner.usd < cheapest.usd
    if (!outdoes && isWorthSaying?.(winner) !== false) byReply.set(reply, winner)
  }
  for (const precision of spec.weights === null ? weightPrecisions : []) {
    const remaining = feasible.filter(({ estimate: { plan } }) => plan.weights === precision)
    if (precision !== bestPlan.weights) addReply(precision, remaining)
  }
  for (const method of spec.method === null ? methodIds : []) {
    const remaining = feasible.filter(({ estimate: { plan } }) => plan.method === method)
    if (method !== bestPlan.method) addReply(method, remaining)
  }
  addReply('spot', spot, ({ usd, quotedOffer }) => usd < best.usd && !quotedOffer.quote.age.stale)
  return byReply
}
