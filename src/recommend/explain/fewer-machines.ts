/** A plan on several machines and fewer that do, or may; and what is sure to fit beside a plan on fewer that is only likely to. */
import type { ChoiceFacts } from '../../catalog/choice.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { gibText } from '../figure-text.ts'
import { type Candidate, isWithinLimits } from '../ranking/candidate.ts'
import { minBy, scoreOf, waitingUsd } from '../ranking/choice-rule.ts'
import { hasRisk, isSubset, machinesOf, riskBit } from '../ranking/plan-risk.ts'
import { weightingOf } from '../ranking/requested-gpus.ts'
import { otherPlanText } from './choice-reasons.ts'

/** The share of the usable memory that is expected to be taken at the most: above it a first step is likely to fail. */
const mostExpected = 0.85

/**
 * "One machine does it: 8 × B300 SXM at Hyperstack …", "Fewer machines may do: …" or "Sure to fit: …", without a full stop;
 * none where the number was asked for, or there is nothing to say.
 */
export function fewerMachines(
  best: Candidate,
  all: readonly Candidate[],
  spec: Spec,
  choice: ChoiceFacts,
): readonly string[] {
  const { plan } = best.estimate
  if (spec.gpuCount !== null || spec.nodes !== null) return []
  const others = all.filter(
    (each) =>
      each.estimate.plan.method === plan.method &&
      each.estimate.plan.weights === plan.weights &&
      each.estimate.plan.compute === plan.compute &&
      isSubset(each.risks, best.risks | riskBit('memory')) &&
      isWithinLimits(each, spec),
  )
  const least = (plans: readonly Candidate[]) =>
    plans.length === 0 ? null : minBy(plans, (each) => scoreOf(each, choice, weightingOf(spec)))
  const isSure = ({ risks }: Candidate) => !hasRisk(risks, 'memory')
  if (!isSure(best)) {
    const allSure = others.filter(isSure)
    if (allSure.length === 0) return []
    // Machines to join are the price of being sure, whichever these are.
    const sure = minBy(allSure, ({ usd, hours }) => usd + waitingUsd(hours, choice, weightingOf(spec)))
    const isOnMore = sure.estimate.plan.nodes > plan.nodes
    return isOnMore ? [`Sure to fit: ${otherPlanText(sure, best)}`] : []
  }
  if (machinesOf(plan) < 2) return []
  const fewer = others.filter(({ estimate }) => estimate.plan.nodes < plan.nodes)
  const sureFewer = fewer.filter(isSure)
  const fewest = Math.min(...sureFewer.map(({ estimate }) => estimate.plan.nodes))
  const onFewest = least(sureFewer.filter(({ estimate }) => estimate.plan.nodes === fewest))
  if (onFewest !== null) {
    const words = fewest === 1 ? 'One machine does it' : `${fewest} machines do it`
    return [`${words}: ${otherPlanText(onFewest, best)}`]
  }
  const likely = least(
    fewer.filter(({ estimate: { peakMemory, usableMemory } }) => peakMemory.p50 <= usableMemory * mostExpected),
  )
  if (likely === null) return []
  const { peakMemory, usableMemory } = likely.estimate
  return [
    `Fewer machines may do: ${otherPlanText(likely, best)}; ${gibText(peakMemory.p50)} of ${gibText(usableMemory)} a GPU are expected, and how much more it may be is not known well: try some steps on them first`,
  ]
}
