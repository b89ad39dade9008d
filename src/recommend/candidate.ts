/** A candidate: one estimate at one offer that rents it. Kept small, for there are thousands. */
import type { Catalog } from '../catalog/catalog.ts'
import type { Gpu } from '../catalog/gpu.ts'
import type { Estimate } from '../estimate/plan.ts'
import type { Market } from '../offers/market.ts'
import type { QuotedOffer } from '../offers/quoted-offer.ts'
import { hostsOf, sells } from '../offers/offer.ts'
import { startupHours } from '../offers/startup.ts'
import type { Spec } from '../scenario/spec.ts'
import type { Checkpoint } from './decision/checkpoint.ts'
import { assuming, checkpointOfPlan, isRefused, type SpotRun, spotRun } from './decision/spot-run.ts'
import { jobDollars, jobHours } from './formulas.ts'
import { burdenOf, fastestOfEachWay, leaning } from './preference.ts'
import { preparationOf } from './startup.ts'

export type Candidate = {
  readonly estimate: Estimate
  readonly quoted: QuotedOffer
  readonly startupHours: number
  /** Hours and dollars in the middle of the range: training, its preemptions and start-up; x GPUs x rate. */
  readonly hours: number
  readonly usd: number
  /** How preemptions lengthen the training; null where nothing is taken back. */
  readonly spot: SpotRun | null
  /** What the balanced choice minimises. */
  readonly score: number
}

/** Every way to run `tokens` that meets the question's GPUs, method, providers, tier and pricing; limits come later. */
export function candidates(estimates: readonly Estimate[], spec: Spec, tokens: number, market: Market): Candidate[] {
  const rented = rentedBy(spec, market)
  const assumed = assuming(market, spec)
  const ways = fastestOfEachWay(estimates.filter((estimate) => meets(estimate, spec)))
  const found: Candidate[] = []
  for (const estimate of ways) {
    const { plan, tokensPerSecond } = estimate
    const offers = rented(plan.gpu.id, plan.gpuCount, plan.nodes)
    if (offers.length === 0) continue
    const seconds = preparationOf(plan, market.catalog)
    const burden = burdenOf(estimate, spec)
    let checkpoint: Checkpoint | undefined
    for (const quoted of offers) {
      const startup = startupHours(quoted.offer.provider, seconds)
      const quiet = jobHours(tokens, tokensPerSecond.p50, startup)
      let spot: SpotRun | null = null
      if (quoted.offer.pricing === 'spot') {
        checkpoint ??= checkpointOfPlan(plan, market.catalog)
        spot = spotRun(plan, quiet - startup, startup, assumed, checkpoint)
        if (isRefused(spot, market)) continue
      }
      const hours = spot === null ? quiet : spot.expected + startup
      const usd = jobDollars(hours, plan.gpuCount, quoted.quote.usdPerGpuHour)
      const score = leaning(plan.gpuCount, quoted, hours, usd, burden)
      found.push({ estimate, quoted, startupHours: startup, hours, usd, spot, score })
    }
  }
  return found
}

/** Whether an estimate is of the GPUs, counts, method and weights that were asked for. */
export function meets({ plan }: Estimate, spec: Spec): boolean {
  return (
    (spec.gpus === null || isNamed(plan.gpu, spec.gpus)) &&
    (spec.excludedGpus === null || !isNamed(plan.gpu, spec.excludedGpus)) &&
    (spec.gpuCount === null || plan.gpuCount === spec.gpuCount) &&
    (spec.nodes === null || plan.nodes === spec.nodes) &&
    (spec.method === null || plan.method === spec.method) &&
    (spec.weights === null || plan.weights === spec.weights)
  )
}

/** A GPU is named by its id or by a family: "h100" is every H100. */
export const isNamed = ({ id, families }: Gpu, ids: readonly string[]): boolean =>
  ids.includes(id) || families.some((family) => ids.includes(family))

/** Whether the question's providers, tier and pricing allow an offer. On demand where nothing was said. */
export function allows(spec: Spec, { offer, quote }: QuotedOffer): boolean {
  const { provider, tier, pricing } = offer
  const named = spec.providers?.includes(provider.id) ?? false
  return (
    pricing === (spec.pricing ?? 'on_demand') &&
    (spec.providers === null || named) &&
    !(spec.excludedProviders?.includes(provider.id) ?? false) &&
    (spec.tier === null || isTier(spec.tier, offer)) &&
    // Left out unless it is named: PCs that come and go, and a market's lowest ask of half a year ago.
    (named || spec.tier === tier?.id || !(tier?.hosts === 'consumer' || (tier?.reliance === 'from' && quote.age.stale)))
  )
}

/** A provider without tiers whose machines are its own meets "secure"; "community" means machines of third parties. */
function isTier(asked: string, { provider, tier }: QuotedOffer['offer']): boolean {
  if (tier !== null && tier.id === asked) return true
  const hosts = hostsOf({ tier, provider })
  const listed = tier === null || provider.tiersAre === 'readings'
  return listed && (asked === 'secure' ? hosts === 'own' : asked === 'community' && hosts !== 'own')
}

/** Offers that rent so many of a GPU on so many machines, looked up once each. */
export function rentedBy(
  spec: Spec,
  { byGpu }: Pick<Market, 'byGpu'>,
): (gpu: Gpu['id'], gpuCount: number, nodes: number) => readonly QuotedOffer[] {
  const allowed = new Map<string, readonly QuotedOffer[]>()
  const known = new Map<string, readonly QuotedOffer[]>()
  return (gpu, gpuCount, nodes) => {
    const key = `${gpu}|${gpuCount}|${nodes}`
    const found = known.get(key)
    if (found !== undefined) return found
    const ofGpu = allowed.get(gpu) ?? (byGpu.get(gpu) ?? []).filter((quoted) => allows(spec, quoted))
    allowed.set(gpu, ofGpu)
    const offers = ofGpu.filter(({ offer }) => sells(offer, gpuCount, nodes))
    known.set(key, offers)
    return offers
  }
}

export type Limits = Pick<Spec, 'budgetUsd' | 'deadlineHours'>

/** Whether the middle of the range keeps budget and deadline. */
export function keeps({ hours, usd }: Candidate, { budgetUsd, deadlineHours }: Limits): boolean {
  return (budgetUsd === null || usd <= budgetUsd) && (deadlineHours === null || hours <= deadlineHours)
}

/** Parameters of the model that was asked about; undefined where nothing says it. */
export function paramsOf(spec: Spec, { models }: Pick<Catalog, 'models'>): number | undefined {
  return (spec.model === null ? undefined : models.get(spec.model)?.shape.params) ?? spec.params ?? undefined
}

/** Whether anybody rents so many of a GPU on so many machines, whatever the question: answered once each. */
export function rentedAnywhere({
  byGpu,
}: Pick<Market, 'byGpu'>): (gpu: Gpu, gpuCount: number, nodes: number) => boolean {
  const known = new Map<string, boolean>()
  return (gpu, gpuCount, nodes) => {
    const key = `${gpu.id}|${gpuCount}|${nodes}`
    const found = known.get(key) ?? (byGpu.get(gpu.id) ?? []).some(({ offer }) => sells(offer, gpuCount, nodes))
    known.set(key, found)
    return found
  }
}
