/** Of the layouts of one way of running a job, the one that is offered. */
import type { ChoiceFacts } from '../../catalog/choice.ts'
import type { Estimate } from '../../estimate/plan.ts'
import { tightShare } from './choice-rule.ts'

/** For each GPU, count, method, weights, compute and stack the fastest, one whose memory may not do at a discount. */
export function fastestLayouts(estimates: readonly Estimate[], choice: ChoiceFacts): readonly Estimate[] {
  const riskAdjustedSpeed = (estimate: Estimate) => estimate.tokensPerSecond.p50 / (1 + tightShare(estimate, choice))
  const best = new Map<string, Estimate>()
  for (const estimate of estimates) {
    const { gpu, gpuCount, nodes, method, weights, compute, stack } = estimate.plan
    const key = `${gpu.id}|${gpuCount}|${nodes}|${method}|${weights}|${compute}|${stack.id}`
    const other = best.get(key)
    if (other === undefined || riskAdjustedSpeed(estimate) > riskAdjustedSpeed(other)) best.set(key, estimate)
  }
  return [...best.values()]
}
