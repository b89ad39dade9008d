/**
 * What we prefer when the question leaves it open. Taste, not fact: every rule is a factor on one score, the smallest
 * score wins, and src/recommend/explain/assumptions.ts says so to the reader. A score is a property of a candidate alone, so a
 * larger budget can never make the choice worse.
 */
import type { Estimate } from '../../estimate/plan.ts'
import type { QuotedOffer } from '../../offers/quoted-offer.ts'
import { hostsOf, priceBasisOf } from '../../offers/offer.ts'
import type { Spec } from '../../scenario/scenario.ts'

export const preferences = {
  /** Dollars are weighed against hours to this power: a run twice as fast may cost a quarter more. */
  timeExponent: 0.35,
  /** Hours that matter to nobody: below about this a run is over within the half-day anyway. */
  patienceHours: 4,
  /** More GPUs, more to go wrong: doubling them must save at least a seventh. */
  gpuCountExponent: 0.2,
  /** A second machine costs set-up, a network and a queue. */
  multiNode: 1.5,
  /** Per doubling of machines; larger than what twice the speed is worth. */
  nodeCountExponent: 0.4,
  /** A team's own GPU, paid for long ago, still counts as this much. */
  minUsdPerGpuHour: 0.01,
  /** A price of half a year ago. */
  stale: 1.1,
  /** A market's middle ask against a list price. A lowest ask is ranked by the upper end of its range instead. */
  medianAsk: 1.1,
  /** Third-party hosts against data centres. */
  thirdParty: 1.05,
  consumer: 1.5,
  /** Where the method was left open: bf16 LoRA first, the others only when clearly cheaper. */
  quantized: { int8: 1.15, nf4: 1.3 },
  fullFineTuning: 1.5,
  /** The upper end of the memory range is over what the GPU has. */
  memoryTight: 1.15,
  offload: 1.1,
  /** Vendor benchmark recipes are harder to set up than the frameworks people use. */
  vendorStack: 1.1,
  /** `fastest`: five times the cost must buy at least a fifth of the hours, */
  speedCostExponent: Math.log(1 / 0.8) / Math.log(5),
  /** and minutes are not bought: hours that everybody has. */
  speedOffsetHours: 0.5,
  /** No run is planned for longer than this (hours) while a shorter one exists. */
  maxHours: 720,
  /** Where all are longer, so much of the shortest. */
  similarDuration: 1.2,
} as const

/**
 * The balanced score of an estimate at an offer; `hours` and `usd` are the middle of their ranges, `penalty` is that of
 * the estimate.
 */
export function balancedScore(
  gpuCount: number,
  { offer, quote }: QuotedOffer,
  hours: number,
  usd: number,
  penalty: number,
) {
  const priceRisk = priceRiskFactor({ offer, quote }) * (quote.age.stale ? preferences.stale : 1)
  const hostRisk = { own: 1, 'third-party': preferences.thirdParty, consumer: preferences.consumer }[hostsOf(offer)]
  const timeFactor = (hours + preferences.patienceHours) ** preferences.timeExponent
  // What costs nothing is still worth least where it takes longest.
  const cost = Math.max(usd, preferences.minUsdPerGpuHour * hours * gpuCount)
  return cost * priceRisk * hostRisk * timeFactor * penalty
}

/** What of a score is the same at every offer. */
export const planPenalty = (estimate: Estimate, spec: Spec): number =>
  estimate.plan.gpuCount ** preferences.gpuCountExponent * complexityFactor(estimate, spec)

/**
 * What a price is ranked by, over what is printed. An old list price has probably risen: the middle of its range. The
 * one lowest ask of a market is gone when the reader comes: the upper end.
 */
export function priceRiskFactor({ offer, quote }: QuotedOffer): number {
  const { usdPerGpuHour: printed, low, high } = quote
  if (printed === 0) return 1
  const risen = Math.max(printed, Math.sqrt(low * high))
  return { list: risen, median: printed * preferences.medianAsk, from: high }[priceBasisOf(offer)] / printed
}

/** What a plan's complications are thought to cost, as a factor. */
function complexityFactor(estimate: Estimate, spec: Spec): number {
  const { method, weights, nodes, offload, stack } = estimate.plan
  const isMethodOpen = spec.method === null && spec.weights === null
  const quantized = weights === 'nf4' || weights === 'int8' ? preferences.quantized[weights] : 1
  return (
    (isMethodOpen ? quantized * (method === 'full' ? preferences.fullFineTuning : 1) : 1) *
    (nodes > 1 ? preferences.multiNode * nodes ** preferences.nodeCountExponent : 1) *
    (offload === 'none' ? 1 : preferences.offload) *
    (spec.stack === null && stack.tier === 'vendor' ? preferences.vendorStack : 1) *
    (isTight(estimate) ? preferences.memoryTight : 1)
  )
}

/** The upper end of the memory range is over what is usable. */
export const isTight = ({ peakMemory, usableMemory }: Estimate): boolean => peakMemory.p95 > usableMemory

/** Of the layouts of one way (GPU, count, method, weights, compute, stack) the fastest, a tight one at a discount. */
export function fastestLayouts(estimates: readonly Estimate[]): readonly Estimate[] {
  const best = new Map<string, Estimate>()
  for (const estimate of estimates) {
    const { gpu, gpuCount, nodes, method, weights, compute, stack } = estimate.plan
    const key = `${gpu.id}|${gpuCount}|${nodes}|${method}|${weights}|${compute}|${stack.id}`
    const other = best.get(key)
    if (other === undefined || riskAdjustedSpeed(estimate) > riskAdjustedSpeed(other)) best.set(key, estimate)
  }
  return [...best.values()]
}

const riskAdjustedSpeed = (estimate: Estimate) =>
  estimate.tokensPerSecond.p50 / (isTight(estimate) ? preferences.memoryTight : 1)
