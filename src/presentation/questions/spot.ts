/** "What about spot?" */
import { ownServersId } from '../../offers/owned-offers.ts'
import type { Option } from '../../recommend/recommendation.ts'
import type { TotalCost } from '../../recommend/total-cost/total-cost.ts'
import type { SpotAlternative } from '../../recommend/total-cost/spot-alternative.ts'
import { allOptions } from '../content/option-rows.ts'
import { cheapestOption } from '../content/suggested-changes.ts'
import { planName, pricingLabels, providerName } from '../format/display-names.ts'
import { formatDuration, formatPercent, formatUsd, formatUsdDifference } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** The spot offer beside the plan, with its preemptions counted; what to do where there is none. */
export function spotAnswer({ recommendation, renderContext, totalCost }: QuestionContext): readonly string[] {
  const { best } = recommendation
  const { names } = renderContext
  const advice = 'Spot machines can be taken back at any time, so save checkpoints that a new machine can resume from.'
  const calculation =
    totalCost?.spot === undefined || totalCost.spot === null ? '' : describeSpotCalculation(totalCost.spot)
  if (best.pricing === 'spot') {
    const provider = names.provider(best.provider)
    return [
      oddsOfLoss(best, totalCost),
      `It is planned on spot at ${provider}: ${formatUsd(best.allInUsd.p50)} in total, ${formatDuration(best.hours.p50)}, preemptions included.`,
      calculation,
      advice,
    ]
  }
  const now =
    best.provider === ownServersId
      ? 'This plan runs on GPUs of your own.'
      : `This plan is ${pricingLabels[best.pricing]}.`
  const spotOption = totalCost?.spot
  if (spotOption !== undefined && spotOption !== null) {
    const provider = names.provider(spotOption.provider)
    const pays =
      (spotOption.saves ?? 0) > 0
        ? `saves ${formatUsdDifference(best.allInUsd.p50, spotOption.usd.p50)}`
        : 'does not pay'
    const total = `${formatUsd(spotOption.usd.p50)} and ${formatDuration(spotOption.hours.p50)}, preemptions included`
    return [`On spot at ${provider} the same GPUs would be ${total}: that ${pays}.`, now, calculation, advice]
  }
  const spot = cheapestOption(allOptions(recommendation), ({ pricing }) => pricing === 'spot')
  if (spot === undefined)
    return [now, 'No provider on record offers these GPUs as spot; ask with "spot" for the best plan that is.', advice]
  const plan = `${planName(spot, names)} at ${providerName(spot, names)}`
  return [
    now,
    `The cheapest on spot is ${plan}: ${formatUsd(spot.allInUsd.p50)} in total, ${formatDuration(spot.hours.p50)}.`,
    advice,
  ]
}

/** How likely the run is to be taken back, at one preemption in so many hours. */
function oddsOfLoss(best: Option, totalCost: TotalCost | undefined): string {
  const between = best.interruption?.betweenHours ?? totalCost?.spot?.run.interruptions.between
  if (between === undefined) return ''
  const odds = 1 - Math.exp(-best.hours.p50 / between)
  return `At one preemption in ${formatDuration(between)} the odds that it is taken back within ${formatDuration(best.hours.p50)} are ${formatPercent(odds)}.`
}

/** How often it is preempted, how often it saves, and what that costs. */
export function describeSpotCalculation({ run, usual, overhead, withoutCheckpointsHours }: SpotAlternative): string {
  const { interruptions, saves, interval, work } = run
  const often = `Included are a preemption every ${formatDuration(interruptions.between)} ${interruptions.said ? 'as you say' : '(our assumption)'}`
  const without = `${formatDuration(work)} of work would take ${formatDuration(withoutCheckpointsHours)}`
  if (!saves) return `${often}, and nothing saved: ${without}.`
  return (
    `${often} and a checkpoint every ${formatDuration(interval)}, which adds ${formatPercent(overhead)} ` +
    `(every ${formatDuration(usual.intervalHours)}: ${formatPercent(usual.overhead)}); without checkpoints ${without}.`
  )
}
