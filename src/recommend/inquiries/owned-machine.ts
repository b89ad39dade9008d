/** A machine of one's own against the same one rented: what its power, its place and its loss of worth come to. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { GpuId } from '../../catalog/ids.ts'
import { hoursOfYear, periodsPerYear } from '../../scenario/hours-of-time.ts'

/** Dollars of an hour in which so many GPUs and the machines around them work; `usdPerKwh` null: the usual price. */
export const powerUsdPerHour = (
  gpu: GpuId | undefined,
  count: number,
  usdPerKwh: number | null,
  { gpus, inquiryFacts }: Catalog,
): number => {
  const { machineShare, kilowattHourUsd } = inquiryFacts.rules
  const watts = gpus.get(gpu ?? '')?.power.base ?? 0
  return (watts / 1000) * machineShare.base * (usdPerKwh ?? kilowattHourUsd.base) * count
}

/** A machine that may be bought, and how it would be used. US dollars; `rent` and `power` are of all of it and an hour. */
export type BoughtMachine = {
  readonly price: number
  readonly rent: number
  readonly power: number
  /** Share of the price, each year: space, network, spares, those who run it. */
  readonly upkeep: number
  /** Share of the price that it sells for. */
  readonly resale: number
  readonly hours: number
  readonly usedShare: number
}

export type OwnedFigures = {
  readonly rentUsd: number
  readonly powerUsd: number
  readonly upkeepUsd: number
  readonly resaleUsd: number
  /** All that owning takes, with what it sells for taken off. */
  readonly ownUsd: number
  /** Share of the price that it has to sell for, to be no dearer than renting; above 1: it never is; below 0: it is in any case. */
  readonly evenResale: number
  /** Of the time, above which owning is cheaper; above 1: never. */
  readonly evenShare: number
}

/** Over the whole term. */
export function ownedFigures(machine: BoughtMachine): OwnedFigures {
  const { price, rent, power, upkeep, resale, hours, usedShare } = machine
  const upkeepUsd = (price * upkeep * hours) / hoursOfYear
  const resaleUsd = price * resale
  const fixed = price + upkeepUsd - resaleUsd
  const powerUsd = power * hours * usedShare
  const rentUsd = rent * hours * usedShare
  return {
    rentUsd,
    evenResale: (price + upkeepUsd + powerUsd - rentUsd) / price,
    powerUsd,
    upkeepUsd,
    resaleUsd,
    ownUsd: fixed + powerUsd,
    evenShare: rent > power ? fixed / ((rent - power) * hours) : Infinity,
  }
}

/** The same of GPUs and a price, over so many hours. `placePerMonth`: dollars for its place that are told; null: a usual share. */
export function ownedMachine(
  told: Pick<BoughtMachine, 'price' | 'rent' | 'power' | 'hours' | 'usedShare'>,
  gpu: GpuId | undefined,
  placePerMonth: number | null,
  catalog: Catalog,
): BoughtMachine {
  const { upkeep, resale, years, purchases } = catalog.totalCost.hardware
  const isAtHome = purchases.some((each) => each.gpu === gpu && each.place === 'home' && each.onlyWhereNamed !== true)
  const usual = isAtHome ? 0 : upkeep.base
  return {
    ...told,
    upkeep: placePerMonth === null ? usual : (placePerMonth * periodsPerYear.month) / told.price,
    // It loses the same share of its worth in each such span.
    resale: resale.base ** (told.hours / hoursOfYear / years.base),
  }
}
