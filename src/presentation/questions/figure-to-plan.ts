/** The figure to plan with: the upper end, the worst case, and the bill against a price for all of it. */
import { planAndProvider, providerName } from '../format/display-names.ts'
import {
  formatDuration,
  formatPercent,
  formatUsd,
  formatCount,
  formatUsdDifference,
  formatUsdPerHour,
  formatUsdRange,
} from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import type { Interval } from '../../estimate/plan.ts'
import type { Option } from '../../recommend/recommendation.ts'
import { shareOver } from './odds.ts'
import type { QuestionContext } from './question-context.ts'

/** Dollars at p90, and at p50 with a margin where one was named; of so many runs, or of a year of them. */
export function figureAnswer({
  scenario: { runsPerYear },
  recommendation: { best },
  renderContext: { names },
  args,
}: QuestionContext): readonly string[] {
  const { p50, p90 } = best.allInUsd
  const margin = args?.moves ?? 0
  const count = args?.runs?.per === null ? args.runs.count : 1
  if (count > 1) return severalRuns(best, count, args?.fewestRuns ?? null, margin)
  const runs = runsPerYear ?? 1
  return [
    runs > 1
      ? `For the year ${formatUsd(runs * p90)}: ${formatCount(runs)} runs at ${formatUsd(p90)} each, the high end; ${formatUsd(runs * p50)} is expected (${formatUsd(runs * best.allInUsd.p10)} at the low end). Not in it: trials beside the runs, evaluation, serving the model, taxes, and prices that move.`
      : '',
    namedFigure(best.allInUsd, args),
    margin > 0
      ? `With ${formatPercent(margin)} on top of what is expected: ${formatUsd(runs * p50 * (1 + margin))}${runs > 1 ? ' for the year' : ''}.`
      : '',
    `${runs > 1 ? 'For one run plan' : args?.asksQuote === true ? `Not the ${formatUsd(p50)} alone: promise what you can hold, and plan` : 'Plan'} with ${formatUsd(p90)}: 9 in 10 comparable runs cost no more. Expected is ${formatUsd(p50)} in total, everything counted but taxes; the ${formatUsdDifference(p90, p50)} between them is the spread of the speed and of what follows it.`,
    `It is for ${planAndProvider(best, names)}, ${formatDuration(best.hours.p50)}, one run.`,
    args?.asksQuote === true
      ? `Where you try twice it is ${formatUsd(best.allInUsd.p90 + best.usd.p50)} with the second run; each further pass over the data and your own hours come on top.`
      : '',
  ]
}

/** "5 or 6 runs": the sum to put aside for the most of them, and what is expected. */
function severalRuns(
  { allInUsd, hours }: Option,
  count: number,
  fewest: number | null,
  margin: number,
): readonly string[] {
  const { p10, p50, p90 } = allInUsd
  const runs = fewest === null ? formatCount(count) : `${formatCount(fewest)} to ${formatCount(count)}`
  const expected = fewest === null ? formatUsd(count * p50) : formatUsdRange({ p10: fewest * p50, p90: count * p50 })
  return [
    margin > 0
      ? `${formatUsd(count * p50 * (1 + margin))}: ${formatCount(count)} runs with ${formatPercent(margin)} on top of the ${formatUsd(count * p50)} that is expected.`
      : '',
    `${margin > 0 ? 'Safe is' : 'Budget'} ${formatUsd(count * p90)}: ${formatCount(count)} runs at ${formatUsd(p90)} each, the high end. Expected for ${runs} is ${expected}, at ${formatUsd(p50)} and ${formatDuration(hours.p50)} each; at the low end a run is ${formatUsd(p10)}.`,
    'First tries on a tenth of the data cost about a tenth of the GPU time, start-up aside, and settle most of what is searched for.',
  ]
}

/** "410, or should I add a margin?": how many runs cost more than a sum that is named; '' where none is. */
function namedFigure(usd: Interval, args: QuestionContext['args']): string {
  const bare = args?.numbers?.find(
    ({ words, value }) => /^[$€£]?[\d.,]+k?$/iu.test(words) && value > usd.p50 / apart && value < usd.p50 * apart,
  )
  const sum = args?.money ?? bare?.value
  if (sum === undefined) return ''
  const over = shareOver(usd, sum)
  const share = over > 1 - least ? 'nearly all' : over < least ? 'hardly any' : `about ${formatPercent(over)}`
  const verdict = over > half ? 'is too low' : over > unlikely ? 'is not safe' : 'is safe'
  return `${formatUsd(sum)} ${verdict}: ${share} of comparable runs cost more.`
}
/** Times the expected sum: beyond it a number is of something else. */
const apart = 8

/** A run that breaks off halfway and is begun anew. */
const half = 0.5
/** Shares of runs: those are no risk to plan with, and fewer are not told apart. */
const [unlikely, least] = [0.1, 0.02]

/** "Worst case, in dollars?": dollars and hours that 9 in 10 runs stay under, of all runs where several are asked for. */
export function worstCaseAnswer({ recommendation: { best }, args }: QuestionContext): readonly string[] {
  const { hours, usd, allInUsd } = best
  const { count, per } = args?.runs ?? { count: 1, per: null }
  if (count > 1)
    return [
      `${formatUsd(allInUsd.p90 * count)}${per === null ? '' : ` a ${per}`} for ${formatCount(count)} runs that all come to the high end, ${formatUsd(allInUsd.p90)} and ${formatDuration(hours.p90)} each, start-up included; ${formatUsd(allInUsd.p50 * count)} is expected.`,
      'That all of them do is unlikely, and a run that fails mostly stops early and costs less. A first try on a tenth of the data shows the usual mistakes for a tenth of the GPU time.',
    ]
  const margin = args?.moves ?? 0
  if (args?.due !== undefined) return tooLong(best, args.due)
  const sum = args?.money ?? (margin > 0 ? allInUsd.p50 * (1 + margin) : undefined)
  if (sum !== undefined) return tooMuch(best, sum)
  return [
    `${formatUsd(allInUsd.p90)} and ${formatDuration(hours.p90)}: 9 in 10 comparable runs take no more. Expected are ${formatUsd(allInUsd.p50)} and ${formatDuration(hours.p50)}.`,
    `Should it break off halfway and begin anew on top: ${formatUsd(allInUsd.p90 + usd.p90 * half)} and ${formatDuration(hours.p90 * (1 + half))}.`,
    'Not in it: taxes, people’s time, and machines that nobody switches off.',
  ]
}

/** "Can it end up at $50?": how many runs pass it, and what would bring this one there. */
function tooMuch(best: Option, sum: number): readonly string[] {
  const { hours, usd, allInUsd } = best
  const rate = best.usdPerGpuHour * best.gpuCount
  // All but the GPU time is as it was.
  if (sum <= allInUsd.p50)
    return [
      `${under(allInUsd, sum, formatUsd)}: ${formatUsd(allInUsd.p50)} is expected. “Cheapest” shows what costs least.`,
    ]
  const until = (sum - (allInUsd.p50 - usd.p50)) / rate
  return [
    `${oddsOf(allInUsd, sum, formatUsd)}; ${formatUsd(allInUsd.p50)} is expected, and 9 in 10 stay under ${formatUsd(allInUsd.p90)}.`,
    `By speed alone it would have to take ${formatDuration(until)} instead of ${formatDuration(hours.p50)}: the first 50 steps show whether it is as slow as that.`,
    `What brings a bill there is mostly a run that is begun anew near its end (${formatUsd(usd.p50)} of GPU time again), a slow set-up, or a machine left on (${formatUsd(rate)} an hour).`,
  ]
}

/** "Could it take two days?" */
function tooLong({ hours, tokensPerSecond }: Option, due: number): readonly string[] {
  if (due <= hours.p50)
    return [
      `${under(hours, due, formatDuration)}: ${formatDuration(hours.p50)} is expected. “Fastest” shows what is sooner.`,
    ]
  return [
    `${oddsOf(hours, due, formatDuration)}; ${formatDuration(hours.p50)} is expected, and 9 in 10 stay under ${formatDuration(hours.p90)}.`,
    `It would have to run at some ${formatCount(Number(((tokensPerSecond.p50 * hours.p50) / due).toPrecision(2)))} tok/s instead of ${formatCount(Number(tokensPerSecond.p50.toPrecision(2)))}: the first 50 steps show that. A run that is begun anew halfway takes half as long again.`,
  ]
}

function under(interval: Interval, amount: number, format: (value: number) => string): string {
  const share = 1 - shareOver(interval, amount)
  return `${share < least ? 'Hardly any' : `About ${formatPercent(share)}`} of comparable runs stay under ${format(amount)}`
}

function oddsOf(interval: Interval, amount: number, format: (value: number) => string): string {
  const over = shareOver(interval, amount)
  const share =
    over < least ? `under ${formatPercent(least)}` : over > 1 - least ? 'nearly all' : `about ${formatPercent(over)}`
  const verdict = over < unlikely ? 'Unlikely' : over < half ? 'It may' : 'Likely'
  return `${verdict}: ${format(amount)} is passed in ${share} of comparable runs`
}

/** Beyond this many times the plan a price is for more than the GPUs. */
const muchMore = 1.5

/** "Vendor came down to 3,900" */
export function quotedTotalAnswer({
  recommendation: { best },
  renderContext: { names },
  value = 0,
}: QuestionContext): readonly string[] {
  const { p10, p50, p90 } = best.allInUsd
  const times = value / p50
  const perHour = value / (best.hours.p50 * best.gpuCount)
  const verdict =
    value < p10
      ? 'less than the GPUs cost here'
      : value <= p90
        ? 'a fair price for the GPUs, inside the range'
        : times < muchMore
          ? 'above the range, and little for the work of people besides'
          : 'far more than the GPUs cost, so it is fair only if it pays for more than them'
  const share =
    times >= muchMore
      ? `${formatSignificant(times, 2)} times`
      : `${formatUsdDifference(value, p50)} ${value < p50 ? 'less' : 'more'} than`
  return [
    `${formatUsd(value)} is ${share} this plan, ${formatUsd(p50)} in total (8 in 10 comparable runs ${formatUsdRange(best.allInUsd)}): ${verdict}.`,
    `Over the plan’s GPU-hours it is ${formatUsd(perHour)} a GPU and hour, against ${formatUsdPerHour(best.usdPerGpuHour)} at ${providerName(best, names)}.`,
    value < p10
      ? 'Ask which GPUs it is for, on spot or on demand, and who pays for a run that fails.'
      : 'It may include people’s time, preparing the data, several runs, evaluation and support: ask what of that, which GPUs, and who pays for a run that fails.',
    'The plan stays as it is.',
  ]
}

/** A test of some steps, start-up included. */
const testHours = 0.5
/** "Keep 30% for failed runs" */
export function failedShareAnswer({ recommendation: { best }, totalCost, args }: QuestionContext): readonly string[] {
  const part = totalCost?.bill.parts.find(({ id }) => id === 'failed')
  const counted = part?.usd ?? 0
  // One of three that fails is one for each two that succeed, paid in full at worst.
  const said = args?.moves ?? (args?.failing === undefined ? args?.junk : args.failing / (1 - args.failing))
  if (said === undefined && args?.isWhether === true) return failedRunAnswer(best, counted, part?.says)
  if (said === undefined) {
    const testUsd = testHours * best.gpuCount * best.usdPerGpuHour
    return [
      `${formatUsd(counted)} of the ${formatUsd(best.allInUsd.p50)} is for ${part?.says ?? 'runs that fail'}.`,
      `Add a short test before it, about ${formatUsd(testUsd)} for ${formatDuration(testHours)} of these GPUs, and ${formatUsd(best.usd.p50)} of GPU time for a run that has to be done again: ${formatUsd(best.allInUsd.p50 + testUsd + best.usd.p50)} in all is a safe reserve.`,
      'Say another share to see it, such as “keep 30% for failed runs”.',
    ]
  }
  const share = Math.abs(said)
  // "Half of our jobs have to be repeated, is that in there?"
  const verdict =
    args?.moves === undefined ? `No: ${formatUsd(counted)}, ${part?.says ?? 'little'}, is set aside. ` : ''
  const kept = best.usd.p50 * share
  const total = best.allInUsd.p50 - counted + kept
  return [
    `${verdict}With ${formatPercent(share)} of the GPU time for failed runs, ${formatUsd(kept)} instead of the ${formatUsd(counted)} that we allow, the total is ${formatUsd(total)} instead of ${formatUsd(best.allInUsd.p50)}.`,
    'The plan itself stays; an owner can change the allowance in the app’s settings.',
  ]
}

/** "Does the range include a failed first try?": the allowance, and what one whole run more would come to. */
function failedRunAnswer({ usd, allInUsd }: Option, counted: number, says = 'runs that fail'): readonly string[] {
  const withOne = allInUsd.p50 - counted + usd.p50
  const side = withOne <= allInUsd.p90 ? 'still inside' : 'over'
  return [
    `Not a whole one, only ${formatUsd(counted)} of the ${formatUsd(allInUsd.p50)} for ${says}; the range of ${formatUsdRange(allInUsd)} has that in it.`,
    `A first try that fails at its very end costs ${formatUsd(usd.p50)} of GPU time more: ${formatUsd(withOne)} in total, ${side} the high end of the range; one that fails early costs a part of that.`,
  ]
}
