/** A setting that was left open, or typed as people write it in a recipe, is set otherwise where the plan fits only so: said in front. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { Scenario, Spec } from '../../scenario/scenario.ts'
import { matchesSpec } from '../ranking/candidate.ts'
import type { Infeasible, Recommendation } from '../recommendation.ts'
import type { Sweep } from '../search/sweep-result.ts'
import { leanerReason, leanScenario } from './lean-states.ts'
import { shorterReason, shorterSequences } from './shorter-sequences.ts'
import { sharedBatch, sharedReason } from './whole-batch.ts'

/** Recommends for another question; `said`: what was asked for of it, where that is less. */
type Again = (scenario: Scenario, said?: Spec) => Recommendation | Infeasible

/** The recommendation with a sentence, without a full stop, before what else decides. */
export const withReasonFirst = (recommendation: Recommendation, reason: string): Recommendation => ({
  ...recommendation,
  keyConsiderations: [reason, ...(recommendation.keyConsiderations ?? [])],
})

/** `found` where nothing is to be set otherwise, or that gives no better plan. */
export function withOtherSettings(
  asked: Scenario,
  found: Recommendation | Infeasible,
  sweep: Sweep,
  { batches }: Pick<Catalog, 'batches'>,
  again: Again,
): Recommendation | Infeasible {
  // What a limit refuses is held all the same.
  const isHeld = sweep.estimates.some((each) => matchesSpec(each, asked.spec))
  const shared = sharedBatch(asked, isHeld, batches)
  if (shared !== null) {
    const plan = again(shared)
    return 'best' in plan ? withReasonFirst(plan, sharedReason(shared, isHeld)) : found
  }
  if ('best' in found) {
    const lean = leanScenario(asked, found)
    const plan = lean === null ? null : again(lean, asked.spec)
    const reason = plan !== null && 'best' in plan ? leanerReason(found.best, plan.best) : null
    return plan !== null && 'best' in plan && reason !== null ? withReasonFirst(plan, reason) : found
  }
  for (const shorter of isHeld ? [] : shorterSequences(asked)) {
    const plan = again(shorter)
    if ('best' in plan) return withReasonFirst(plan, shorterReason(shorter))
  }
  return found
}
