/** A candidate in the words of the outside interface, with its ranges. */
import { GIB } from '../catalog/units.ts'
import type { Interval } from '../estimate/plan.ts'
import type { Market } from '../offers/market.ts'
import type { QuotedOffer } from '../offers/quoted-offer.ts'
import type { Spec } from '../scenario/scenario.ts'
import { observationId } from '../offers/observation-id.ts'
import { billOf, type Candidate, sparedByNextOf } from './ranking/candidate.ts'
import { spotHoursRange, type SpotRun } from './total-cost/spot-run.ts'
import type { Option } from './recommendation.ts'
import { billRange, partsOnTop } from './total-cost/bill-amounts.ts'
import { globalBatchOfPlan } from './search/global-batch.ts'
import { warningsOf } from './explain/warnings.ts'
import { planHostBytes } from './search/host-memory.ts'
import { keepsMasterWeights } from './search/master-weights.ts'

/**
 * The option of `candidate` for `tokens`; the middle of hours and of the whole bill is the candidate's own arithmetic.
 * `fallback`: what it becomes where its memory does not do.
 */
export function optionOf(
  candidate: Candidate,
  tokens: number,
  spec: Spec,
  market: Market,
  fallback: string | null = null,
): Option {
  const { estimate, quotedOffer, startupHours } = candidate
  const { plan, tokensPerSecond, peakMemory } = estimate
  const { offer, quote } = quotedOffer
  const hours = hoursRange(candidate, tokens, market)
  const bill = billOf(candidate)
  const usd = usdRange(bill.gpuTime, hours, quote)
  const allInUsd = billRange(bill, usd)
  return {
    gpu: plan.gpu.id,
    gpuCount: plan.gpuCount,
    nodes: plan.nodes,
    provider: offer.provider.id,
    tier: offer.tier?.id ?? null,
    pricing: offer.pricing,
    method: plan.method,
    weights: plan.weights,
    compute: plan.compute,
    loraRank: plan.lora?.rank ?? null,
    stack: plan.stack.id,
    layout: { ...plan.layout, ep: plan.layout.ep ?? 1, offload: plan.offload },
    task: spec.task ?? 'sft',
    optimizer: plan.training?.optimizer?.id ?? null,
    precision: plan.compute,
    phases: phaseShares(estimate),
    masterWeights: keepsMasterWeights(plan),
    offload: plan.offload,
    ...(plan.offload === 'none' ? {} : { hostGiB: planHostBytes(plan) / GIB }),
    microBatch: plan.microBatch,
    accumulation: plan.accumulation,
    globalBatch: globalBatchOfPlan(plan),
    sequenceLength: plan.sequenceLength,
    packed: plan.packed,
    recomputation: plan.recomputation,
    tokensPerSecond,
    hours,
    startupHours,
    usd,
    allInUsd,
    onTop: partsOnTop(bill),
    sparedByNext: sparedByNextOf(candidate, market),
    usdPerGpuHour: quote.usdPerGpuHour,
    priceRange: { low: quote.low, high: quote.high },
    priceAsOf: quote.asOf,
    priceSource: quote.source,
    ...(quote.listUsdPerGpuHour === undefined ? {} : { listUsdPerGpuHour: quote.listUsdPerGpuHour }),
    observationId: observationId(offer.observation),
    region: offer.region,
    interruption: candidate.spot === null ? null : preemptionOf(candidate.spot),
    peakMemoryGiB: { p50: peakMemory.p50 / GIB, p95: peakMemory.p95 / GIB },
    usableMemoryGiB: estimate.usableMemory / GIB,
    mfu: estimate.mfu,
    hfu: estimate.hfu,
    basis: estimate.basis,
    warnings: warningsOf(candidate, { hours, usd: allInUsd, spec, market, fallback }),
  }
}

/** Shares of one step; null where a step is one training pass. */
function phaseShares({ objective }: Candidate['estimate']): NonNullable<Option['phases']> | null {
  if (objective === null || objective === undefined) return null
  const { generation, logprob, update, other, step } = objective.phases
  if (generation + logprob === 0) return null
  return { generation: generation / step, logprob: logprob / step, update: update / step, other: other / step }
}

/** Training and start-up err independently: their distances from the middle add in quadrature. */
function hoursRange({ estimate, startupHours, hours, spot }: Candidate, tokens: number, market: Market): Interval {
  const { p10, p90 } = estimate.tokensPerSecond
  const { low, high } = market.catalog.startup.range
  const training =
    spot === null
      ? { p10: tokens / p90 / 3600, p50: hours - startupHours, p90: tokens / p10 / 3600 }
      : spotHoursRange(spot, estimate.tokensPerSecond, tokens, market)
  return {
    p10: hours - Math.hypot(training.p50 - training.p10, startupHours * (1 - low.base)),
    p50: hours,
    p90: hours + Math.hypot(training.p90 - training.p50, startupHours * (high.base - 1)),
  }
}

/** Speed and price err independently: their widths add in quadrature, as factors. */
function usdRange(p50: number, hours: Interval, { usdPerGpuHour, low, high }: QuotedOffer['quote']): Interval {
  // A team's own GPUs may cost nothing an hour, and nothing is nothing at any speed.
  if (usdPerGpuHour === 0) return { p10: 0, p50: 0, p90: 0 }
  const down = Math.hypot(Math.log(hours.p50 / hours.p10), Math.log(usdPerGpuHour / low))
  const up = Math.hypot(Math.log(hours.p90 / hours.p50), Math.log(high / usdPerGpuHour))
  return { p10: p50 * Math.exp(-down), p50, p90: p50 * Math.exp(up) }
}

/** In the words of an option; hours. */
function preemptionOf({
  interruptions,
  saves,
  interval,
  expected,
  work,
}: SpotRun): NonNullable<Option['interruption']> {
  const { between, said, restart, checkpoint } = interruptions
  return {
    betweenHours: between,
    said,
    saves,
    restartHours: restart,
    intervalHours: interval,
    writeHours: checkpoint.writeHours,
    checkpointGB: checkpoint.bytes / 1e9,
    workHours: work,
    trainingHours: expected,
  }
}
