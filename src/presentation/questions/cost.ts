/** "How did you get $971?", "what would 10 runs cost?" */
import { roundUsd } from '../../recommend/figure-text.ts'
import { describePrice } from '../content/recommendation-summary.ts'
import {
  formatCount,
  formatDuration,
  formatGpuCount,
  formatExactHours,
  formatPercent,
  formatRuns,
  formatTokens,
  formatUsd,
  formatUsdDifference,
  formatUsdPerHour,
  formatUsdRange,
} from '../format/number-format.ts'
import type { RunCount, RunPeriod } from '../../language/questions/named-frequency.ts'
import type { Option } from '../../recommend/recommendation.ts'
import { runsTogether } from '../../recommend/runs-together.ts'
import { isOwnedAtPowerCost } from '../../recommend/total-cost/owned-market.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import { onTopSentence } from './bill.ts'
import type { QuestionContext } from './question-context.ts'
import { hoursOfMonth, periodsPerYear, runsOfPeriod } from '../../scenario/hours-of-time.ts'
import { type PlanSeries, workShare } from '../../scenario/plan-terms.ts'
import { stoppedWords } from '../content/plan-terms-lines.ts'

/** The bill, and what several runs come to. */
export function costAnswer({
  recommendation: { best },
  renderContext,
  totalCost,
  args,
}: QuestionContext): readonly string[] {
  const { gpuCount, usdPerGpuHour } = best
  return [
    totalVerdict(args?.money ?? bareSum(args), best),
    `${formatUsd(best.allInUsd.p50)} in total: ${formatExactHours(best.hours.p50)} × ${formatGpuCount(gpuCount)} × ${formatUsdPerHour(usdPerGpuHour)} per GPU = ${formatUsd(best.usd.p50)} of ${isOwnedAtPowerCost(best) ? 'electricity, and no rent' : 'GPU time'}.`,
    totalCost === undefined ? '' : onTopSentence(totalCost.bill, true),
    `8 in 10 comparable runs cost ${formatUsdRange(best.allInUsd)} in total.`,
    `${describePrice(best, renderContext)}.`,
  ]
}

/** "So 930 is the total?": a bare number that may be dollars. */
const bareSum = (args: QuestionContext['args']): number | undefined =>
  args?.numbers?.length === 1 ? args.numbers.find(({ words }) => /^[\d,.]+$/u.test(words))?.value : undefined

/** Whether a sum that is named is all of it; '' where none is. */
function totalVerdict(sum: number | undefined, { allInUsd, usd }: Option): string {
  if (sum === undefined || sum < allInUsd.p50 / farOff || sum > allInUsd.p50 * farOff) return ''
  const isNear = (one: number): boolean => Math.abs(sum - one) <= 0.02 * one
  if (isNear(allInUsd.p50)) return 'Yes, that is all but taxes.'
  if (isNear(usd.p50)) return `${formatUsd(sum)} is the GPU time alone.`
  return `Not ${formatUsd(sum)}: the total of this plan is ${formatUsd(allInUsd.p50)}, all but taxes${sum <= allInUsd.p90 && sum >= allInUsd.p10 ? ', and that is inside its range' : ''}.`
}
const farOff = 4

/** "per year?" of a job that is run each week, as was said before; null where nobody said how often. */
function runsSaid(runsPerYear: number | undefined, period: keyof typeof periodsPerYear | undefined) {
  if (runsPerYear === undefined || period === undefined) return null
  return { count: Math.max(1, runsOfPeriod(runsPerYear, period)), per: period }
}

/** "monthly and weekly, per quarter": each sum beside the other. */
function seriesSentence({ count, per }: RunCount, { allInUsd }: QuestionContext['recommendation']['best']): string {
  const [low, high] = [allInUsd.p10 * count, allInUsd.p90 * count]
  const period = per === null ? '' : ` a ${per}`
  const runs = count === 1 ? 'One run' : `${formatRuns(count)} such runs`
  return `${runs}${period}: ${formatUsd(roundUsd(allInUsd.p50) * count)}${period} (8 times in 10 ${formatUsdRange({ p10: low, p90: high })})${count === 1 ? '' : ', each with its own start-up'}.`
}

/** "half are killed at 25%": what is left of the cost; what starting up takes is paid by each run. */
function stoppedSentences(opening: string, series: PlanSeries, usd: number): readonly string[] {
  return [
    `${opening} ${stoppedWords(series)} it is ${formatPercent(workShare(series))} of the work, so about ${formatUsd(usd * workShare(series))} instead of ${formatUsd(usd)}; each run still pays for its start-up.`,
    'Stop by the loss on data that were held out, at the same step for all: a run that warms up longer looks worse early.',
  ]
}

/** "Two runs of 250M each" of a plan for 500M: the same work, started more than once; null where they are more of it. */
function partsSentences(
  count: number,
  best: QuestionContext['recommendation']['best'],
  args: QuestionContext['args'],
  scenario: QuestionContext['scenario'],
): readonly string[] | null {
  const tokens = scenario.spec.tokens ?? 0
  const each = args?.numbers?.find(({ value }) => value > count && Math.abs(value * count - tokens) <= 0.02 * tokens)
  if (each === undefined || tokens === 0) return null
  const [startHours, startUsd] = [
    best.startupHours * (count - 1),
    ((best.usd.p50 * best.startupHours) / best.hours.p50) * (count - 1),
  ]
  return [
    `Nearly: ${formatCount(count)} runs of ${formatTokens(each.value)} are the ${formatTokens(tokens)} of the plan, so ${formatUsd(best.allInUsd.p50)} and ${formatDuration(best.hours.p50)} and, for ${count === 2 ? 'the second start' : 'the further starts'}, about ${formatUsd(startUsd)} and ${formatDuration(startHours)} more.`,
    'To end with one model, each must go on from the last checkpoint of the one before, with the learning rate planned over all of them.',
  ]
}

/** "4 at a time": as many rounds as it takes; the money is the same. */
function wavesSentence(
  count: number,
  atOnce: number,
  hours: number,
  dollars: Record<'p10' | 'p50' | 'p90', number>,
): string {
  const waves = Math.ceil(count / Math.max(1, atOnce))
  return `${formatCount(count)} runs, ${formatCount(atOnce)} at a time: ${formatCount(waves)} ${waves === 1 ? 'round' : 'rounds'} of ${formatDuration(hours)}, ${formatDuration(hours * waves)} in all, on the GPUs of ${formatCount(Math.min(atOnce, count))}. The cost is the same, ${formatUsd(dollars.p50)} (8 times in 10 ${formatUsdRange(dollars)}).`
}

/** The sum of several runs against the budget that holds; '' where none does. */
const budgetSentence = (usd: number, budgetUsd: number | null): string =>
  budgetUsd === null
    ? ''
    : usd <= budgetUsd
      ? `That is inside the budget of ${formatUsd(budgetUsd)}: ${formatUsdDifference(budgetUsd, usd)} would be left.`
      : `That is over the budget of ${formatUsd(budgetUsd)}, by ${formatUsdDifference(usd, budgetUsd)}.`

/** Each run on more data than the one before: the start-up stays, the rest grows with the data. */
function growingSentences(
  count: number,
  per: RunPeriod,
  growth: number,
  { allInUsd, hours, startupHours }: Option,
): readonly string[] {
  const fixed = startupHours / hours.p50
  const costOf = (run: number): number => allInUsd.p50 * (fixed + (1 - fixed) * (1 + growth) ** run)
  const sumOf = (runs: number): number =>
    Array.from({ length: runs }, (_, run) => costOf(run)).reduce((all, one) => all + one, 0)
  const ofYear = count * periodsPerYear[per]
  const share = formatPercent(growth)
  const year =
    per === 'year'
      ? ''
      : `Kept up for a year, ${formatCount(ofYear)} runs, it compounds to ${formatSignificant((1 + growth) ** (ofYear - 1), 2)} times the data and about ${formatUsd(sumOf(ofYear))} in all.`
  return [
    `About ${formatUsd(sumOf(count))} in the first ${per}: ${formatCount(count)} ${count === 1 ? 'run' : 'runs'}, each on ${share} more data than the one before, from ${formatUsd(costOf(0))} for the first to ${formatUsd(costOf(count - 1))} for the last.`,
    year,
    'Start-up does not grow, so it weighs less each time.',
  ]
}

/** The same machines rented around the clock, against one run by the hour. */
function monthOfRent({ usdPerGpuHour, gpuCount, allInUsd }: Option): string {
  const month = usdPerGpuHour * gpuCount * hoursOfMonth
  return `Rented for a whole month, ${formatCount(hoursOfMonth)} h at the same rate, the machine is ${formatUsd(month)}, so by the hour is cheaper up to about ${formatCount(Math.floor(month / allInUsd.p50))} runs; a month’s contract usually takes 10 to 30 % off (rule of thumb).`
}

/** Runs a year, by how often people say that they train. */
const rhythms = [
  ['quarterly', 4],
  ['monthly', 12],
  ['weekly', 52],
  ['daily', 365],
] as const
/** "What do I put aside every month?", where nobody said how often it runs: the sum of each usual rhythm. */
function rhythmSentences(period: RunPeriod, { allInUsd }: Option): readonly string[] {
  const others = rhythms
    .filter(([, runs]) => runs > periodsPerYear[period])
    .map(([often, runs]) => `${often} ${formatUsd((roundUsd(allInUsd.p50) * runs) / periodsPerYear[period])}`)
  const beside = others.length === 0 ? '' : `; ${others.join(', ')} a ${period}`
  return [
    `It depends on how often it runs. Once a ${period}: ${formatUsd(allInUsd.p50)} a ${period}${beside} (8 times in 10 one run is ${formatUsdRange(allInUsd)}).`,
    'Runs that fail and disk are in it; say how often, such as “weekly, per month”, and it is kept.',
  ]
}

/** "what would 10 runs cost?", "per month if we retrain weekly": the same run so many times; what one is off by, all are. */
export function runsAnswer({ recommendation: { best }, value, args, scenario }: QuestionContext): readonly string[] {
  if (args?.series !== undefined) return args.series.map((series) => seriesSentence(series, best))
  const said = runsSaid(scenario.runsPerYear, args?.period)
  const { count, per } = args?.runs ?? said ?? { count: value ?? null, per: null }
  if (count === null && args?.period !== undefined) return rhythmSentences(args.period, best)
  if (count === null)
    return [
      `One run costs ${formatUsd(best.allInUsd.p50)} in total.`,
      'Say how many or how often, such as “5 runs” or “weekly, per month”.',
    ]
  if (args?.growth !== undefined && per !== null) return growingSentences(count, per, args.growth, best)
  const inParts = partsSentences(count, best, args, scenario)
  if (per === null && inParts !== null) return inParts
  const times = ({ p10, p50, p90 }: typeof best.allInUsd) => ({
    p10: p10 * count,
    p50: roundUsd(p50) * count,
    p90: p90 * count,
  })
  const dollars = times(best.allInUsd)
  if (args?.runsAtOnce !== undefined) return [wavesSentence(count, args.runsAtOnce, best.hours.p50, dollars)]
  const stopped = args?.stopped ?? args?.keeps?.series?.stopped
  if (stopped !== undefined)
    return stoppedSentences(args?.stopped === undefined ? 'With' : 'Yes: with', { count, stopped }, dollars.p50)
  const ofYear = per === null ? 0 : (args?.runsPerYear ?? scenario.runsPerYear ?? count * periodsPerYear[per])
  if (per !== null)
    return [
      `${formatRuns(count)} such ${count === 1 ? 'run' : 'runs'} a ${per} cost ${formatUsd(dollars.p50)} a ${per}${per === 'year' ? '' : `, ${formatUsd(roundUsd(best.allInUsd.p50) * ofYear)} a year`}, each with its own start-up (8 times in 10 ${formatUsdRange(dollars)} a ${per}).`,
      args?.asksMonth === true ? monthOfRent(best) : '',
      `One takes ${formatDuration(best.hours.p50)} and costs ${formatUsd(best.allInUsd.p50)}.`,
    ]
  if (args?.money !== undefined) return againstSum(count, args.money, best)
  return [
    `${formatRuns(count)} such runs cost ${formatUsd(dollars.p50)} in total, each with its own start-up (8 times in 10 ${formatUsdRange(dollars)}).`,
    `One after another they take ${formatDuration(best.hours.p50 * count)}; all at once, on ${formatGpuCount(best.gpuCount * count)}, ${formatDuration(best.hours.p50)}.`,
    budgetSentence(dollars.p50, scenario.spec.budgetUsd),
    'Shorter ones, such as on a tenth of the data, tell much of what a search wants to know for a tenth of the money.',
  ]
}

/** "Is $200 enough for three attempts?": one after another on one machine, which is the least that they come to. */
function againstSum(count: number, limit: number, best: Option): readonly string[] {
  const { usd, hours } = runsTogether(best, count)
  const { p50, p90 } = best.allInUsd
  const verdict =
    usd.p90 <= limit
      ? `Yes, under ${formatUsd(limit)} even at the high end`
      : usd.p50 <= limit
        ? `Probably under ${formatUsd(limit)}, not surely`
        : `No, over ${formatUsd(limit)}`
  return [
    `${verdict}: ${formatRuns(count)} such runs cost ${formatUsd(usd.p50)} one after another on one machine, set up once (8 times in 10 ${formatUsdRange(usd)}), and take ${formatDuration(hours.p50)}.`,
    `Each by itself, with its own start-up, they cost ${formatUsd(p50 * count)}, ${formatUsd(p90 * count)} at the high end; so ${formatUsd(limit)} pays for ${formatCount(Math.floor(limit / p50))}, ${formatCount(Math.floor(limit / p90))} if each comes to the high end.`,
  ]
}

/** "What would a second one cost at that rate?": by the bill that was told, beside the plan. */
export function anotherRunAnswer({ recommendation: { best }, billed, args }: QuestionContext): readonly string[] {
  const count = Math.max(1, args?.runs?.count ?? 1)
  const each = billed ?? best.allInUsd.p50
  const more = count === 1 ? 'Another run' : `${formatCount(count)} more`
  return [
    billed === undefined
      ? `${more} like this costs ${formatUsd(each * count)}, with its own start-up; ${formatUsd(each * (count + 1))} with the first.`
      : `${more} at what was billed costs ${formatUsd(each * count)}; ${formatUsd(each * (count + 1))} with the first.`,
    billed === undefined
      ? `On a machine that is still up the ${formatDuration(best.startupHours)} of start-up mostly fall away; on a new one nothing is kept warm.`
      : `The plan expects ${formatUsd(best.allInUsd.p50)} a run (${formatUsdRange(best.allInUsd)}).`,
  ]
}
