/** "What about spot?" */
import { ownServersId } from '../../offers/owned-offers.ts'
import type { SpotAlternative } from '../../recommend/total-cost/spot-alternative.ts'
import { allOptions } from '../content/option-rows.ts'
import { cheapestOption } from '../content/suggested-changes.ts'
import { pricingLabels, planAndProvider } from '../format/display-names.ts'
import {
  formatCount,
  formatDuration,
  formatPercent,
  formatUsd,
  formatUsdDifference,
  formatUsdShareApart,
} from '../format/number-format.ts'
import { spotRiskAnswer } from './spot-risk.ts'
import { reckonedWith } from './spot-rate.ts'
import type { QuestionContext } from './question-context.ts'

/** What is asked of it first; then the spot offer beside the plan, with its preemptions counted. */
export function spotAnswer(context: QuestionContext): readonly string[] {
  const { recommendation, scenario, renderContext, totalCost, args } = context
  const { best } = recommendation
  const { names } = renderContext
  const asked = args?.asksOdds
  if (asked === 'machines' || asked === 'eaten' || asked === 'often' || asked === 'most' || asked === 'counted')
    return spotRiskAnswer(asked, context)
  const advice = 'Spot machines can be taken back at any time, so save checkpoints that a new machine can resume from.'
  const found = totalCost?.spot ?? null
  const leading = found === null ? '' : leadOf(found, context)
  const isLost = asked === 'taken'
  const calculation = found === null ? '' : isLost ? `${reckonedWith(found)}.` : describeSpotCalculation(found)
  const odds = found === null || isLost || asked === 'odds' || asked === 'safe' ? '' : oddsOfPreemption(found, args)
  if (best.pricing === 'spot') {
    const provider = names.provider(best.provider)
    return [
      leading,
      savedBySpot(context),
      `It is planned on spot at ${provider}: ${formatUsd(best.allInUsd.p50)} in total, ${formatDuration(best.hours.p50)}, preemptions included.`,
      odds,
      calculation === '' ? advice : calculation,
    ]
  }
  const now =
    best.provider === ownServersId
      ? 'This plan runs on GPUs of your own.'
      : `This plan is ${pricingLabels[best.pricing]}.`
  if (found !== null) {
    const provider = names.provider(found.provider)
    const pays =
      (found.saves ?? 0) > 0
        ? `saves ${formatUsdDifference(best.allInUsd.p50, found.usd.p50)} (${formatUsdShareApart(best.allInUsd.p50, found.usd.p50, best.allInUsd.p50)})`
        : 'does not pay'
    const total = `${formatUsd(found.usd.p50)} and ${formatDuration(found.hours.p50)}, preemptions included`
    const plan = best.provider === ownServersId ? 'on your own GPUs' : pricingLabels[best.pricing]
    return [
      leading,
      `On spot at ${provider} the same GPUs would be ${total}, instead of ${formatUsd(best.allInUsd.p50)} and ${formatDuration(best.hours.p50)} ${plan}: that ${pays}${inBudget(found.usd.p50, scenario.spec.budgetUsd)}.`,
      odds,
      calculation,
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

/** What on demand would cost in place of spot, where the plan is on spot; '' where that is not known or not asked. */
function savedBySpot({ whatIf, recommendation: { best }, renderContext: { names } }: QuestionContext): string {
  if (whatIf === undefined || 'problem' in whatIf || whatIf.option.pricing !== 'on_demand') return ''
  const { option } = whatIf
  if (option.allInUsd.p50 <= best.allInUsd.p50) return ''
  return `Spot saves ${formatUsdDifference(option.allInUsd.p50, best.allInUsd.p50)} (${formatUsdShareApart(option.allInUsd.p50, best.allInUsd.p50, option.allInUsd.p50)}): on demand it is ${formatUsd(option.allInUsd.p50)} and ${formatDuration(option.hours.p50)} at ${names.provider(option.provider)}.`
}

/** The direct answer to how likely, whether it is safe, what is lost, or what it is; '' where none of these is asked. */
function leadOf(spot: SpotAlternative, context: QuestionContext): string {
  const { args, subject, renderContext, recommendation } = context
  const asked = args?.asksOdds
  if (asked === undefined) return ''
  if (asked === 'same')
    return 'Yes, the same GPUs, from capacity that nobody has booked: that is why they are cheaper. The catch is that the provider may take the machine back at a notice of minutes or seconds.'
  if (asked === 'taken') return whatIsLost(spot, context)
  const [odds, safe] = [oddsOfPreemption(spot, args), safety(spot, args)]
  const others = (subject?.providers ?? []).filter((id) => id !== spot.provider && id !== recommendation.best.provider)
  const unknown =
    others.length === 0
      ? ''
      : ` No rate of ${others.map((id) => renderContext.names.provider(id)).join(' or ')} is published for GPUs.`
  return asked === 'odds' ? `${odds}${unknown} ${safe}` : `${safe} ${odds}`
}

/** "What happens if it is taken at hour 40?": at most what came since the last checkpoint, and a start. */
function whatIsLost(
  { run, usdPerGpuHour }: SpotAlternative,
  { args, recommendation: { best } }: QuestionContext,
): string {
  const hour = args?.numbers?.find(({ words, value }) => /\bhours? \d/iu.test(words) && value > 0)
  const late = hour !== undefined && hour.value >= best.hours.p50
  const begin = late
    ? `There is no hour ${formatCount(hour.value)}, as the run takes ${formatDuration(best.hours.p50)}. `
    : ''
  const each = usdPerGpuHour * best.gpuCount
  const lost = hour === undefined || late ? run.work / 2 : hour.value
  const when = hour === undefined || late ? 'halfway' : `at hour ${formatCount(hour.value)}`
  const all = `${formatDuration(lost)} and ${formatUsd(lost * each)}`
  const most = Math.min(run.interval, lost)
  if (!run.saves)
    return `${begin}It starts over: taken back ${when}, ${all} are lost and paid again, as nothing is saved.`
  return `${begin}It goes on from its last checkpoint on another machine: at most ${formatDuration(most)} of work, ${formatUsd(most * each)}, is done and paid twice, and a start of ${formatDuration(best.startupHours)}. Without checkpoints, taken back ${when}, it would be ${all}.`
}

/** Whether a budget that was set is kept. */
const inBudget = (usd: number, budget: number | null): string =>
  budget === null ? '' : `, and is ${usd <= budget ? 'inside' : 'over'} your ${formatUsd(budget)}`

/** Whether they are hours on spot, or the hour at which it is taken back. */
export const isOfSpotHours = (words: string): boolean => /\d ?(?:h|hrs?|hours?|days?|weeks?)$|\bhours? \d/iu.test(words)

/** The hours that a question names, else those of the work of its runs. */
const hoursOnSpot = ({ run: { work } }: SpotAlternative, args: QuestionContext['args']): number =>
  args?.numbers?.find(({ words, value }) => value > 0 && isOfSpotHours(words))?.value ?? work * runsOf(args)

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
    ? `Safe with checkpoints, not without${shareTaken(spot, args) > half ? ': it will likely be taken back' : ''}.`
    : 'Not safe, as nothing is saved.'
const half = 0.5

/** A run that takes so many times its work is never done. */
const endless = 5

/** How often it is preempted, how often it saves, and what that costs. */
export function describeSpotCalculation({ run, usual, overhead, withoutCheckpointsHours }: SpotAlternative): string {
  const { saves, interval, work } = run
  const often = reckonedWith({ run })
  const isEndless = withoutCheckpointsHours > endless * work
  const without = isEndless
    ? `${formatDuration(work)} of work would hardly ever end`
    : `${formatDuration(work)} of work would take ${formatDuration(withoutCheckpointsHours)}`
  if (!saves) return `${often}, and nothing saved: ${without}.`
  return (
    `${often} and a checkpoint every ${formatDuration(interval)}, which add ${formatPercent(overhead)} ` +
    `(every ${formatDuration(usual.intervalHours)}: ${formatPercent(usual.overhead)}); without checkpoints ${without}.`
  )
}
