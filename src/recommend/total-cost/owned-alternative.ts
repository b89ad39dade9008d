/** The plan on a team's own GPUs: the same hours without a provider, at what an hour costs the team. */
import type { Gpu } from '../../catalog/gpu.ts'
import type { Interval, Plan } from '../../estimate/plan.ts'
import type { Market } from '../../offers/market.ts'
import { ownServersId } from '../../offers/owned-offers.ts'
import { sells } from '../../offers/offer.ts'
import { planPreparationSeconds } from '../plan-startup.ts'
import { jobDollars } from '../job-formulas.ts'
import type { Option } from '../recommendation.ts'
import { usdPerKwhOf, comparePurchase } from './purchase-alternative.ts'

export type OwnedAlternative = {
  readonly gpuCount: number
  readonly usdPerGpuHour: number
  readonly hours: Interval
  readonly usd: Interval
  /** Electricity for the run at the usual or the team's price; part of `usd` or not, as the team reckons. */
  readonly powerUsd: number
}

/** null where the team has named no machine that holds this plan. */
export function findOwnedAlternative(option: Option, plan: Plan, market: Market): OwnedAlternative | null {
  const ownedOffer = (market.byGpu.get(plan.gpu.id) ?? []).find(
    ({ offer }) => offer.provider.id === ownServersId && sells(offer, plan.gpuCount, plan.nodes),
  )
  if (ownedOffer === undefined) return null
  const preparationHours = planPreparationSeconds(plan, market.catalog) / 3600
  const trainingHours = (end: keyof Interval) => {
    const hours = option.hours[end] - option.startupHours
    // On spot the option's hours hold preemptions, which nobody makes here.
    return option.interruption === null || option.interruption === undefined
      ? hours
      : Math.min(hours, option.interruption.workHours)
  }
  const hours = {
    p10: trainingHours('p10') + preparationHours,
    p50: trainingHours('p50') + preparationHours,
    p90: trainingHours('p90') + preparationHours,
  }
  const { usdPerGpuHour } = ownedOffer.quote
  const cost = (time: number) => jobDollars(time, plan.gpuCount, usdPerGpuHour)
  const hourlyPowerUsd = powerUsdPerHour(plan.gpu, market)
  return {
    gpuCount: plan.gpuCount,
    usdPerGpuHour,
    hours,
    usd: { p10: cost(hours.p10), p50: cost(hours.p50), p90: cost(hours.p90) },
    powerUsd: hourlyPowerUsd * hours.p50 * plan.gpuCount,
  }
}

/** Dollars of electricity an hour for one GPU in a server. */
export function powerUsdPerHour(gpu: Gpu, market: Market): number {
  const purchase = comparePurchase(gpu, null, market)
  if (purchase !== null) return purchase.powerUsdPerHour
  const { power } = market.catalog.totalCost
  const watts = (gpu.power.base * power.utilisation.base + power.serverHost.base) * power.pue.base
  return (watts / 1000) * usdPerKwhOf(market)
}
