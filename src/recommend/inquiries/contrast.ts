/** Two prices of the same GPUs, both given: which is less for the use that is named, and at what use they are even. */
import { maxUsdOfOneGpu } from '../../scenario/stated-figures.ts'
import { hoursOfYear } from '../../scenario/hours-of-time.ts'

export type ContrastFigures = {
  readonly gpuCount: number
  /** Hours of one GPU that are counted: the term, or the work that was named. */
  readonly hours: number
  /** Sums over all GPUs, in the currency of the prices; null where nothing says how much they are used. */
  readonly onDemandSum: number | null
  readonly otherSum: number
  /** The share of the hours, or for spot the share that may be lost, at which both cost the same. */
  readonly evenShare: number
  /** Spot: the price of an hour of work that is kept. */
  readonly pricePerUsefulHour: number | null
}

type Contrast = {
  readonly onDemand: number
  readonly other: number
  readonly pricing: 'reserved' | 'spot'
  readonly usedShare: number | null
  readonly lostShare: number | null
  readonly termHours: number | null
  readonly gpuHours: number | null
}

/** `gpuCount` null: one. */
export function contrastFigures(contrast: Contrast, gpuCount: number | null): ContrastFigures {
  const { onDemand, other, pricing, usedShare, lostShare, termHours, gpuHours } = contrast
  const count = gpuCount === null || onDemand > maxUsdOfOneGpu ? 1 : gpuCount
  if (pricing === 'spot') {
    const hours = gpuHours === null ? 1 : gpuHours / count
    const useful = other / (1 - (lostShare ?? 0))
    return {
      gpuCount: count,
      hours,
      onDemandSum: hours * count * onDemand,
      otherSum: hours * count * useful,
      evenShare: 1 - other / onDemand,
      pricePerUsefulHour: useful,
    }
  }
  const hours = termHours ?? hoursOfYear
  return {
    gpuCount: count,
    hours,
    onDemandSum: usedShare === null ? null : hours * usedShare * count * onDemand,
    otherSum: hours * count * other,
    evenShare: other / onDemand,
    pricePerUsefulHour: null,
  }
}
