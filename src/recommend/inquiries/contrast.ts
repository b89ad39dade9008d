/** Two prices of the same GPUs, both given: which is less for the use that is named, and at what use they are even. */
import { maxUsdOfOneGpu } from '../../scenario/stated-figures.ts'
import { hoursOfMonth, hoursOfYear } from '../../scenario/hours-of-time.ts'

export type ContrastFigures = {
  readonly gpuCount: number
  /** Hours of one GPU that are counted: the term, or the work that was named. */
  readonly hours: number
  /** Sums over all GPUs, in the currency of the prices; null where nothing says how much they are used. */
  readonly onDemandSum: number | null
  readonly otherSum: number
  /** The share of the hours, or for spot the share that may be lost, at which both cost the same. */
  readonly evenShare: number
  /** Of the hours of the term; null: it is not said. */
  readonly usedShare: number | null
  /** Fewer GPUs that would be busy, reserved, and the rest of the use on demand; null: all of them are busy, or it saves nothing. */
  readonly fewer: { readonly gpuCount: number; readonly sum: number } | null
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
  readonly runHours: number | null
  readonly gpuHoursPerMonth: number | null
}

/** `gpuCount` null: one. */
export function contrastFigures(contrast: Contrast, gpuCount: number | null, machineGpus: number): ContrastFigures {
  const { onDemand, other, pricing, lostShare, termHours, gpuHours, runHours, gpuHoursPerMonth } = contrast
  const count = gpuCount === null || onDemand > maxUsdOfOneGpu ? 1 : gpuCount
  if (pricing === 'spot') {
    const hours = gpuHours === null ? (runHours ?? 1) : gpuHours / count
    const useful = other / (1 - (lostShare ?? 0))
    return {
      gpuCount: count,
      hours,
      onDemandSum: hours * count * onDemand,
      otherSum: hours * count * useful,
      evenShare: 1 - other / onDemand,
      usedShare: null,
      fewer: null,
      pricePerUsefulHour: useful,
    }
  }
  const hours = termHours ?? hoursOfYear
  const usedShare =
    contrast.usedShare ??
    (gpuCount === null
      ? null
      : gpuHoursPerMonth !== null
        ? Math.min(1, gpuHoursPerMonth / (count * hoursOfMonth))
        : gpuHours !== null && gpuHours <= count * hours
          ? gpuHours / (count * hours)
          : null)
  return {
    gpuCount: count,
    hours,
    onDemandSum: usedShare === null ? null : hours * usedShare * count * onDemand,
    otherSum: hours * count * other,
    evenShare: other / onDemand,
    usedShare,
    fewer: usedShare === null ? null : fewerReserved({ onDemand, other, usedShare, hours, count, machineGpus }),
    pricePerUsefulHour: null,
  }
}

/** Whole machines below what is used on average, busy four fifths of the hours; null where that costs no less than either. */
function fewerReserved(use: {
  readonly onDemand: number
  readonly other: number
  readonly usedShare: number
  readonly hours: number
  readonly count: number
  readonly machineGpus: number
}): ContrastFigures['fewer'] {
  const { onDemand, other, usedShare, hours, count, machineGpus } = use
  const unit = count % machineGpus === 0 ? machineGpus : 1
  const used = usedShare * count
  const sumOf = (gpuCount: number): number =>
    hours * (gpuCount * other + Math.max(0, used - gpuCount * busyOfFewer) * onDemand)
  const [least] = Array.from({ length: Math.ceil(count / unit) - 1 }, (_, at) => (at + 1) * unit)
    .map((gpuCount) => ({ gpuCount, sum: sumOf(gpuCount) }))
    .toSorted((one, another) => one.sum - another.sum)
  return least !== undefined && least.sum < hours * Math.min(count * other, used * onDemand) ? least : null
}
const busyOfFewer = 0.8
