/** "How much dearer is on demand?", "is that gap normal?", "what happens to my run when it is taken away?" */
import type { Option } from '../../recommend/recommendation.ts'
import { formatDuration, formatUsd, formatUsdDifference, formatUsdShareApart } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** What on demand usually costs, times the price on spot: a rule of thumb. */
const usual = { low: 1.5, high: 2.5 }
/** Estimates of two totals are no closer than this. */
const slack = 1.15

type SideOfSpot = { readonly usd: number; readonly hours: number; readonly provider: string }
const sideOf = ({ allInUsd, hours }: Pick<Option, 'allInUsd' | 'hours'>, provider: string): SideOfSpot => ({
  usd: allInUsd.p50,
  hours: hours.p50,
  provider,
})

/** The same GPUs on spot and on demand. `whatIf`: on demand, where the plan is on spot. */
export function spotGapAnswer(context: QuestionContext): readonly string[] {
  const {
    recommendation: { best },
    totalCost,
    whatIf,
    args,
    renderContext: { names },
  } = context
  const plan = sideOf(best, names.provider(best.provider))
  const found = totalCost?.spot ?? null
  const other =
    best.pricing === 'spot'
      ? whatIf !== undefined && 'option' in whatIf
        ? sideOf(whatIf.option, names.provider(whatIf.option.provider))
        : null
      : found === null
        ? null
        : { usd: found.usd.p50, hours: found.hours.p50, provider: names.provider(found.provider) }
  const rule = `On demand usually costs ${usual.low} to ${usual.high} times spot (rule of thumb)`
  if (other === null)
    return [`No provider on record rents these GPUs ${best.pricing === 'spot' ? 'on demand' : 'on spot'}. ${rule}.`]
  const [spot, fixed] = best.pricing === 'spot' ? [plan, other] : [other, plan]
  const times = fixed.usd / spot.usd
  const share = (of: SideOfSpot): string => formatUsdShareApart(fixed.usd, spot.usd, of.usd)
  const verdict = times > usual.high * slack ? 'more than usual' : times < usual.low ? 'less than usual' : 'a usual gap'
  const sums = `${formatUsd(fixed.usd)} on demand at ${fixed.provider}, ${formatDuration(fixed.hours)}, against ${formatUsd(spot.usd)} on spot at ${spot.provider}, ${formatDuration(spot.hours)}, preemptions included`
  const most = args?.money
  const gap = fixed.usd - spot.usd
  const risk = args?.asksOdds === undefined ? [] : [risky(spot.hours), spotTaken(context)]
  if (args?.asksSaving === true && most === undefined && times > 1)
    return [`Spot saves ${formatUsdDifference(fixed.usd, spot.usd)} (${share(fixed)}): ${sums}.`, ...risk]
  return [
    most !== undefined && times >= 1
      ? `On demand is ${formatUsdDifference(fixed.usd, spot.usd)} (${share(spot)}) more, so ${gap > most ? `over your ${formatUsd(most)}: by that rule stay on spot` : `inside your ${formatUsd(most)}: by that rule take on demand`}. ${sums}.`
      : times >= 1
        ? `On demand is ${formatUsdDifference(fixed.usd, spot.usd)} (${share(spot)}) more expensive, ${verdict}: ${sums}.`
        : `On demand is not more expensive but ${formatUsdDifference(fixed.usd, spot.usd)} cheaper: ${sums}.`,
    ...risk,
    `${rule}.`,
  ]
}

/** A run of an hour or two is seldom met by a preemption, and begins anew for little. */
const risky = (hours: number): string =>
  hours <= short
    ? `The risk is small for ${formatDuration(hours)}: the machine may be taken at any minute, and at most that much is run again.`
    : 'The risk: the machine may be taken at any minute, and a run without checkpoints begins anew.'
const short = 2

/** What a preemption costs, where checkpoints outlive the machine. */
export function spotTaken({ recommendation: { best }, totalCost }: QuestionContext): string {
  const run = totalCost?.spot?.run
  const interval = best.interruption?.intervalHours ?? run?.interval
  const between = best.interruption?.betweenHours ?? run?.interruptions.between
  if (interval === undefined || between === undefined) return ''
  const about = best.pricing === 'spot' ? 'As planned' : 'On spot'
  return `${about} a checkpoint every ${formatDuration(interval)} is the most that is lost at a time, and one preemption every ${formatDuration(between)} is reckoned with.`
}
