/**
 * Names the common mistake that a factor suggests, such as bits for bytes. The factor is claimed value over expected
 * value.
 */
import { GIB } from '../catalog/units.ts'

type MistakePattern = {
  readonly factor: number
  /** Why a claim may be so many times too large; null where that is no usual slip. */
  readonly large: string | null
  /** … too small. */
  readonly small: string | null
}

/** A slip is named when the factor is this near to it, and nearer to it than to one. */
const mistakeTolerance = 0.07

const timeMistakes: readonly MistakePattern[] = [
  {
    factor: 60,
    large: 'minutes were taken for hours, or seconds for minutes',
    small: 'minutes were taken for seconds, or hours for minutes',
  },
  { factor: 3600, large: 'seconds were taken for hours', small: 'hours were taken for seconds' },
  { factor: 24, large: 'hours were taken for days', small: 'days were taken for hours' },
]
const magnitudeMistakes: readonly MistakePattern[] = [
  { factor: 1e3, large: 'a K, M or B is one step off', small: 'a K, M or B is one step off' },
  { factor: 1e6, large: 'a K, M or B is two steps off', small: 'a K, M or B is two steps off' },
]
const byteMistakes: readonly MistakePattern[] = [
  { factor: 8, large: 'bits were taken for bytes', small: 'bytes were taken for bits' },
  { factor: GIB / 1e9, large: 'GB were written as GiB', small: 'GiB were written as GB' },
  ...magnitudeMistakes,
]

/** `gpuCount`: all GPUs of the job; `epochs`: passes over the data, 1 where nobody said. */
export type RunScale = { readonly gpuCount: number; readonly epochs: number }

/** Hours. null where no usual slip comes near. */
export function timeMistakeOf(factor: number, { gpuCount, epochs }: RunScale): string | null {
  const gpuCountMistake: MistakePattern = {
    factor: gpuCount,
    large: `the speed of one GPU was taken for that of all ${gpuCount}`,
    small: `the speed of all ${gpuCount} GPUs was taken for that of one`,
  }
  return nearestMistake(factor, [
    ...timeMistakes,
    ...(gpuCount > 1 ? [gpuCountMistake] : []),
    ...epochMistakes(epochs),
    ...magnitudeMistakes,
  ])
}

/** USD. */
export function moneyMistakeOf(factor: number, { gpuCount, epochs }: RunScale): string | null {
  const gpuCountMistake: MistakePattern = {
    factor: gpuCount,
    large: `the price of all ${gpuCount} GPUs was counted for each of them`,
    small: `the price of one GPU was taken for all ${gpuCount}`,
  }
  const centsMistake: MistakePattern = {
    factor: 100,
    large: 'cents were taken for dollars',
    small: 'dollars were taken for cents',
  }
  return nearestMistake(factor, [
    ...(gpuCount > 1 ? [gpuCountMistake] : []),
    ...timeMistakes,
    centsMistake,
    ...epochMistakes(epochs),
    ...magnitudeMistakes,
  ])
}

/** Bytes. */
export const byteMistakeOf = (factor: number): string | null => nearestMistake(factor, byteMistakes)

/** A share of the peak. */
export function shareMistakeOf(factor: number, { gpuCount }: RunScale): string | null {
  const gpuCountMistake: MistakePattern = {
    factor: gpuCount,
    large: `the speed of all ${gpuCount} GPUs was set against the peak of one`,
    small: `the speed of one GPU was set against the peak of all ${gpuCount}`,
  }
  const sparseMistake: MistakePattern = { factor: 2, large: null, small: 'the sparse peak was taken for the dense one' }
  const percentMistake: MistakePattern = { factor: 100, large: null, small: 'a fraction was taken for a percentage' }
  return nearestMistake(factor, [...(gpuCount > 1 ? [gpuCountMistake] : []), sparseMistake, percentMistake])
}

function epochMistakes(epochs: number): MistakePattern[] {
  if (epochs < 2) return []
  return [{ factor: epochs, large: 'epochs were counted twice', small: `one of ${epochs} epochs was counted` }]
}

function nearestMistake(factor: number, patterns: readonly MistakePattern[]): string | null {
  const matches = patterns
    .flatMap(({ factor: whole, large, small }) => [
      { slip: large, whole, away: Math.abs(factor / whole - 1) },
      { slip: small, whole, away: Math.abs(factor * whole - 1) },
    ])
    .filter(({ slip, away, whole }) => slip !== null && away < Math.min(mistakeTolerance, (whole - 1) / 5))
    .sort((one, other) => one.away - other.away)
  return matches[0]?.slip ?? null
}
