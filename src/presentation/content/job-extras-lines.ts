/** What was said beside the job: so many runs of it, GPU-hours that are at hand or asked for, a price that was quoted. */
import { roundUsd } from '../../recommend/figure-text.ts'
import type { RulesOfThumb } from '../../catalog/rules-of-thumb.ts'
import { isStatedPrice } from '../../offers/stated-offers.ts'
import { GB, GIB, MAC } from '../../catalog/units.ts'
import type { Option } from '../../recommend/recommendation.ts'
import type { JobExtras, Scenario } from '../../scenario/scenario.ts'
import {
  formatCount,
  formatDuration,
  formatGpuCount,
  formatTokens,
  formatUsd,
  formatUsdPerHour,
  formatUsdRange,
  formatRuns,
} from '../format/number-format.ts'
import { billLines } from './bill-lines.ts'
import { runsAsAsked, sessionHours, setUpHours } from '../../recommend/runs-together.ts'
import { runsOfPeriod } from '../../scenario/hours-of-time.ts'
import { planTermsLines } from './plan-terms-lines.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import { formatMagnitude } from '../../scenario/format-values.ts'

/** One sentence for each extra, with what it means for the best option. */
export function extrasLines(scenario: Scenario, best: Option, { teacher }: RulesOfThumb): readonly string[] {
  const { extras, spec, runsPerYear } = scenario
  const terms = planTermsLines(scenario, best)
  if (extras === undefined) return runsPerYear === undefined ? terms : [runsOfYear(runsPerYear, best), ...terms]
  const { runs, gpuHours, rate, offers, teacherParams, powerPrice, lost, generalAnswers = [] } = extras
  return [
    ...billLines(extras, best),
    ...(runs === undefined ? [] : [runsSentence(runs, spec.deadlineHours, best)]),
    ...(teacherParams === undefined || spec.tokens === null
      ? []
      : [teacherSentence({ params: teacherParams, ...extras }, writtenOnce(scenario), best, teacher)]),
    ...(lost === undefined ? [] : [lostSentence(lost, best)]),
    ...(gpuHours === undefined ? [] : [gpuHoursSentence(gpuHours, best, scenario.spec)]),
    ...(rate === undefined ? [] : [rateSentence(rate, best, gpuHours?.value ?? null)].filter((words) => words !== '')),
    ...(offers === undefined ? [] : [offersSentence(offers, best)]),
    ...(powerPrice === undefined
      ? []
      : [`“${powerPrice}” is not in this total: ask “what does the power cost at ${powerPrice}?” below.`]),
    ...terms,
    // Parts of a text are read one by one, and two of them may be answered by the same sentence.
    ...new Set(generalAnswers),
  ]
}

/** In a thread the words are not kept, and how often is. */
function runsOfYear(runsPerYear: number, best: Option): string {
  const [count, per] =
    runsPerYear > 12 ? [runsOfPeriod(runsPerYear, 'month'), 'month'] : [runsOfPeriod(runsPerYear, 'year'), 'year']
  const { total, range } = costOfRuns(best, count)
  return `${formatRuns(count)} such runs a ${per} cost ${total} (8 times in 10 ${range}).`
}

function runsSentence(
  { count, per, words, atOnce, change }: NonNullable<NonNullable<Scenario['extras']>['runs']>,
  deadlineHours: number | null,
  best: Option,
): string {
  const { total, range } = costOfRuns(best, count)
  const apart = `${total}, each with its own start-up (8 times in 10 ${range})`
  if (per !== null && change !== undefined)
    return `“${words}”: ${formatRuns(count)} ${change} such runs a ${per} are ${total} ${change === 'more' ? 'on top' : 'less'} (8 times in 10 ${range}).`
  if (per !== null && count === 1) return `“${words}”: one such run a ${per} (8 times in 10 ${range}).`
  if (per !== null) return `“${words}”: ${formatRuns(count)} such runs a ${per} cost ${apart}.`
  if (sessionHours(atOnce, deadlineHours) !== null) return sessionSentence(words, count, deadlineHours ?? 0, best)
  if (best.sparedByNext === undefined) return `“${words}”: ${formatRuns(count)} such runs in all cost ${apart}.`
  const { usd, machines } = runsAsAsked(best, count, deadlineHours, atOnce)
  if (machines >= count) return `“${words}”: ${formatRuns(count)} such runs, all at once, cost ${apart}.`
  const together = `all at once, on ${formatGpuCount(best.gpuCount * count)}, ${formatDuration(best.hours.p50)} and ${total}`
  return `“${words}”: ${formatRuns(count)} such runs in all cost ${formatUsd(usd.p50)} (8 times in 10 ${formatUsdRange(usd)}), start-up and idle time paid once a machine; ${together}.`
}

/** People who train in one room: each keeps a machine until the end, or shares it by turns. */
function sessionSentence(words: string, count: number, session: number, best: Option): string {
  const { gpuCount, usdPerGpuHour, hours } = best
  const kept = session + setUpHours
  const rentOf = (machines: number): string => formatUsd(machines * gpuCount * usdPerGpuHour * kept)
  const pairs = Math.ceil(count / 2)
  const shared =
    hours.p90 * 2 <= session / 2
      ? ` A run takes ${formatDuration(hours.p50)}: two can share a machine by turns, ${formatCount(pairs)} of them for ${rentOf(pairs)}.`
      : ''
  return `“${words}”: ${formatCount(count)} × ${formatGpuCount(gpuCount)} × ${formatDuration(kept)} at ${formatUsdPerHour(usdPerGpuHour)} a GPU, ${formatDuration(setUpHours)} of it to start them, are ${rentOf(count)}.${shared} Have the account’s limit raised days ahead, see that so many are free, start all from one image with the model in it, and let them stop by themselves at the end.`
}

/** What so many runs of a plan cost, one by one. */
export const costOfRuns = ({ allInUsd: { p10, p50, p90 } }: Option, count: number) => ({
  total: formatUsd(roundUsd(p50) * count),
  range: formatUsdRange({ p10: p10 * count, p90: p90 * count }),
})

function lostSentence({ share, words }: NonNullable<NonNullable<Scenario['extras']>['lost']>, best: Option): string {
  const times = 1 / (1 - share)
  return `“${words}”: with that it is about ${formatDuration(best.hours.p50 * times)} and ${formatUsd(best.allInUsd.p50 * times)}; the figures above are without it.`
}

/** Data that a teacher writes are written once, however often the student is trained on them. */
const writtenOnce = ({ spec, extras, corpus }: Scenario): Pick<Scenario['spec'], 'tokens'> =>
  extras?.isTeacherWriting === true && corpus !== undefined ? { tokens: corpus.tokensPerEpoch } : spec

/** Hours of an H100, and dollars, that a teacher takes for data of a student; null where none teaches. */
export function teacherBill(
  scenario: Scenario,
  { writingTimes, gpuFlops, usdPerGpuHour }: RulesOfThumb['teacher'],
): { readonly hours: number; readonly usd: number } | null {
  const { teacherParams, isTeacherWriting } = scenario.extras ?? {}
  const { tokens } = writtenOnce(scenario)
  if (teacherParams === undefined || tokens === null) return null
  const times = isTeacherWriting === true ? writingTimes.base : 1
  const hours = (times * MAC * teacherParams * tokens) / gpuFlops.base / 3600
  return { hours, usd: hours * usdPerGpuHour.base }
}

function teacherSentence(
  { params, teacherWeights = params, isTeacherWriting: isWriting }: { readonly params: number } & JobExtras,
  { tokens: data }: Pick<Scenario['spec'], 'tokens'>,
  best: Option,
  { writingTimes, gpuFlops, usdPerGpuHour }: RulesOfThumb['teacher'],
): string {
  const tokens = data ?? 0
  const hours = ((isWriting === true ? writingTimes.base : 1) * MAC * params * tokens) / gpuFlops.base / 3600
  const usd = hours * usdPerGpuHour.base
  const sum = `, some ${formatUsd(usd)} at $${usdPerGpuHour.base.toFixed(2)} each, so about ${formatUsd(usd + best.allInUsd.p50)} in all`
  if (isWriting === true)
    return `Writing the data comes on top: ${formatTokens(tokens)} from the teacher take some ${hoursText(hours)} H100-hours in large batches (a rule of thumb, to within a factor of two or three)${sum}${usd > best.allInUsd.p50 ? `: ${formatSignificant(usd / best.allInUsd.p50, 2)} times the training` : ': less than the training'}; its weights are ${formatCount((2 * teacherWeights) / GB)} GB in bf16, half in FP8. An API may write them for less: compare its price of a million tokens out × ${formatCount(Number((tokens / 1e6).toPrecision(3)))}.`
  return `The teacher comes on top: its forward passes over ${formatTokens(tokens)} take about ${hoursText(hours)} H100-hours${sum}; its weights are ${formatCount((2 * teacherWeights) / GB)} GB in bf16, half in FP8: on the fly they are held beside the student, on at least ${cardsOfTeacher(teacherWeights, best)} more of these GPUs. ${timeOfTeacher(hours, best)} Answers or logits that are stored beforehand cost that once.`
}

/** The student waits for a teacher that is asked on the fly: its hours decide how long both take. */
function timeOfTeacher(teacherHours: number, { gpu, hours, gpuCount }: Option): string {
  const [alone, together] = [hours.p50, teacherHours / gpuCount + hours.p50]
  if (together < alone * hardlyLonger) return ''
  const more = Math.ceil(teacherHours / alone)
  const inTurn = gpu.startsWith('h100')
    ? `${gpuCount === 1 ? 'the one H100' : `the ${formatCount(gpuCount)} H100s`} for both in turn would take about ${formatDuration(together)}, and `
    : ''
  return `The time above is the student’s alone: ${inTurn}to keep ${formatDuration(alone)} the teacher takes some ${formatCount(Number(more.toPrecision(2)))} ${more === 1 ? 'H100' : 'H100s'} of its own.`
}
const hardlyLonger = 1.1

/** Above its weights a model that only reads takes little. */
const roomOfReader = 1.1

const cardsOfTeacher = (weights: number, { usableMemoryGiB }: Option): string =>
  formatCount(Math.ceil((roomOfReader * 2 * weights) / (usableMemoryGiB * GIB)))

/** GPU-hours are compared as they are: of another GPU they would be others. */
function gpuHoursSentence(
  { value, words, isOwn }: NonNullable<NonNullable<Scenario['extras']>['gpuHours']>,
  best: Option,
  spec: Scenario['spec'],
): string {
  const [p10, p50, p90] = (['p10', 'p50', 'p90'] as const).map((at) => best.hours[at] * best.gpuCount)
  const need = `the run takes about ${hoursText(p50)} (${hoursText(p10)} to ${hoursText(p90)})`
  if (value === null) return `“${words}”: ${need} GPU-hours; reply with how many you have.`
  const has = `“${words}” are ${hoursText(value)} GPU-hours; ${need}`
  const times = value / (p50 ?? NaN)
  if (times < 1)
    return `Not enough: ${has}: short by about ${hoursText((p50 ?? 0) - value)}.${smallerWithin(times, spec)}`
  // At the slow end the hours are gone before it ends.
  const late =
    isOwn === true && value < (p90 ?? 0)
      ? ` At the slow end it is not enough.${smallerWithin(value / (p90 ?? value), spec)}`
      : ''
  if (times < enoughTimes) return `About right${late === '' ? '' : ', not surely'}: ${has}.${late}`
  if (isOwn === true)
    return `Enough${late === '' ? '' : ' if all goes well'}: ${has}, ${formatSignificant(100 / times, 2)} % of them.${late}`
  const slow = value < (p90 ?? Infinity) ? ', which only the slow end of the range would use up' : ''
  return `More than it takes: ${has}. That is ${formatSignificant(times, 2)} times the need${slow}; a margin of a quarter to a half for set-up and failed runs is fair, so ask what the rest is for.`
}

/** What so many hours do: the arithmetic goes with the parameters times the tokens. A part is kept for what fails. */
function smallerWithin(times: number, { params, tokens }: Scenario['spec']): string {
  if (params === null || tokens === null) return ''
  const share = times * (1 - keptForFailures)
  const size = (value: number): string => formatMagnitude(Number(value.toPrecision(2)))
  const root = Math.sqrt(share)
  return ` With a tenth kept for failed runs they do about ${size(params * share)} on the same ${size(tokens)} tokens, ${size(params * root)} on ${size(tokens * root)}, or ${size(params)} on ${size(tokens * share)}.`
}
const keptForFailures = 0.1

/** Up to here it is a margin that an engineer keeps. */
const enoughTimes = 1.5

const hoursText = (hours: number | undefined): string =>
  hours !== undefined && hours < 10 ? formatSignificant(hours, 2) : formatCount(Number((hours ?? NaN).toPrecision(3)))

function rateSentence(
  { usdPerGpuHour, words }: NonNullable<NonNullable<Scenario['extras']>['rate']>,
  best: Option,
  named: number | null,
): string {
  const ofNamed =
    named === null ? '' : `${hoursText(named)} GPU-hours at ${words} are ${formatUsd(named * usdPerGpuHour)}. `
  // The plan is at that price.
  if (isStatedPrice(best.provider)) return ofNamed.trim()
  const gpuHours = best.hours.p50 * best.gpuCount
  const quoted = gpuHours * usdPerGpuHour
  const own = gpuHours * best.usdPerGpuHour
  const than = quoted > own * 1.03 ? ', more than' : quoted < own * 0.97 ? ', less than' : ', as much as'
  return `${ofNamed}At ${words} (${formatUsdPerHour(usdPerGpuHour)} a GPU) its ${hoursText(gpuHours)} GPU-hours cost ${formatUsd(quoted)}${than} ${formatUsd(own)} at the price below.`
}

/** What each seller's price makes of the same GPU-hours, the cheapest first. */
function offersSentence(offers: NonNullable<NonNullable<Scenario['extras']>['offers']>, best: Option): string {
  const gpuHours = best.hours.p50 * best.gpuCount
  const sorted = offers.toSorted((one, other) => one.usdPerGpuHour - other.usdPerGpuHour)
  const [first, second] = sorted
  const each = sorted.map(
    ({ usdPerGpuHour, words }) =>
      `${formatUsd(gpuHours * usdPerGpuHour)} for “${words}” (${formatUsdPerHour(usdPerGpuHour)} a GPU)`,
  )
  const less = gpuHours * ((second?.usdPerGpuHour ?? 0) - (first?.usdPerGpuHour ?? 0))
  const saved =
    less > 0 ? `: the first is ${formatUsd(less)} cheaper, if machine, network and who owns it are the same` : ''
  return `At your prices its ${hoursText(gpuHours)} GPU-hours cost ${each.join(', ')}${saved}. The figures above are at the price below.`
}
