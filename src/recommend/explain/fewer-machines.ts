/** A plan on several machines whose memory is sure to do: whether fewer may do, which an engineer would try first. */
import type { ChoiceFacts } from '../../catalog/choice.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { gibText } from '../figure-text.ts'
import { type Candidate, isWithinLimits } from '../ranking/candidate.ts'
import { minBy, scoreOf } from '../ranking/choice-rule.ts'
import { hasRisk, isSubset, machinesOf, riskBit } from '../ranking/plan-risk.ts'
import { weightingOf } from '../ranking/requested-gpus.ts'
import { otherPlanText } from './choice-reasons.ts'

/** The share of the usable memory that is expected to be taken at the most: above it a first step is likely to fail. */
const mostExpected = 0.85

/**
 * "Fewer machines may do: 16 × H200 SXM at Crusoe …", without a full stop; none where the number was asked for, or
 * nothing on fewer is expected to fit.
 */
export function fewerMachines(
  best: Candidate,
  all: readonly Candidate[],
  spec: Spec,
  choice: ChoiceFacts,
): readonly string[] {
  const { plan } = best.estimate
  const machines = machinesOf(plan)
  if (machines < 2 || spec.gpuCount !== null || spec.nodes !== null || hasRisk(best.risks, 'memory')) return []
  const fewer = all.filter(
    ({ estimate, risks, ...each }) =>
      machinesOf(estimate.plan) < machines &&
      estimate.plan.method === plan.method &&
      estimate.plan.weights === plan.weights &&
      estimate.plan.compute === plan.compute &&
      estimate.peakMemory.p50 <= estimate.usableMemory * mostExpected &&
      // What is sure to fit stands among the plans, by its dollars and hours.
      hasRisk(risks, 'memory') &&
      isSubset(risks, best.risks | riskBit('memory')) &&
      isWithinLimits({ estimate, risks, ...each }, spec),
  )
  if (fewer.length === 0) return []
  const other = minBy(fewer, (each) => scoreOf(each, choice, weightingOf(spec)))
  const { peakMemory, usableMemory } = other.estimate
  return [
    `Fewer machines may do: ${otherPlanText(other, best)}; ${gibText(peakMemory.p50)} of ${gibText(usableMemory)} a GPU are expected, and how much more it may be is not known well: try some steps on them first`,
  ]
}
