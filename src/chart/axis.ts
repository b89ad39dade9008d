/** An axis: the range of values it shows, whether its scale is logarithmic, and its ticks. */

export type Axis = {
  readonly isLog: boolean
  readonly domain: readonly [low: number, high: number]
  readonly ticks: readonly { readonly value: number; readonly label: string }[]
}

/** A scale by ratios from here on, largest over smallest. */
const LOG_RATIO = 2.5
const MAX_TICKS = 8

const MINUTE = 1 / 60
/** Hours at which people read clocks and calendars. */
const timeTicks = [1, 2, 5, 10, 15, 30]
  .map((minutes) => minutes * MINUTE)
  .concat([1, 2, 3, 4, 6, 8, 12, 16].map((hours) => hours))
  .concat([1, 1.5, 2, 3, 4, 5, 7, 10, 14, 21, 30, 45, 60, 90, 120, 180, 365, 730, 1461, 3652].map((days) => days * 24))

/** Distances between ticks, in hours. */
const timeSteps = [...timeTicks.filter((hours) => hours <= 12 && hours !== 8), 24, 48, 72, 168, 336, 730, 2190, 8766]

/** Over `values` in hours, both ends of every range among them. */
export function timeAxis(values: readonly number[], format: (hours: number) => string): Axis {
  return axisOf(values, timeTicks, timeSteps, format)
}

/** Over `values` in USD. */
export function moneyAxis(values: readonly number[], format: (usd: number) => string): Axis {
  const steps = Array.from({ length: 20 }, (_, at) => at - 3).flatMap((power) =>
    [1, 1.5, 2, 3, 5, 7].map((digit) => digit * 10 ** power),
  )
  return axisOf(values, steps, null, format)
}

/** `logTicks`: where ticks may stand by ratios; `steps`: how far apart they may be otherwise, null for 1, 2 and 5. */
function axisOf(
  values: readonly number[],
  logTicks: readonly number[],
  steps: readonly number[] | null,
  format: (value: number) => string,
): Axis {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const isLog = high / low >= LOG_RATIO
  const margin = 0.12 * (high - low || high)
  const domain = isLog ? ([low / 1.12, high * 1.15] as const) : ([Math.max(0, low - margin), high + margin] as const)
  const candidates = (isLog ? logTicks : linearTicks(...domain, steps)).filter(
    (value) => value >= domain[0] && value <= domain[1],
  )
  const ticks = thinTicks(candidates).map((value) => ({ value, label: value === 0 ? '0' : format(value) }))
  return { isLog, domain, ticks }
}

/** At equal distances. */
function linearTicks(low: number, high: number, steps: readonly number[] | null): number[] {
  const rough = (high - low) / 6
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = (steps ?? [1, 2, 5, 10].map((digit) => digit * power)).find((each) => each >= rough) ?? rough
  const first = Math.ceil(low / step)
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, at) => (first + at) * step)
}

function thinTicks(values: readonly number[]): readonly number[] {
  const every = Math.ceil(values.length / MAX_TICKS)
  return values.filter((_, at) => at % every === 0)
}
