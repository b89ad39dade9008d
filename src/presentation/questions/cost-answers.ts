/** Time and money: where the hours and the dollars come from, what they leave out, how old the price is. */
import type { SpotAlternative } from '../../recommend/total-cost/spot-alternative.ts'
import { cheapestOption } from '../content/suggested-changes.ts'
import {
  formatAllGpus,
  formatCount,
  formatDuration,
  formatDurationRange,
  formatExactHours,
  formatGpuCount,
  formatPercent,
  formatTokens,
  formatUsd,
  formatUsdPerHour,
  formatUsdRange,
} from '../format/number-format.ts'
import { planName, pricingLabels, providerName } from '../format/display-names.ts'
import type { QuestionContext } from './answer-question.ts'
import { toOneLine } from '../slack/blocks/mrkdwn.ts'
import { compareWithBest, isNamedBy, lettersAndDigits } from './fit-answers.ts'
import { allOptions } from '../content/option-rows.ts'
import { describePrice } from '../content/recommendation-summary.ts'
import { describeEnergy } from '../content/total-cost/energy.ts'

/** Figures closer than this are the same figure, rounded. */
const roundingTolerance = 0.01
const isSameFigure = (one: number, other: number): boolean =>
  Math.abs(one - other) <= roundingTolerance * Math.max(Math.abs(one), 1e-9)

export function timeAnswer({ scenario, recommendation: { best } }: QuestionContext): readonly string[] {
  const total = scenario.spec.tokens
  const range = `8 in 10 comparable runs take ${formatDurationRange(best.hours)}.`
  if (total === null) return [`${formatDuration(best.hours.p50)} in all, start-up included.`, range]
  const training = total / best.tokensPerSecond.p50 / 3600
  const rest = best.hours.p50 - training - best.startupHours
  const more = isSameFigure(best.hours.p50, best.hours.p50 - rest)
    ? ''
    : `, ${formatDuration(rest)} more for interruptions and saving`
  return [
    `${formatTokens(total)} ÷ ${formatCount(best.tokensPerSecond.p50)} tok/s over ${formatAllGpus(best.gpuCount)} ÷ 3,600 = ${formatExactHours(training)} of training.`,
    `With ${formatDuration(best.startupHours)} of start-up${more} that is ${formatExactHours(best.hours.p50)}${best.gpuCount > 1 ? `, or ${formatCount(Math.round(best.hours.p50 * best.gpuCount))} GPU-hours` : ''}.`,
    range,
  ]
}

export function costAnswer({ recommendation: { best }, renderContext, decision }: QuestionContext): readonly string[] {
  const { gpuCount, usdPerGpuHour } = best
  const hoursUsd = best.hours.p50 * gpuCount * usdPerGpuHour
  const isWholeBill = isSameFigure(hoursUsd, best.usd.p50)
  return [
    `${formatExactHours(best.hours.p50)} × ${formatGpuCount(gpuCount)} × ${formatUsdPerHour(usdPerGpuHour)} per GPU = ${formatUsd(hoursUsd)} in total${isWholeBill ? '.' : `; with what is billed beside the hours, ${formatUsd(best.usd.p50)}.`}`,
    gpuCount > 1 ? `That is ${formatUsd(best.usd.p50 / gpuCount)} per GPU.` : '',
    `8 in 10 comparable runs cost ${formatUsdRange(best.usd)} in total.`,
    decision === undefined
      ? ''
      : `With idle time, disk and failed runs it is about ${formatUsd(decision.bill.total.p50)} in all.`,
    `${describePrice(best, renderContext)}.`,
  ]
}

/** "what would 10 runs cost?": the same run so many times; what one run is off by, all are. */
export function runsAnswer({ recommendation: { best }, value = 1 }: QuestionContext): readonly string[] {
  const times = ({ p10, p50, p90 }: typeof best.usd) => ({ p10: p10 * value, p50: p50 * value, p90: p90 * value })
  const dollars = times(best.usd)
  return [
    `${formatCount(value)} such runs cost ${formatUsd(dollars.p50)} in total, each with its own start-up (8 times in 10 ${formatUsdRange(dollars)}).`,
    `One after another they take ${formatDuration(best.hours.p50 * value)}; all at once, on ${formatGpuCount(best.gpuCount * value)}, ${formatDuration(best.hours.p50)}.`,
    'Shorter ones, such as on a tenth of the data, tell much of what a search wants to know for a tenth of the money.',
  ]
}

/** "what does Lambda charge?": the plan there, where it is not the plan; null where the question is about the plan. */
export function otherPlanAnswer(context: QuestionContext): readonly string[] | null {
  const { subject, whatIf, recommendation, renderContext } = context
  const { names } = renderContext
  if (whatIf === undefined || isNamedBy(recommendation.best, lettersAndDigits(subject), names)) return null
  if ('problem' in whatIf)
    return [`With "${toOneLine(subject, 60)}" there is no plan. ${toOneLine(whatIf.problem, 300)}`]
  return [compareWithBest(whatIf.option, recommendation.best, names), `${describePrice(whatIf.option, renderContext)}.`]
}

export function mathAnswer(context: QuestionContext): readonly string[] {
  const { best } = context.recommendation
  const mfu = best.mfu === null ? '' : `The speed is ${formatPercent(best.mfu)} of the GPUs' dense bf16 peak (MFU).`
  return [...timeAnswer(context).slice(0, -1), mfu, ...costAnswer(context).slice(0, 1)]
}

export function storageAnswer({ recommendation: { best }, decision }: QuestionContext): readonly string[] {
  const hours = `No: the ${formatUsd(best.usd.p50)} is the hours of ${formatAllGpus(best.gpuCount)}, start-up included.`
  if (decision === undefined)
    return [hours, 'Disk for data and checkpoints, data transfer out, idle machines and failed runs come on top.']
  const { bill, energy } = decision
  const inHours = new Set(['training', 'interruptions', 'startup'])
  const onTop = bill.parts.filter(({ id, usd: dollars }) => !inHours.has(id) && dollars !== 0)
  const parts = onTop.map(({ usd: dollars, says }) => (dollars === null ? says : `${formatUsd(dollars)} for ${says}`))
  return [
    hours,
    `On top come ${parts.join('; ')}.`,
    `That makes about ${formatUsd(bill.total.p50)} in all (${formatUsdRange(bill.total)}).`,
    `Electricity: ${describeEnergy(energy)}.`,
  ]
}

export function energyAnswer({ decision }: QuestionContext): readonly string[] {
  if (decision === undefined) return ['What it draws is worked out with the whole cost: see Details.']
  return [`${describeEnergy(decision.energy)}.`, 'Of the whole run; what is rented has it in its price.']
}

export function spotAnswer({ recommendation, renderContext, decision }: QuestionContext): readonly string[] {
  const { best } = recommendation
  const { names } = renderContext
  const advice = 'Spot machines can be taken back at any time, so save checkpoints that a new machine can resume from.'
  const calculation =
    decision?.spot === undefined || decision.spot === null ? '' : describeSpotCalculation(decision.spot)
  if (best.pricing === 'spot') {
    const provider = names.provider(best.provider)
    return [
      `Yes, this plan is on spot at ${provider}: ${formatUsd(best.usd.p50)} in total, ${formatDuration(best.hours.p50)}, preemptions included.`,
      calculation,
      advice,
    ]
  }
  const now = `This plan is ${pricingLabels[best.pricing]}.`
  const spotOption = decision?.spot
  if (spotOption !== undefined && spotOption !== null) {
    const provider = names.provider(spotOption.provider)
    const pays = (spotOption.saves ?? 0) > 0 ? `saves ${formatUsd(spotOption.saves ?? 0)}` : 'does not pay'
    const total = `${formatUsd(spotOption.usd.p50)} and ${formatDuration(spotOption.hours.p50)}, preemptions included`
    return [now, `On spot at ${provider} the same GPUs come to ${total}: that ${pays}.`, calculation, advice]
  }
  const spot = cheapestOption(allOptions(recommendation), ({ pricing }) => pricing === 'spot')
  if (spot === undefined)
    return [now, 'Nobody on record rents these GPUs as spot; ask with "spot" for the best plan that is.', advice]
  const plan = `${planName(spot, names)} at ${providerName(spot, names)}`
  return [
    now,
    `The cheapest on spot is ${plan}: ${formatUsd(spot.usd.p50)} in total, ${formatDuration(spot.hours.p50)}.`,
    advice,
  ]
}

/** How often it is preempted, how often it saves, and what that costs. */
function describeSpotCalculation({ run, usual, overhead, withoutCheckpointsHours }: SpotAlternative): string {
  const { interruptions, saves, interval, work } = run
  const often = `Reckoned with a preemption every ${formatDuration(interruptions.between)} ${interruptions.said ? 'as you say' : '(our assumption)'}`
  const without = `${formatDuration(work)} of work would take ${formatDuration(withoutCheckpointsHours)}`
  if (!saves) return `${often}, and nothing saved: ${without}.`
  return (
    `${often} and a checkpoint every ${formatDuration(interval)}, which adds ${formatPercent(overhead)} ` +
    `(every ${formatDuration(usual.intervalHours)}: ${formatPercent(usual.overhead)}); without checkpoints ${without}.`
  )
}

export function priceDateAnswer({ recommendation: { best }, renderContext }: QuestionContext): readonly string[] {
  return [
    `${describePrice(best, renderContext)}.`,
    `Source: ${best.priceSource}.`,
    `At that price the job is ${formatUsd(best.usd.p50)} in total.`,
  ]
}
