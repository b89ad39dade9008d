/** Buying GPUs against renting the same ones, whatever would run on them. */
import { periodsPerYear } from '../../scenario/hours-of-time.ts'
import type { GpuId } from '../../catalog/ids.ts'
import type { Market } from '../../offers/market.ts'
import { cheapestOnDemand } from '../total-cost/on-demand-alternative.ts'
import { comparePurchase, type PurchaseAlternative } from '../total-cost/purchase-alternative.ts'

/**
 * Every purchase price on record for `gpus`, one GPU each, against its rent on demand. `gpus` null: all. `paidUsd`: what
 * the asker would pay instead; null: the price on record. `gpuCount`: of the machine that is rented in its place.
 */
export function purchasesOf(
  gpus: readonly GpuId[] | null,
  market: Market,
  paidUsd: number | null = null,
  gpuCount = 1,
): readonly PurchaseAlternative[] {
  const { gpus: known, totalCost } = market.catalog
  return totalCost.hardware.purchases
    .filter(({ gpu, onlyWhereNamed }) => (gpus === null ? onlyWhereNamed !== true : gpus.includes(gpu)))
    .flatMap(({ gpu: id }) => {
      const gpu = known.get(id)
      const offer = cheapestOnDemand(id, gpuCount, 1, market) ?? cheapestOnDemand(id, 1, 1, market) ?? null
      const purchase = gpu === undefined ? null : comparePurchase(gpu, offer, market, paidUsd, gpus !== null)
      return purchase === null ? [] : [purchase]
    })
}

/** How a GPU would be used: hours of a week, and dollars of rent for a year of that; null where nothing says it. */
export type PurchaseUse = {
  readonly hoursPerWeek: number
  readonly rentUsdPerYear: number
  /** Of one run, where a job was named. */
  readonly run: { readonly hours: number; readonly usd: number; readonly perWeek: number } | null
  /** Years of that use after which it has paid for itself; null: never. */
  readonly years: number | null
  /** The same without any resale. */
  readonly yearsWithoutResale: number | null
}

/** `run`: hours and the whole bill of one run on a rented GPU of this kind. */
export function useOf(
  { rent, usualUsd, resaleUsd, powerUsdPerHour, upkeepUsdPerYear }: PurchaseAlternative,
  { hoursPerWeek, runsPerWeek }: { readonly hoursPerWeek: number | null; readonly runsPerWeek: number | null },
  run: { readonly hours: number; readonly usd: number } | null,
): PurchaseUse | null {
  const perWeek = runsPerWeek ?? 1
  const hours = hoursPerWeek ?? (run === null ? null : run.hours * perWeek)
  if (hours === null || rent === null || (hoursPerWeek === null && runsPerWeek === null)) return null
  const rentUsdPerGpuYear = hours * periodsPerYear.week * rent.usdPerGpuHour
  const savedPerYear = rentUsdPerGpuYear - hours * periodsPerYear.week * powerUsdPerHour - upkeepUsdPerYear
  return {
    hoursPerWeek: hours,
    rentUsdPerYear: hoursPerWeek === null && run !== null ? periodsPerYear.week * run.usd * perWeek : rentUsdPerGpuYear,
    run: run === null || hoursPerWeek !== null ? null : { ...run, perWeek },
    years: savedPerYear <= 0 ? null : (usualUsd - resaleUsd) / savedPerYear,
    yearsWithoutResale: savedPerYear <= 0 ? null : usualUsd / savedPerYear,
  }
}
