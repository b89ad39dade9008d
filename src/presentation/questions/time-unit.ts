/** "How long is that in days?", "how many GPU-hours is that?" */
import type { AnswerUnit } from '../../language/questions/named-amounts.ts'
import { hoursOfMonth } from '../../scenario/hours-of-time.ts'
import { formatCount, formatExactHours, formatGpuCount } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

const hoursOf: Readonly<Record<Exclude<AnswerUnit, 'gpu-hours'>, number>> = {
  seconds: 1 / 3600,
  minutes: 1 / 60,
  hours: 1,
  days: 24,
  weeks: 168,
  months: hoursOfMonth,
}

/** Two digits tell what an estimate can; less than a hundredth is nothing worth a figure. */
const figure = (value: number): string =>
  value >= 100 ? formatCount(value) : value >= 0.01 ? String(Number(value.toPrecision(2))) : 'less than 0.01'

/** `args.unit`: the unit to convert hours to, days by default. */
export function unitAnswer({ recommendation: { best }, args }: QuestionContext): readonly string[] {
  const { hours, gpuCount } = best
  const gpuHours = `${formatExactHours(hours.p50)} × ${formatGpuCount(gpuCount)} = ${figure(hours.p50 * gpuCount)} GPU-hours`
  const unit = args?.unit ?? 'days'
  if (unit === 'gpu-hours')
    return [`${gpuHours} (8 in 10 comparable runs ${figure(hours.p10 * gpuCount)}–${figure(hours.p90 * gpuCount)}).`]
  const inUnit = (value: number): string => figure(value / hoursOf[unit])
  return [
    `${formatExactHours(hours.p50)} are ${inUnit(hours.p50)} ${unit}, day and night (8 in 10 comparable runs ${inUnit(hours.p10)}–${inUnit(hours.p90)}), start-up included.`,
  ]
}
