/**
 * Names the common mistake that a factor suggests, such as bits for bytes. The factor is claimed value over expected
 * value.
 */
import { GIB } from '../catalog/units.ts'

type SlipPattern = {
  readonly factor: number
  /** Why a claim may be so many times too large; null where that is no usual slip. */
  readonly large: string | null
  /** … too small. */
  readonly small: string | null
}

/** A slip is named when the factor is this near to it, and nearer to it than to one. */
const slipTolerance = 0.07

const timeSlips: readonly SlipPattern[] = [
  {
    factor: 60,
    large: 'minutes were taken for hours, or seconds for minutes',
    small: 'minutes were taken for seconds, or hours for minutes',
  },
  { factor: 3600, large: 'seconds were taken for hours', small: 'hours were taken for seconds' },
  { factor: 24, large: 'hours were taken for days', small: 'days were taken for hours' },
]
const magnitudeSlips: readonly SlipPattern[] = [
  { factor: 1e3, large: 'a K, M or B is one step off', small: 'a K, M or B is one step off' },
  { factor: 1e6, large: 'a K, M or B is two steps off', small: 'a K, M or B is two steps off' },
]
const byteSlips: readonly SlipPattern[] = [
  { factor: 8, large: 'bits were taken for bytes', small: 'bytes were taken for bits' },
  { factor: GIB / 1e9, large: 'GB were written as GiB', small: 'GiB were written as GB' },
  ...magnitudeSlips,
]

/** `gpuCount`: all GPUs of the job; `epochs`: passes over the data, 1 where nobody said. */
export type RunScale = { readonly gpuCount: number; readonly epochs: number }

/** Hours. null where no usual slip comes near. */
export function slipOfTime(factor: number, { gpuCount, epochs }: RunScale): string | null {
  const gpuCountSlip: SlipPattern = {
    factor: gpuCount,
    large: `the speed of one GPU was taken for that of all ${gpuCount}`,
    small: `the speed of all ${gpuCount} GPUs was taken for that of one`,
  }
  return nearestSlip(factor, [
    ...timeSlips,
    ...(gpuCount > 1 ? [gpuCountSlip] : []),
    ...epochSlips(epochs),
    ...magnitudeSlips,
  ])
}

/** USD. */
export function slipOfMoney(factor: number, { gpuCount, epochs }: RunScale): string | null {
  const gpuCountSlip: SlipPattern = {
    factor: gpuCount,
    large: `the price of all ${gpuCount} GPUs was counted for each of them`,
    small: `the price of one GPU was taken for all ${gpuCount}`,
  }
  const centsSlip: SlipPattern = {
    factor: 100,
    large: 'cents were taken for dollars',
    small: 'dollars were taken for cents',
  }
  return nearestSlip(factor, [
    ...(gpuCount > 1 ? [gpuCountSlip] : []),
    ...timeSlips,
    centsSlip,
    ...epochSlips(epochs),
    ...magnitudeSlips,
  ])
}

/** Bytes. */
export const slipOfBytes = (factor: number): string | null => nearestSlip(factor, byteSlips)

/** A share of the peak. */
export function slipOfShare(factor: number, { gpuCount }: RunScale): string | null {
  const gpuCountSlip: SlipPattern = {
    factor: gpuCount,
    large: `the speed of all ${gpuCount} GPUs was set against the peak of one`,
    small: `the speed of one GPU was set against the peak of all ${gpuCount}`,
  }
  const sparseSlip: SlipPattern = { factor: 2, large: null, small: 'the sparse peak was taken for the dense one' }
  const percentSlip: SlipPattern = { factor: 100, large: null, small: 'a fraction was taken for a percentage' }
  return nearestSlip(factor, [...(gpuCount > 1 ? [gpuCountSlip] : []), sparseSlip, percentSlip])
}

function epochSlips(epochs: number): SlipPattern[] {
  if (epochs < 2) return []
  return [{ factor: epochs, large: 'epochs were counted twice', small: `one of ${epochs} epochs was counted` }]
}

function nearestSlip(factor: number, patterns: readonly SlipPattern[]): string | null {
  const matches = patterns
    .flatMap(({ factor: whole, large, small }) => [
      { slip: large, whole, away: Math.abs(factor / whole - 1) },
      { slip: small, whole, away: Math.abs(factor * whole - 1) },
    ])
    .filter(({ slip, away, whole }) => slip !== null && away < Math.min(slipTolerance, (whole - 1) / 5))
    .sort((one, other) => one.away - other.away)
  return matches[0]?.slip ?? null
}
