/** What the shortest replies would give: the plan that is best once it is asked for. */
import type { ChoiceFacts } from '../../catalog/choice.ts'
import { methodIds } from '../../catalog/training-method.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { WhatIfReply } from '../recommendation.ts'
import type { Candidate } from './candidate.ts'
import { riskBit } from './plan-risk.ts'
import { chooseOnceTaken } from './savings.ts'

const weightPrecisions = ['nf4', 'int8', 'bf16'] as const

/**
 * By reply, the best of the candidates that it leaves; `all` may break the limits of `spec`. A reply that asks for what
 * the best plan has anyway, or that the question has settled, is left out; so is spot that saves nothing, or whose price
 * cannot be relied on.
 */
export function bestIfAsked(
  all: readonly Candidate[],
  best: Candidate,
  spec: Spec,
  choice: ChoiceFacts,
): ReadonlyMap<WhatIfReply, Candidate> {
  const bestPlan = best.estimate.plan
  const byReply = new Map<WhatIfReply, Candidate>()
  const addReply = (reply: WhatIfReply, taken: number, isLeft: (candidate: Candidate) => boolean) => {
    const winner = chooseOnceTaken(all.filter(isLeft), taken, spec, choice)
    if (winner !== null) byReply.set(reply, winner)
  }
  for (const precision of spec.weights === null ? weightPrecisions : []) {
    if (precision !== bestPlan.weights)
      addReply(precision, riskBit('method'), ({ estimate: { plan } }) => plan.weights === precision)
  }
  for (const method of spec.method === null ? methodIds : []) {
    if (method !== bestPlan.method)
      addReply(method, riskBit('method'), ({ estimate: { plan } }) => plan.method === method)
  }
  // Whoever asks for spot takes a price that moves, and none that is old.
  if (spec.pricing === null && best.quotedOffer.offer.pricing !== 'spot')
    addReply(
      'spot',
      riskBit('spot') | riskBit('price'),
      ({ quotedOffer: { offer, quote } }) => offer.pricing === 'spot' && !quote.age.stale,
    )
  const spot = byReply.get('spot')
  if (spot !== undefined && spot.usd >= best.usd) byReply.delete('spot')
  return byReply
}
