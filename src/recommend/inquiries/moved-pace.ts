/** A measured run on other GPUs: its speed by the ratio of our estimates of both, its hours and dollars. */
import type { Option } from '../recommendation.ts'

export type MovedPace = {
  readonly gpu: string
  readonly gpuCount: number
  readonly provider: string
  readonly tier: string | null
  readonly pricing: Option['pricing']
  readonly priceAsOf: string
  /** The price was told. */
  readonly isOwnPrice: boolean
  readonly usdPerGpuHour: number
  /** Of what was measured. */
  readonly times: number
  readonly hours: number
  readonly usd: number
}

/** `own` and `other`: our plans of the job on both; `hours`: of the run as it was measured. */
export function movedPaceOf(own: Option, other: Option, hours: number, usdPerGpuHour: number | null): MovedPace {
  const times = other.tokensPerSecond.p50 / own.tokensPerSecond.p50
  const price = usdPerGpuHour ?? other.usdPerGpuHour
  const { gpu, gpuCount, provider, tier, pricing, priceAsOf } = other
  return {
    gpu,
    gpuCount,
    provider,
    tier,
    pricing,
    priceAsOf,
    isOwnPrice: usdPerGpuHour !== null,
    usdPerGpuHour: price,
    times,
    hours: hours / times,
    usd: (hours / times) * gpuCount * price,
  }
}
