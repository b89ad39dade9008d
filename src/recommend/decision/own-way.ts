/** The plan on a team's own GPUs: the same hours without a provider, at what an hour costs the team. */
import type { Interval, Plan } from '../../estimate/plan.ts'
import type { Market } from '../../offers/market.ts'
import { ownServers } from '../../offers/owned.ts'
import { sells } from '../../offers/offer.ts'
import { preparationOf } from '../startup.ts'
import { jobDollars } from '../formulas.ts'
import type { Option } from '../recommendation.ts'
import { buying } from './owning.ts'

export type OwnWay = {
  readonly gpuCount: number
  readonly usdPerGpuHour: number
  readonly hours: Interval
  readonly usd: Interval
  /** Electricity for the run at the usual or the team's price; part of `usd` or not, as the team reckons. */
  readonly powerUsd: number
}

/** null where the team has named no machine that holds this plan. */
export function ownWay(option: Option, plan: Plan, market: Market): OwnWay | null {
  const own = (market.byGpu.get(plan.gpu.id) ?? []).find(
    ({ offer }) => offer.provider.id === ownServers && sells(offer, plan.gpuCount, plan.nodes),
  )
  if (own === undefined) return null
  const prepared = preparationOf(plan, market.catalog) / 3600
  const training = (end: keyof Interval) => {
    const hours = option.hours[end] - option.startupHours
    // On spot the option's hours hold preemptions, which nobody makes here.
    return option.interruption === null || option.interruption === undefined
      ? hours
      : Math.min(hours, option.interruption.workHours)
  }
  const hours = { p10: training('p10') + prepared, p50: training('p50') + prepared, p90: training('p90') + prepared }
  const { usdPerGpuHour } = own.quote
  const cost = (time: number) => jobDollars(time, plan.gpuCount, usdPerGpuHour)
  const power = powerPerHour(plan, market)
  return {
    gpuCount: plan.gpuCount,
    usdPerGpuHour,
    hours,
    usd: { p10: cost(hours.p10), p50: cost(hours.p50), p90: cost(hours.p90) },
    powerUsd: power * hours.p50 * plan.gpuCount,
  }
}

/** Dollars of electricity an hour for one GPU in a server. */
function powerPerHour({ gpu }: Plan, market: Market): number {
  const bought = buying(gpu, null, market)
  if (bought !== null) return bought.powerUsdPerHour
  const { power, electricity } = market.catalog.decision
  const watts = (gpu.power.base * power.utilisation.base + power.serverHost.base) * power.pue.base
  const usual = electricity.places[electricity.usual]?.price.base ?? 0
  return (watts / 1000) * (market.terms.assumed.usdPerKwh ?? usual)
}
