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
  const spotOf = totalCost?.spot ?? null
  const odds = spotOf === null ? '' : oddsOfPreemption(spotOf, args)
  // Where the odds are asked for, they are said first.
  const safe = spotOf === null ? '' : safety(spotOf, args)
  const lead = { odds: `${odds} ${safe}`, safe: `${safe} ${odds}` }
  const leading = spotOf === null || args?.asksOdds === undefined ? '' : lead[args.asksOdds]
  const behind = leading === '' ? odds : ''
  const calculation =
    spotOf === null ? '' : [behind, describeSpotCalculation(spotOf)].filter((part) => part !== '').join(' ')
  if (best.pricing === 'spot') {
    const provider = names.provider(best.provider)
    return [
      leading,
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
      leading,
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

/** The hours that a question names, else those of the work of its runs. */
const hoursOnSpot = ({ run: { work } }: SpotAlternative, args: QuestionContext['args']): number =>
  args?.numbers?.find(({ words, value }) => value > 0 && /\d ?(?:h|hrs?|hours?|days?|weeks?)$/iu.test(words))?.value ??
  work * runsOf(args)

const runsOf = (args: QuestionContext['args']): number => (args?.runs?.per === null ? args.runs.count : 1)

const shareTaken = (spot: SpotAlternative, args: QuestionContext['args']): number =>
  1 - Math.exp(-hoursOnSpot(spot, args) / spot.run.interruptions.between)

/** How likely a machine is taken back in these hours, where that is as likely in each. */
function oddsOfPreemption(spot: SpotAlternative, args: QuestionContext['args']): string {
  const hours = hoursOnSpot(spot, args)
  const runs = runsOf(args)
  const isNamed = hours !== spot.run.work * runs
  const of = isNamed ? '' : ` of ${runs === 1 ? 'work' : `${formatCount(runs)} runs`}`
  return `Within the ${formatDuration(hours)}${of} it is taken back at least once in about ${formatPercent(shareTaken(spot, args))} of cases.`
}

/** Whether being taken back is a danger: with checkpoints it costs time and no work. */
const safety = (spot: SpotAlternative, args: QuestionContext['args']): string =>
  spot.run.saves
    ? `Safe with checkpoints${shareTaken(spot, args) > half ? ', though it will likely be taken back' : ''}, not without.`
    : 'Not safe, as nothing is saved.'
const half = 0.5

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
