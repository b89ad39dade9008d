/** What a million tokens of one job cost on each of several kinds of GPU: their prices by what they do. */
import type { GpuId, ProviderId } from '../../catalog/ids.ts'
import type { Market } from '../../offers/market.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { Option, Recommendation } from '../recommendation.ts'

/** Of the cheapest plan on a kind of GPU: GPU time alone, no start-up. */
export type PerTokenCost = {
  readonly gpu: GpuId
  readonly gpuCount: number
  readonly provider: ProviderId
  readonly tier: string | null
  readonly pricing: Option['pricing']
  readonly usdPerGpuHour: number
  readonly priceAsOf: string
  /** All GPUs together. */
  readonly tokensPerSecond: number
  readonly usdPerMillionTokens: number
  /** At the high end it takes more memory than there is. */
  readonly isTight: boolean
}

/** GPUs by their widest family, such as all forms of the H100; in the order in which they were named. */
export const kindsOfGpus = (gpus: readonly string[], { catalog }: Pick<Market, 'catalog'>): readonly string[][] => [
  ...Map.groupBy(gpus, (id) => {
    const families = catalog.gpus.get(id)?.families ?? [id]
    return families.toSorted((one, other) => one.length - other.length)[0] ?? id
  }).values(),
]

/** Cheapest first; kinds on which `job` does not run are left out. `recommend` answers a question; null: no plan. */
export function perTokenCosts(
  kinds: readonly (readonly string[])[],
  job: Spec,
  recommend: (spec: Spec) => Recommendation | null,
): readonly PerTokenCost[] {
  return kinds
    .flatMap((gpus) => {
      const plan = recommend({ ...job, gpus: [...gpus], objective: 'cheapest' })?.best
      return plan === undefined ? [] : [perTokenCost(plan)]
    })
    .toSorted((one, other) => one.usdPerMillionTokens - other.usdPerMillionTokens)
}

/** What is known of a plan that a cost for its tokens needs. */
type PricedPlan = Pick<
  Option,
  | 'gpu'
  | 'gpuCount'
  | 'provider'
  | 'tier'
  | 'pricing'
  | 'usdPerGpuHour'
  | 'priceAsOf'
  | 'tokensPerSecond'
  | 'peakMemoryGiB'
  | 'usableMemoryGiB'
>

/** GPU time of a plan by its tokens. */
export function perTokenCost(option: PricedPlan): PerTokenCost {
  const {
    gpu,
    gpuCount,
    provider,
    tier,
    pricing,
    usdPerGpuHour,
    priceAsOf,
    tokensPerSecond,
    peakMemoryGiB,
    usableMemoryGiB,
  } = option
  return {
    gpu,
    gpuCount,
    provider,
    tier,
    pricing,
    usdPerGpuHour,
    priceAsOf,
    tokensPerSecond: tokensPerSecond.p50,
    usdPerMillionTokens: (usdPerGpuHour * gpuCount * 1e6) / (tokensPerSecond.p50 * 3600),
    isTight: peakMemoryGiB.p95 > usableMemoryGiB,
  }
}
