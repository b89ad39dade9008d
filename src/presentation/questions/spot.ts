/** "What about spot?" */
import { ownServersId } from '../../offers/owned-offers.ts'
import type { SpotAlternative } from '../../recommend/total-cost/spot-alternative.ts'
import { allOptions } from '../content/option-rows.ts'
import { cheapestOption } from '../content/suggested-changes.ts'
import { pricingLabels, planAndProvider } from '../format/display-names.ts'
import { formatCount, formatDuration, formatPercent, formatUsd, formatUsdDifference } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** The spot offer beside the plan, with its preemptions counted; what to do where there is none. */
export function spotAnswer({
  recommendation,
  scenario,
  renderContext,
  totalCost,
  args,
}: QuestionContext): readonly string[] {
  const { best } = recommendation
  const { names } = renderContext
  const advice = 'Spot machines can be taken back at any time, so save checkpoints that a new machine can resume from.'
  const calculation =
    totalCost?.spot === undefined || totalCost.spot === null
      ? ''
      : `${oddsOfPreemption(totalCost.spot, args?.runs?.per === null ? args.runs.count : 1)} ${describeSpotCalculation(totalCost.spot)}`
  if (best.pricing === 'spot') {
    const provider = names.provider(best.provider)
    return [
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
    return [
      `On spot at ${provider} the same GPUs would be ${total}: that ${pays}${inBudget(spotOption.usd.p50, scenario.spec.budgetUsd)}.`,
      now,
      calculation,
      advice,
    ]
  }
  const spot = cheapestOption(allOptions(recommendation), ({ pricing }) => pricing === 'spot')
  if (spot === undefined)
    return [now, 'No provider on record offers these GPUs as spot; ask with "spot" for the best plan that is.', advice]
  const plan = planAndProvider(spot, names)
  return [
    now,
    `The cheapest on spot is ${plan}: ${formatUsd(spot.allInUsd.p50)} in total, ${formatDuration(spot.hours.p50)}.`,
    advice,
  ]
}

/** Whether a budget that was set is kept. */
const inBudget = (usd: number, budget: number | null): string =>
  budget === null ? '' : `, and is ${usd <= budget ? 'inside' : 'over'} your ${formatUsd(budget)}`

/** How likely a machine is taken back while so many runs take their time, where that is as likely in each hour. */
function oddsOfPreemption({ run: { interruptions, work } }: SpotAlternative, runs: number): string {
  const hours = work * runs
  const odds = 1 - Math.exp(-hours / interruptions.between)
  return `Within the ${formatDuration(hours)} of ${runs === 1 ? 'work' : `${formatCount(runs)} runs`} it is taken back at least once in about ${formatPercent(odds)} of cases.`
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
