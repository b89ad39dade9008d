/** Figures of a plan under a circumstance that is supposed: work follows the data and the speed, money the hours and the price. */
import type { SupposedValues } from '../../language/circumstances/circumstances.ts'
import type { Interval } from '../../estimate/plan.ts'
import type { Option } from '../../recommend/recommendation.ts'

export type FiguresThen = {
  /** Wall clock of all that is supposed, start-up included. */
  readonly hours: Interval
  /** The whole bill, US dollars. */
  readonly usd: Interval
  readonly gpuHours: number
  /** Dollars of one GPU and hour. */
  readonly usdPerGpuHour: number
}

/** Null where what is supposed cannot be set against the plan: a share of the peak of a plan that has none. */
export function figuresThen(option: Option, values: SupposedValues): FiguresThen | null {
  const speed = speedThen(option, values)
  if (speed === null) return null
  const { startupHours, gpuCount } = option
  const rate = values.rate ?? (values.usdPerGpuHour === undefined ? 1 : values.usdPerGpuHour / option.usdPerGpuHour)
  const work = (values.data ?? 1) / speed
  const runs = values.runs ?? 1
  const rows = values.areAtOnce === true ? 1 : runs
  const hoursAt = (at: keyof Interval): number => startupHours + Math.max(0, option.hours[at] - startupHours) * work
  const usdAt = (at: keyof Interval): number => {
    const grown = hoursAt(at) / option.hours[at]
    const onTop = (option.onTop ?? []).reduce(
      (sum, { part, usd }) => sum + usd * (onTopMoves(part, grown, rate) - 1),
      0,
    )
    return option.allInUsd[at] + option.usd[at] * (grown * rate - 1) + onTop
  }
  const each = (of: (at: keyof Interval) => number, times: number): Interval => ({
    p10: of('p10') * times,
    p50: of('p50') * times,
    p90: of('p90') * times,
  })
  const hours = each(hoursAt, rows)
  return {
    hours,
    usd: each(usdAt, runs),
    gpuHours: hoursAt('p50') * gpuCount * runs,
    usdPerGpuHour: option.usdPerGpuHour * rate,
  }
}

/** Failed runs are lost at the price of the hour and grow with the run, idle hours cost what the hour does; disks stay. */
const onTopMoves = (part: string, grown: number, rate: number): number =>
  part === 'failedRuns' ? grown * rate : part === 'idle' || part === 'minimum' ? rate : 1

function speedThen({ mfu, tokensPerSecond, gpuCount }: Option, values: SupposedValues): number | null {
  if (values.tokensPerSecond !== undefined)
    return (values.tokensPerSecond * (values.isPerGpu === true ? gpuCount : 1)) / tokensPerSecond.p50
  if (values.mfu === undefined) return values.speed ?? 1
  return mfu === null || mfu <= 0 ? null : (values.mfu / mfu) * (values.speed ?? 1)
}

/** Where a run works some hours of the day alone: of how many days parts are used, and the hours from its start to its end. */
export function inDailyHours(
  { from, to }: NonNullable<SupposedValues['daily']>,
  hours: number,
  startupHours: number,
  startHour: number,
): { readonly days: number; readonly elapsed: number; readonly length: number } | null {
  const length = (to - from + hoursOfDay) % hoursOfDay
  const each = length - startupHours
  if (each <= 0) return null
  // The first window is the one in which it is started, or the next.
  const since = (startHour - from + hoursOfDay) % hoursOfDay
  const isInside = since < length
  const [wait, first] = isInside ? [0, length - since] : [hoursOfDay - since, length]
  if (hours <= first) return { days: 1, elapsed: wait + hours, length }
  const left = hours - Math.max(startupHours, first)
  const more = Math.ceil(left / each)
  const last = left - (more - 1) * each + startupHours
  const untilNext = wait + first + (hoursOfDay - length)
  return { days: 1 + more, elapsed: untilNext + (more - 1) * hoursOfDay + last, length }
}
const hoursOfDay = 24

/** Hours from noon of a day to noon so many working days later. */
export function workingDaysLater(today: string, days: number): number {
  const date = new Date(`${today}T12:00:00Z`)
  let left = days
  let passed = 0
  while (left > 0 && passed < 1000) {
    passed += 1
    const day = (date.getUTCDay() + passed) % 7
    if (day !== 0 && day !== 6) left -= 1
  }
  return passed * hoursOfDay
}
