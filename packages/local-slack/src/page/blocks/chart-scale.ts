/** Where the figures of a chart lie: round numbers on the axis, and the range that they span. */

export type ChartSeries = { readonly name: string; readonly values: readonly number[] }

export type ValueScale = {
  readonly ticks: readonly number[]
  /** 0 at the lowest tick, 1 at the highest. */
  readonly position: (value: number) => number
}

/** About five ticks at multiples of 1, 2 or 5 times a power of ten, 0 among them. */
export function valueScale(values: readonly number[]): ValueScale {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)]
  const step = roundStep((high - low || 1) / 4)
  const first = Math.floor(low / step)
  const last = Math.max(Math.ceil(high / step), first + 1)
  // Multiples of the step, so that no error adds up.
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)))
  return { ticks, position: (value) => (value / step - first) / (last - first) }
}

function roundStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw))
  return ([1, 2, 5].find((factor) => factor * power >= raw) ?? 10) * power
}
