/** A candidate: one estimate at one offer that rents it, and what of a question allows it. Kept small, for there are thousands. */
import type { GpuId } from '../../catalog/ids.ts'
import type { Catalog } from '../../catalog/catalog.ts'
import type { Gpu } from '../../catalog/gpu.ts'
import type { Estimate } from '../../estimate/plan.ts'
import type { Market } from '../../offers/market.ts'
import type { QuotedOffer } from '../../offers/quoted-offer.ts'
import { hostsOf } from '../../offers/offer.ts'
import { isGpuLimit } from '../../scenario/gpu-limit.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { SpotRun } from '../total-cost/spot-run.ts'
import {
  type BillAmounts,
  type BillingTerms,
  billTotal,
  billUnder,
  type PlanBytes,
  planBytes,
  sparedByNext,
} from '../total-cost/bill-amounts.ts'
import { repeatedStartupHours } from '../plan-startup.ts'
import { roundUsd } from '../figure-text.ts'
import type { RiskSet } from './plan-risk.ts'

/** A plan at an offer, with the hours and the dollars it comes to. */
export type Candidate = {
  readonly estimate: Estimate
  readonly quotedOffer: QuotedOffer
  /** GPU, count, method, pricing and kind of host: what a reader would call the same plan, wherever it is rented. */
  readonly planKey: string
  /** The same number for the same method, precision and pricing. */
  readonly kind: number
  readonly startupHours: number
  /** Hours in the middle of the range: training, its preemptions and start-up. */
  readonly hours: number
  /** The whole bill in the middle of the range: GPU time, idle time, failed runs, disk, a commitment. */
  readonly usd: number
  /** What the bill is made of: its parts are told of the few that are shown. */
  readonly terms: BillingTerms
  readonly bytes: PlanBytes
  /** How preemptions lengthen the training; null where nothing is taken back. */
  readonly spot: SpotRun | null
  /** What the choice of a safe plan minimises; USD. */
  readonly score: number
  /** What a safe plan would spare. */
  readonly risks: RiskSet
}

/** The parts of the bill whose sum is `usd`. */
export const billOf = ({ estimate, quotedOffer, hours, terms, bytes }: Omit<Candidate, 'usd'>): BillAmounts =>
  billUnder({ hours, gpuCount: estimate.plan.gpuCount, usdPerGpuHour: quotedOffer.quote.usdPerGpuHour }, terms, bytes)

/** What a like run right behind it on the same machines spares; USD. */
export function sparedByNextOf(
  { estimate, quotedOffer, hours, startupHours, terms, bytes }: Omit<Candidate, 'usd'>,
  { catalog }: Market,
): { readonly hours: number; readonly usd: number } {
  const spared = Math.max(0, startupHours - repeatedStartupHours(estimate.plan, catalog))
  const run = { hours, gpuCount: estimate.plan.gpuCount, usdPerGpuHour: quotedOffer.quote.usdPerGpuHour }
  return { hours: spared, usd: sparedByNext(run, spared, terms, bytes) }
}

/** The candidate for another number of tokens, which take so many hours: its bill is made anew. */
export function withDuration(candidate: Candidate, hours: number, tokens: number, market: Market): Candidate {
  const bytes = planBytes(candidate.estimate.plan, tokens, market.catalog)
  const other = { ...candidate, hours, bytes }
  return { ...other, usd: billTotal(billOf(other)) }
}

/** Hours that `usd` pay for, everything counted; negative where not even what is fixed is paid. */
export function hoursWithin(usd: number, candidate: Candidate): number {
  const { estimate, quotedOffer, usd: total } = candidate
  const { gpuTime, failedRuns } = billOf(candidate)
  const hourly = estimate.plan.gpuCount * quotedOffer.quote.usdPerGpuHour
  if (gpuTime === 0) return Infinity
  return (usd - (total - gpuTime - failedRuns)) / (hourly * (1 + failedRuns / gpuTime))
}

/** Whether an estimate is of the GPUs, counts, method and weights that were asked for. */
export function matchesSpec({ plan }: Estimate, spec: Spec): boolean {
  return (
    (spec.gpus === null || isNamed(plan.gpu, spec.gpus)) &&
    (spec.excludedGpus === null || !isNamed(plan.gpu, spec.excludedGpus)) &&
    (spec.gpuCount === null ||
      plan.gpuCount === spec.gpuCount ||
      (isGpuLimit(spec) && plan.gpuCount < spec.gpuCount)) &&
    (spec.nodes === null || plan.nodes === spec.nodes) &&
    (spec.method === null || plan.method === spec.method) &&
    (spec.weights === null || plan.weights === spec.weights)
  )
}

/** A GPU is named by its id or by a family: "h100" is every H100. */
export const isNamed = ({ id, families }: Gpu, ids: readonly GpuId[]): boolean =>
  ids.includes(id) || families.some((family) => ids.includes(family))

/** Whether the question's providers, tier and pricing allow an offer. On demand where nothing was said. */
export function allowsOffer(spec: Spec, { offer, quote }: QuotedOffer): boolean {
  const { provider, tier, pricing } = offer
  const isNamedProvider = spec.providers?.includes(provider.id) ?? false
  return (
    pricing === (spec.pricing ?? 'on_demand') &&
    (spec.providers === null || isNamedProvider) &&
    !(spec.excludedProviders?.includes(provider.id) ?? false) &&
    (spec.tier === null || matchesTier(spec.tier, offer)) &&
    // Left out unless it is named: PCs that come and go, and a market's lowest ask of half a year ago.
    (isNamedProvider ||
      spec.tier === tier?.id ||
      !(tier?.hosts === 'consumer' || (tier?.priceBasis === 'from' && quote.age.stale)))
  )
}

/** A provider without tiers whose machines are its own meets "secure"; "community" means machines of third parties. */
function matchesTier(tierId: string, { provider, tier }: QuotedOffer['offer']): boolean {
  if (tier !== null && tier.id === tierId) return true
  const hosts = hostsOf({ tier, provider })
  const isUntiered = tier === null || provider.tiersAre === 'readings'
  return isUntiered && (tierId === 'secure' ? hosts === 'own' : tierId === 'community' && hosts !== 'own')
}

/** Budget and deadline; null where there is none. */
export type Limits = Pick<Spec, 'budgetUsd' | 'deadlineHours'>

/** Whether the middle of the range, as it is printed, keeps budget and deadline. */
export function isWithinLimits({ hours, usd }: Candidate, { budgetUsd, deadlineHours }: Limits): boolean {
  return (budgetUsd === null || roundUsd(usd) <= budgetUsd) && (deadlineHours === null || hours <= deadlineHours)
}

/** Parameters of the model that was asked about; undefined where nothing says it. */
export function paramsOf(spec: Spec, { models }: Pick<Catalog, 'models'>): number | undefined {
  return (spec.model === null ? undefined : models.get(spec.model)?.shape.params) ?? spec.params ?? undefined
}
