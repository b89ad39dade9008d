/** "How did you get 28 hours?" */
import {
  formatAllGpus,
  formatCount,
  formatDuration,
  formatDurationRange,
  formatExactHours,
  formatTokens,
  formatGpuCount,
  formatUsd,
} from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'
import type { AnswerUnit } from '../../language/questions/named-amounts.ts'
import type { Option } from '../../recommend/recommendation.ts'
import { hoursOfMonth } from '../../scenario/hours-of-time.ts'

/** Whether two figures differ by rounding alone. */
const isSameFigure = (one: number, other: number): boolean =>
  Math.abs(one - other) <= roundingTolerance * Math.max(Math.abs(one), 1e-9)

/** Figures closer than this are the same figure, rounded. */
const roundingTolerance = 0.01

/** Hours of training and of starting up, with the speed that they come from. */
export function timeAnswer({ scenario, recommendation, args }: QuestionContext): readonly string[] {
  const { best } = recommendation
  const ofGpus = hoursOfGpusAnswer({ recommendation, args })
  if (ofGpus !== null) return ofGpus
  const total = scenario.spec.tokens
  const range = `8 in 10 comparable runs take ${formatDurationRange(best.hours)}.`
  if (total === null) return [`${formatDuration(best.hours.p50)} in all, start-up included.`, range]
  const training = total / best.tokensPerSecond.p50 / 3600
  const rest = best.hours.p50 - training - best.startupHours
  const more = isSameFigure(best.hours.p50, best.hours.p50 - rest)
    ? ''
    : `, ${formatDuration(rest)} more for interruptions and saving`
  return [
    `${formatDuration(best.hours.p50)}: ${formatTokens(total)} ÷ ${formatCount(best.tokensPerSecond.p50)} tok/s over ${formatAllGpus(best.gpuCount)} ÷ 3,600 = ${formatExactHours(training)} of training.`,
    `With ${formatDuration(best.startupHours)} of start-up${more} that is ${formatExactHours(best.hours.p50)}${best.gpuCount > 1 ? `, or ${formatCount(Math.round(best.hours.p50 * best.gpuCount))} GPU-hours` : ''}.`,
    range,
  ]
}

const hoursOf: Readonly<Record<Exclude<AnswerUnit, 'gpu-hours' | 'node-hours'>, number>> = {
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

/** "How long is that in days?" `args.unit`: the unit to convert hours to, days by default. */
export function unitAnswer({ recommendation, args }: QuestionContext): readonly string[] {
  const { hours, gpuCount } = recommendation.best
  const ofGpus = hoursOfGpusAnswer({ recommendation, args })
  if (ofGpus !== null) return ofGpus
  const gpuHours = `${formatExactHours(hours.p50)} × ${formatGpuCount(gpuCount)} = ${figure(hours.p50 * gpuCount)} GPU-hours`
  const unit = args?.unit ?? 'days'
  if (unit === 'gpu-hours')
    return [`${gpuHours} (8 in 10 comparable runs ${figure(hours.p10 * gpuCount)}–${figure(hours.p90 * gpuCount)}).`]
  if (unit === 'node-hours') return [nodeHours(recommendation.best), `As GPU-hours: ${gpuHours}.`]
  const inUnit = (value: number): string => figure(value / hoursOf[unit])
  return [
    `${formatExactHours(hours.p50)} are ${inUnit(hours.p50)} ${unit}, day and night (8 in 10 comparable runs ${inUnit(hours.p10)}–${inUnit(hours.p90)}), start-up included.`,
  ]
}

/** Hours of whole machines: of one that is rented in part only its GPUs are counted in the plan. */
const nodeHours = ({ hours, nodes, gpuCount }: Option): string =>
  `${formatExactHours(hours.p50)} × ${formatCount(nodes)} ${nodes === 1 ? 'machine' : 'machines'} = ${figure(hours.p50 * nodes)} node-hours, of ${formatAllGpus(gpuCount)} (8 in 10 comparable runs ${figure(hours.p10 * nodes)}–${figure(hours.p90 * nodes)}).`

/** "Is the 72h for all 8 or each?": hours of the clock, in which all GPUs work at once; null where that is not asked. */
export function hoursOfGpusAnswer({
  recommendation: { best },
  args,
}: Pick<QuestionContext, 'recommendation'> & { readonly args: QuestionContext['args'] }): readonly string[] | null {
  if (args?.asksHoursOf !== 'gpus') return null
  const { hours, gpuCount } = best
  const each =
    gpuCount === 1
      ? 'one GPU does it, so that GPU-hours are as many'
      : `all ${formatCount(gpuCount)} GPUs work at once, each of them for that long`
  const sum =
    gpuCount === 1
      ? ''
      : ` In GPU-hours it is ${formatExactHours(hours.p50)} × ${formatCount(gpuCount)} = ${figure(hours.p50 * gpuCount)}.`
  return [`The ${formatDuration(hours.p50)} are wall clock: ${each}.${sum}`]
}

/** "Could you split that by epoch?": training alone goes by passes; start-up and what is billed besides do not. */
export function epochSplitAnswer({ recommendation: { best }, scenario }: QuestionContext): readonly string[] {
  const { hours, startupHours, usd, allInUsd } = best
  const epochs = scenario.corpus?.epochs ?? 1
  const training = Math.max(0, hours.p50 - startupHours)
  const trainingUsd = (usd.p50 * training) / hours.p50
  const each = `${formatDuration(training / epochs)} and ${formatUsd(trainingUsd / epochs)} of GPU time`
  const tokens = scenario.spec.tokens === null ? '' : ` over ${formatTokens(scenario.spec.tokens / epochs)}`
  const once = `Once comes start-up, ${formatDuration(startupHours)} and ${formatUsd(usd.p50 - trainingUsd)}, and what does not go by epochs (idle time, failed runs, disk), ${formatUsd(allInUsd.p50 - usd.p50)}: ${formatUsd(allInUsd.p50)} in total.`
  return epochs === 1
    ? [`It is one pass${tokens}: ${each}. Each further one adds as much: reply “2 epochs”.`, once]
    : [`Each of the ${formatCount(epochs)} epochs${tokens}: ${each}.`, once]
}

/** "how long does start-up take?" */
export function startupAnswer({ recommendation: { best }, totalCost }: QuestionContext): readonly string[] {
  const part = totalCost?.bill.parts.find(({ id }) => id === 'startup')
  const cost = best.startupHours * best.gpuCount * best.usdPerGpuHour
  return [
    `Start-up is counted as ${formatDuration(best.startupHours)} of the ${formatDuration(best.hours.p50)}, which is ${formatUsd(part?.usd ?? cost)} for ${best.gpuCount === 1 ? 'the one GPU' : `all ${formatCount(best.gpuCount)} GPUs`}.`,
    part === undefined ? '' : `It covers ${part.says.replace(/^\d[^:]*:\s*/, '').replace(/\.$/, '')}.`,
  ]
}
