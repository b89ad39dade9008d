/** Figures that follow from what a text says by itself: bills of runs, arithmetic, data that leave a provider. */
import type { RulesOfThumb } from '../../catalog/rules-of-thumb.ts'
import type { ServingFacts } from '../../catalog/inquiry-facts.ts'
import { trainingFlops } from '../../catalog/units.ts'
import { hoursOfMonth } from '../../scenario/hours-of-time.ts'
import { type ComputeBudget, type RequestVolume, type RunBill, usdOfOneGpu } from '../../scenario/stated-figures.ts'

/** Requests of a second in the busiest hours. */
const peakRequests = ({ requestsPerMonth, isPeak }: RequestVolume, { peakOfAverage }: ServingFacts): number =>
  (requestsPerMonth / hoursOfMonth / 3600) * (isPeak ? 1 : peakOfAverage.base)

/** Answers that are written at once in the busiest hours. */
export const sequencesAtOnce = (volume: RequestVolume, serving: ServingFacts): number =>
  Math.max(1, Math.ceil((peakRequests(volume, serving) * volume.tokensOut) / serving.plannedTokensPerSecond.base))

/** Tokens that are read and written in a second of them. */
export const peakTokensPerSecond = (volume: RequestVolume, serving: ServingFacts): number =>
  peakRequests(volume, serving) * (volume.tokensIn + volume.tokensOut)

export type BillFigures = {
  readonly gpuCount: number
  /** Of the clock; null: only GPU-hours are known. */
  readonly hours: number | null
  /** Null where the number of GPUs is not named. */
  readonly gpuHours: number | null
  readonly usdPerGpuHour: number | null
  readonly usd: number | null
  readonly left: { readonly hours: number | null; readonly gpuHours: number | null; readonly usd: number | null } | null
}

/** `count`: GPUs that were named; null: none, and a price is then of all of them. */
export function billFigures(bill: RunBill, count: number | null): BillFigures {
  const gpuCount = count ?? 1
  const { price } = bill
  const usdPerGpuHour = price === null ? null : usdOfOneGpu(price.usdPerHour, price.isPerGpu, gpuCount)
  const usdOf = (gpuHours: number | null): number | null =>
    gpuHours === null || usdPerGpuHour === null ? null : gpuHours * usdPerGpuHour
  if (bill.kind === 'steps') {
    const hours = (bill.steps * bill.secondsPerStep) / 3600
    const gpuHours = hours * gpuCount
    return { gpuCount, hours, gpuHours, usdPerGpuHour, usd: usdOf(gpuHours), left: null }
  }
  const { used, done } = bill
  const total = used.amount / done
  const rest = total - used.amount
  if (used.unit === 'dollars')
    return {
      gpuCount, hours: null, gpuHours: null, usdPerGpuHour, usd: total, left: { hours: null, gpuHours: null, usd: rest },
    } // prettier-ignore
  const isOfClock = used.unit === 'hours'
  const gpuHoursOf = (amount: number): number => (isOfClock ? amount * gpuCount : amount)
  const hoursOf = (amount: number): number | null => (isOfClock ? amount : count === null ? null : amount / gpuCount)
  return {
    gpuCount,
    hours: hoursOf(total),
    gpuHours: gpuHoursOf(total),
    usdPerGpuHour,
    usd: usdOf(gpuHoursOf(total)),
    left: { hours: hoursOf(rest), gpuHours: gpuHoursOf(rest), usd: usdOf(gpuHoursOf(rest)) },
  }
}

export type ComputeFigures = {
  readonly sizes: readonly {
    readonly params: number
    readonly tokens: number
    /** Of the arithmetic that is at hand; 1 where the tokens were reckoned from it. */
    readonly share: number
    readonly tokensPerParameter: number
  }[]
  readonly optimal: { readonly params: number; readonly tokens: number }
  readonly gpuHours: number
}

/** `peakFlops`: of one GPU in a second, dense bf16. */
export function computeFigures(
  { flops, sizes }: ComputeBudget,
  peakFlops: number,
  { tokensPerParameter, pretrainingMfu }: RulesOfThumb,
): ComputeFigures {
  const params = Math.sqrt(flops / (trainingFlops * tokensPerParameter.base))
  return {
    sizes: sizes.map((size) => {
      const tokens = size.tokens ?? flops / (trainingFlops * size.params)
      return {
        params: size.params,
        tokens,
        share: (trainingFlops * size.params * tokens) / flops,
        tokensPerParameter: tokens / size.params,
      }
    }),
    optimal: { params, tokens: tokensPerParameter.base * params },
    gpuHours: flops / (pretrainingMfu.base * peakFlops) / 3600,
  }
}
