/** What a model takes to be there for questions: memory of weights and cache, GPUs that hold it, and a month of them. */
import { hoursOfMonth } from '../../scenario/hours-of-time.ts'
import { GIB } from '../../catalog/units.ts'
import type { GpuId, ModelId, ProviderId } from '../../catalog/ids.ts'
import type { Catalog } from '../../catalog/catalog.ts'
import type { Gpu } from '../../catalog/gpu.ts'
import type { ServingFacts } from '../../catalog/inquiry-facts.ts'
import type { ModelShape } from '../../catalog/model.ts'
import type { WeightPrecision } from '../../catalog/training-method.ts'
import type { Market } from '../../offers/market.ts'
import { hostsOf, isMarketPriced, sells } from '../../offers/offer.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { isNamed } from '../ranking/candidate.ts'
import { modelOf } from '../search/search-space.ts'
import { forwardFlops, hostingLayouts } from './hosting-layouts.ts'

/** GPUs that hold the model, at the price of one provider; dollars are of all GPUs and a month. */
export type HostingOption = {
  readonly gpu: GpuId
  readonly gpuCount: number
  readonly provider: ProviderId
  readonly tier: string | null
  readonly pricing: 'on_demand'
  readonly usdPerGpuHour: number
  readonly priceAsOf: string
  readonly priceSource: string
  /** Of an answer while all conversations are written at once, by the memory bandwidth. */
  readonly tokensPerSecondOfUser: number
  readonly usdPerMonth: { readonly p10: number; readonly p50: number; readonly p90: number }
  /** Copies of the model, each on GPUs of its own. */
  readonly copies: number
  /** That it holds at once, where they are fewer than were planned with. */
  readonly conversations?: number
}

export type HostingPlan = {
  readonly model: ModelId | null
  readonly params: number
  readonly weights: WeightPrecision
  readonly weightsGiB: number
  readonly cacheGiB: number
  /** Memory of the GPUs together that is needed, and the share of it that may be filled. */
  readonly memoryGiB: number
  readonly usableShare: number
  readonly sequences: number
  readonly contextTokens: number
  readonly hoursPerMonth: number
  /** The best with weights in FP8, where nobody said in what they are to be; null: none is cheaper. */
  readonly inFp8: HostingOption | null
  /** Of the GPUs to choose between, those that do not hold it. */
  readonly misfits: readonly { readonly gpu: GpuId; readonly gpuCount: number }[]
  /** Cheapest first, a few GPUs before many; empty where no GPUs of one machine hold it, or no price is on record. */
  readonly options: readonly HostingOption[]
}

const maxOptions = 3

export type HostingRequest = {
  readonly users: number | null
  /** All of them wait at the same moment. */
  readonly areConcurrent: boolean
  readonly isOfficeHours: boolean
  /** Tokens that are read and written in a second of the busiest moment; null: nobody said how many. */
  readonly tokensPerSecond: number | null
}

/** The memory that serving a model takes and the GPUs that hold it, cheapest first, in USD a month; null where the model is not known. */
export function hostingPlanOf(spec: Spec, asked: HostingRequest, market: Market): HostingPlan | null {
  const plan = planWith(spec, asked, market)
  // What was named holds it with smaller weights, or not at all.
  if (plan !== null && plan.options.length > 0 && spec.weights === null) return withFp8(plan, spec, asked, market)
  if (plan === null || plan.options.length > 0 || spec.gpus === null || spec.weights !== null) return plan
  const smaller = (['fp8', 'int8', 'nf4'] as const)
    .map((weights) => planWith({ ...spec, weights }, asked, market))
    .find((each) => each !== null && each.options.length > 0)
  return smaller ?? plan
}

/** GPUs to choose between: those that hold it, by their cost. Null where the model is not known. */
export function hostingAmong(
  spec: Spec,
  among: readonly Pick<Spec, 'gpus' | 'gpuCount'>[],
  asked: HostingRequest,
  market: Market,
): HostingPlan | null {
  const plans = among.map((each) => planWith({ ...spec, ...each }, asked, market))
  const [first] = plans
  if (first == null) return null
  const best = among.map((each, at): HostingOption | null => {
    const [option] = plans[at]?.options ?? []
    if (option !== undefined) return option
    for (const conversations of fewerConversations.filter((count) => count < first.sequences)) {
      const wish = { ...asked, users: conversations, areConcurrent: true }
      const [tight] = planWith({ ...spec, ...each }, wish, market)?.options ?? []
      if (tight !== undefined) return { ...tight, conversations }
    }
    return null
  })
  const options = best.filter((option) => option !== null).toSorted(byCost)
  const misfits = among.flatMap(({ gpus, gpuCount }, at) =>
    gpus?.[0] === undefined || best[at] !== null ? [] : [{ gpu: gpus[0], gpuCount: gpuCount ?? 1 }],
  )
  return { ...first, options, misfits }
}
const fewerConversations = [6, 4, 2, 1]

/** Serving software reads FP8 as well as bf16, and it takes half the memory. */
function withFp8(plan: HostingPlan, spec: Spec, asked: HostingRequest, market: Market): HostingPlan {
  const [inFp8] = planWith({ ...spec, weights: 'fp8' }, asked, market)?.options ?? []
  const [first] = plan.options
  const isCheaper = inFp8 !== undefined && first !== undefined && inFp8.usdPerMonth.p50 < first.usdPerMonth.p50
  return isCheaper ? { ...plan, inFp8 } : plan
}

function planWith(spec: Spec, asked: HostingRequest, market: Market): HostingPlan | null {
  const { catalog } = market
  const model = modelOf(spec, catalog)
  if (model === null) return null
  const facts = catalog.inquiryFacts.serving
  const weights = spec.weights ?? 'bf16'
  const sequences =
    asked.users === null
      ? facts.sequences.base
      : Math.max(1, Math.ceil(asked.users * (asked.areConcurrent ? 1 : facts.activeUsers.base)))
  const contextTokens = spec.sequenceLength ?? facts.context.base
  const weightBytes = weightBytesOf(model.shape, weights, catalog)
  const cacheBytes = sequences * contextTokens * cacheBytesPerToken(model.shape, facts)
  const hoursPerMonth = asked.isOfficeHours ? facts.businessHours.base : hoursOfMonth
  const plan = {
    model: spec.model,
    params: model.shape.params,
    weights,
    weightsGiB: weightBytes / GIB,
    cacheGiB: cacheBytes / GIB,
    memoryGiB: (weightBytes + cacheBytes) / GIB / facts.usableShare.base,
    usableShare: facts.usableShare.base,
    sequences,
    contextTokens,
    hoursPerMonth,
    inFp8: null,
    misfits: [],
  }
  const flopsPerSecond = forwardFlops * model.shape.activeParams * (asked.tokensPerSecond ?? 0)
  return { ...plan, options: optionsFor({ ...plan, flopsPerSecond }, spec, market) }
}

/** Embeddings stay in 16 bits where the rest is stored in fewer. */
export function weightBytesOf({ params, blockParams }: ModelShape, weights: WeightPrecision, catalog: Catalog): number {
  const { stored } = catalog.parameterBytes
  return blockParams * stored[weights].base + (params - blockParams) * Math.max(stored[weights].base, stored.bf16.base)
}

/** Keys and values of all layers; a latent cache is far smaller. Windows are not counted. */
export function cacheBytesPerToken({ layers, kvHeads, headDim, latent }: ModelShape, { cacheBytes }: ServingFacts) {
  const width = latent === null ? 2 * kvHeads * headDim : latent.kvRank + latent.rope
  return layers * width * cacheBytes.base
}

/** "On an L40S or use Together?": who answers by the token is an alternative, and no place for a machine. */
const placesOf = ({ gpus, providers }: Spec, { catalog }: Market): Spec['providers'] =>
  gpus !== null && providers?.every((id) => catalog.hosted.has(id)) === true ? null : providers

function optionsFor(
  plan: Pick<HostingPlan, 'usableShare' | 'weightsGiB' | 'cacheGiB' | 'hoursPerMonth' | 'weights'> & {
    readonly flopsPerSecond: number
  },
  spec: Spec,
  market: Market,
): HostingOption[] {
  const { hoursPerMonth, weights, weightsGiB, usableShare, flopsPerSecond } = plan
  const { serving } = market.catalog.inquiryFacts
  const providers = placesOf(spec, market)
  const cheapest = [...market.byGpu].flatMap(([id, offers]) => {
    const gpu = market.catalog.gpus.get(id)
    if (gpu === undefined || !computes(gpu, weights) || (spec.gpus !== null && !isNamed(gpu, spec.gpus))) return []
    const cacheOf = (copies: number): number => plan.cacheGiB / copies
    const holds = (count: number, copies: number): boolean =>
      (count * gpu.usableMemory.base * usableShare) / GIB >= weightsGiB + cacheOf(copies)
    const speedOf = (count: number, copies: number): number =>
      userSpeed(gpu, count, weightsGiB + cacheOf(copies), serving)
    const flops = ((weights === 'fp8' ? gpu.peak.fp8 : gpu.peak.bf16)?.base ?? 0) * serving.computeShare.base
    // What is asked for by name is answered, however slow it is.
    const least = spec.gpus === null ? serving.userTokensPerSecond.base : 0
    const layout = hostingLayouts.find(
      ({ copies, count }) =>
        (copies === 1 || flopsPerSecond > 0) &&
        holds(count, copies) &&
        speedOf(count, copies) >= least &&
        copies * count * flops >= flopsPerSecond,
    )
    if (layout === undefined) return []
    const gpuCount = layout.copies * layout.count
    if (spec.gpuCount !== null && spec.gpuCount < gpuCount) return []
    const options = offers
      .filter(
        ({ offer, quote }) =>
          offer.pricing === 'on_demand' &&
          !quote.age.stale &&
          // What must answer day and night is not put on machines of strangers.
          hostsOf(offer) === 'own' &&
          !isMarketPriced(offer.provider, offer.tier) &&
          (providers === null || providers.includes(offer.provider.id)) &&
          sells(offer, spec.gpuCount ?? layout.count),
      )
      .map(({ offer, quote }): HostingOption => {
        const gpuHours = (spec.gpuCount ?? gpuCount) * hoursPerMonth
        return {
          gpu: id,
          gpuCount: spec.gpuCount ?? gpuCount,
          provider: offer.provider.id,
          copies: spec.gpuCount === null ? layout.copies : 1,
          tier: offer.tier?.id ?? null,
          pricing: 'on_demand',
          usdPerGpuHour: quote.usdPerGpuHour,
          priceAsOf: quote.asOf,
          priceSource: quote.source,
          tokensPerSecondOfUser:
            spec.gpuCount === null ? speedOf(layout.count, layout.copies) : speedOf(spec.gpuCount, 1),
          usdPerMonth: { p10: gpuHours * quote.low, p50: gpuHours * quote.usdPerGpuHour, p90: gpuHours * quote.high },
        }
      })
    return options.toSorted(byCost).slice(0, 1)
  })
  const rankingUsd = ({ gpu, gpuCount, usdPerMonth }: HostingOption): number => {
    const card = market.catalog.gpus.get(gpu)
    const isLarge = (card?.usableMemory.base ?? 0) >= serving.largeCard.base
    const power = (isLarge ? serving.furtherCard.large : serving.furtherCard.small).base
    return usdPerMonth.p50 * gpuCount ** power * (card?.vendor === 'nvidia' ? 1 : serving.otherVendorTimes.base)
  }
  return cheapest.toSorted((one, other) => rankingUsd(one) - rankingUsd(other)).slice(0, maxOptions)
}

/** Each token of an answer reads all weights and the cache of all conversations once. */
export function userSpeed(
  { bandwidth, link }: Gpu,
  count: number,
  memoryGiB: number,
  { bandwidthShare, slowLinkShare }: ServingFacts,
): number {
  const isLinked = count < 4 || !/none|bridge/iu.test(link.kind)
  const share = isLinked ? bandwidthShare.base : slowLinkShare.base
  return (bandwidth.base * count * share) / (memoryGiB * GIB)
}

const byCost = (one: HostingOption, other: HostingOption): number => one.usdPerMonth.p50 - other.usdPerMonth.p50

/** bf16 at least, and FP8 itself where weights are stored in it. */
export const computes = ({ peak }: Gpu, weights: WeightPrecision): boolean =>
  peak.bf16 !== null && (weights !== 'fp8' || peak.fp8 !== null)
