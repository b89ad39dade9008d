/** A duration or a price that somebody states, set against the estimate. */
import type { Option } from '../../recommend/recommendation.ts'
import { planName, providerName } from '../format/display-names.ts'
import {
  formatCount,
  formatDuration,
  formatDurationRange,
  formatGpuCount,
  formatExactHours,
  formatPercent,
  formatUsd,
  formatUsdDifference,
  formatUsdPerHour,
  formatUsdRange,
} from '../format/number-format.ts'
import { costAnswer } from './cost.ts'
import { standingOfRate } from './seller-rates.ts'
import { timeAnswer } from './time.ts'
import { wholeBill } from './bill-at-rate.ts'
import type { QuestionContext } from './question-context.ts'

/** "the run took 31 hours" */
export function tookAnswer(context: QuestionContext): readonly string[] {
  const {
    value,
    recommendation: { best },
  } = context
  if (value === undefined) return timeAnswer(context)
  const { p10, p50, p90 } = best.hours
  const deviation = Math.abs(value / p50 - 1)
  const how =
    deviation < 0.005 ? 'as expected' : `${formatPercent(deviation)} ${value < p50 ? 'less' : 'more'} than expected`
  return [
    `Noted: ${formatDuration(value)}, ${how}.`,
    `Expected was ${formatDuration(p50)} (${formatDurationRange(best.hours)}); that lies ${value >= p10 && value <= p90 ? 'inside' : 'outside'} the range.`,
    'Reply with the tok/s of the run to have later plans follow it.',
  ]
}

/** "we pay $1.90 an hour": the plan at that price. */
export function ownRateAnswer(context: QuestionContext): readonly string[] {
  const {
    value: said,
    recommendation: { best },
    renderContext: { names },
    whatIf,
    args,
    subject,
  } = context
  if (said === undefined) return costAnswer(context)
  const code = args?.currency
  const money = code === undefined ? undefined : context.currencies?.[code]
  if (code !== undefined && money === undefined)
    return [`No rate of ${code} is on record here: say the price in US dollars.`]
  const value = said * (money?.usd.base ?? 1)
  const named = whatIf !== undefined && 'option' in whatIf ? whatIf.option : best
  const { gpuCount, hours } = named
  const plan = named.gpu === best.gpu ? 'this plan' : planName(named, names)
  const total = hours.p50 * gpuCount * value
  const lead = weighedAgainst(args?.otherRate, value, total, hours.p50 * gpuCount)
  const range = { p10: hours.p10 * gpuCount * value, p90: hours.p90 * gpuCount * value }
  const gpus = subject === undefined || subject.gpus.length === 0 ? [named.gpu] : subject.gpus
  return [
    args?.asksWhetherFair === true ? standingOfRate(context, value, gpus) : '',
    ...boundSentence(args?.leastTermHours, value, named, best.allInUsd.p50),
    ...lead,
    args?.asksBetter === true ? beatsPlan(named, total, best) : '',
    `At ${formatUsdPerHour(value)} per GPU ${plan} is ${formatExactHours(hours.p50)} × ${formatGpuCount(gpuCount)} × ${formatUsdPerHour(value)} = ${formatUsd(total)} of GPU time (${formatUsdRange(range)}), ${formatUsdDifference(total, best.usd.p50)} ${total < best.usd.p50 ? 'less' : 'more'} than ${named.gpu === best.gpu ? '' : `${planName(best, names)} `}at ${providerName(best, names)}.`,
    named.gpu === best.gpu && named.gpuCount === best.gpuCount ? allInAt(context, value, total) : '',
    money === undefined ? '' : `That takes ${money.usd.base} dollars to the ${money.name} (rate of ${money.usd.asOf}).`,
    'To price every plan with your own rates, set them with /gpucost settings.',
  ]
}

/** "Yes, cheaper and faster than the plan." */
function beatsPlan(offered: Option, total: number, best: Option): string {
  const [money, time] = [total / best.usd.p50 - 1, offered.hours.p50 / best.hours.p50 - 1]
  const isNone = (share: number): boolean => Math.abs(share) < slight
  const words = [
    isNone(money) ? 'as dear' : money < 0 ? 'cheaper' : 'dearer',
    isNone(time) ? 'as fast' : time < 0 ? 'faster' : 'slower',
  ].join(' and ')
  const isBetter = (money < 0 || isNone(money)) && (time < 0 || isNone(time)) && !(isNone(money) && isNone(time))
  const verdict = isBetter ? 'Yes' : money < 0 || time < 0 ? 'In part' : 'No'
  return `${verdict}: ${words} in GPU time.`
}
const slight = 0.03

/** What the whole of a term costs that an offer binds for, where the run is over long before. */
function boundSentence(
  termHours: number | undefined,
  usdPerGpuHour: number,
  { gpuCount, hours }: { readonly gpuCount: number; readonly hours: { readonly p90: number } },
  plannedUsd: number,
): readonly string[] {
  if (termHours === undefined || hours.p90 >= termHours) return []
  const usd = termHours * gpuCount * usdPerGpuHour
  const verdict = usd > plannedUsd ? 'No, not for this run alone' : 'Yes, even with the term'
  return [
    `${verdict}: the term binds ${formatGpuCount(gpuCount)} × ${formatCount(termHours)} h × ${formatUsdPerHour(usdPerGpuHour)} = ${formatUsd(usd)}, used or not, against ${formatUsd(plannedUsd)} for the plan as it is. It pays where other runs fill it.`,
  ]
}

/** The lower of two prices costs less; how much, for so many GPU-hours. */
function weighedAgainst(other: number | undefined, value: number, total: number, gpuHours: number): readonly string[] {
  if (other === undefined) return []
  const dearer = other * gpuHours
  return [
    `${formatUsdPerHour(value)} wins on money: the GPU time of this plan is ${formatUsd(total)}, and ${formatUsd(dearer)} at ${formatUsdPerHour(other)}, ${formatUsdDifference(dearer, total)} more. That is of the same GPUs; where the dearer offer is more reliable or its machines are linked faster, that is what it buys.`,
  ]
}

/** The whole bill where the hour costs so much: idle time and failed runs go with it, disks and traffic do not. */
function allInAt(context: QuestionContext, usdPerGpuHour: number, gpuUsd: number): string {
  const { allInUsd } = context.recommendation.best
  const whole = wholeBill(context, usdPerGpuHour, gpuUsd)
  return whole === null
    ? ''
    : `In total about ${formatUsd(whole)} instead of ${formatUsd(allInUsd.p50)}, with idle time and failed runs at that price.`
}
