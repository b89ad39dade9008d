/** What the shortest replies would give: the plan that is best once it is asked for. */
import type { Spec } from '../scenario/spec.ts'
import type { Candidate } from './candidate.ts'
import { aimOf, type Chosen, leastOf } from './choose.ts'
import type { Reply } from './recommendation.ts'

const weightForms = ['nf4', 'int8', 'bf16'] as const
const methods = ['full', 'lora', 'qlora'] as const

/**
 * By reply, the best of the candidates that it leaves. `kept` meet every limit on the pricing of the question, `spot`
 * on spot. A reply that asks for what the best plan has anyway, or that the question has settled, is left out; so is
 * spot that saves nothing, or whose price is of half a year ago, and what would outdo those named cheapest and fastest.
 */
export function ifAsked(
  kept: readonly Candidate[],
  spot: readonly Candidate[],
  { best, cheapest, fastest }: Chosen,
  spec: Spec,
): ReadonlyMap<Reply, Candidate> {
  const has = best.estimate.plan
  const aim = aimOf(spec.objective)
  const found = new Map<Reply, Candidate>()
  const offer = (reply: Reply, left: readonly Candidate[], isWorthSaying?: (winner: Candidate) => boolean) => {
    if (left.length === 0) return
    const winner = leastOf(left, aim)
    const outdoes = winner.hours < fastest.hours || winner.usd < cheapest.usd
    if (!outdoes && isWorthSaying?.(winner) !== false) found.set(reply, winner)
  }
  for (const form of spec.weights === null ? weightForms : []) {
    const left = kept.filter(({ estimate: { plan } }) => plan.weights === form)
    if (form !== has.weights) offer(form, left)
  }
  for (const way of spec.method === null ? methods : []) {
    const left = kept.filter(({ estimate: { plan } }) => plan.method === way)
    if (way !== has.method) offer(way, left)
  }
  offer('spot', spot, ({ usd, quoted }) => usd < best.usd && !quoted.quote.age.stale)
  return found
}
