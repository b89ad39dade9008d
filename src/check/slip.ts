/** Which usual slip a factor looks like. A factor is what was claimed over what it should be. */

type Known = {
  readonly factor: number
  /** Why a claim may be so many times too large; null where that is no usual slip. */
  readonly large: string | null
  /** … too small. */
  readonly small: string | null
}

/** A slip is named when the factor is this near to it, and nearer to it than to one. */
const near = 0.07

const units: readonly Known[] = [
  {
    factor: 60,
    large: 'minutes were taken for hours, or seconds for minutes',
    small: 'minutes were taken for seconds, or hours for minutes',
  },
  { factor: 3600, large: 'seconds were taken for hours', small: 'hours were taken for seconds' },
  { factor: 24, large: 'hours were taken for days', small: 'days were taken for hours' },
]
const magnitudes: readonly Known[] = [
  { factor: 1e3, large: 'a K, M or B is one step off', small: 'a K, M or B is one step off' },
  { factor: 1e6, large: 'a K, M or B is two steps off', small: 'a K, M or B is two steps off' },
]
const sizes: readonly Known[] = [
  { factor: 8, large: 'bits were taken for bytes', small: 'bytes were taken for bits' },
  { factor: 2 ** 30 / 1e9, large: 'GB were written as GiB', small: 'GiB were written as GB' },
  ...magnitudes,
]

/** `gpuCount`: all GPUs of the job; `epochs`: passes over the data, 1 where nobody said. */
export type Circumstances = { readonly gpuCount: number; readonly epochs: number }

/** Hours. null where no usual slip comes near. */
export function slipOfTime(factor: number, { gpuCount, epochs }: Circumstances): string | null {
  const count: Known = {
    factor: gpuCount,
    large: `the speed of one GPU was taken for that of all ${gpuCount}`,
    small: `the speed of all ${gpuCount} GPUs was taken for that of one`,
  }
  return nearest(factor, [...units, ...(gpuCount > 1 ? [count] : []), ...passes(epochs), ...magnitudes])
}

/** USD. */
export function slipOfMoney(factor: number, { gpuCount, epochs }: Circumstances): string | null {
  const count: Known = {
    factor: gpuCount,
    large: `the price of all ${gpuCount} GPUs was counted for each of them`,
    small: `the price of one GPU was taken for all ${gpuCount}`,
  }
  const cents: Known = { factor: 100, large: 'cents were taken for dollars', small: 'dollars were taken for cents' }
  return nearest(factor, [...(gpuCount > 1 ? [count] : []), ...units, cents, ...passes(epochs), ...magnitudes])
}

/** Bytes. */
export const slipOfBytes = (factor: number): string | null => nearest(factor, sizes)

/** A share of the peak. */
export function slipOfShare(factor: number, { gpuCount }: Circumstances): string | null {
  const count: Known = {
    factor: gpuCount,
    large: `the speed of all ${gpuCount} GPUs was set against the peak of one`,
    small: `the speed of one GPU was set against the peak of all ${gpuCount}`,
  }
  const sparse: Known = { factor: 2, large: null, small: 'the sparse peak was taken for the dense one' }
  const percent: Known = { factor: 100, large: null, small: 'a fraction was taken for a percentage' }
  return nearest(factor, [...(gpuCount > 1 ? [count] : []), sparse, percent])
}

function passes(epochs: number): Known[] {
  if (epochs < 2) return []
  return [{ factor: epochs, large: 'epochs were counted twice', small: `one of ${epochs} epochs was counted` }]
}

function nearest(factor: number, known: readonly Known[]): string | null {
  const found = known
    .flatMap(({ factor: whole, large, small }) => [
      { slip: large, whole, away: Math.abs(factor / whole - 1) },
      { slip: small, whole, away: Math.abs(factor * whole - 1) },
    ])
    .filter(({ slip, away, whole }) => slip !== null && away < Math.min(near, (whole - 1) / 5))
    .sort((one, other) => one.away - other.away)
  return found[0]?.slip ?? null
}
