/** Who is right of two that name different times for one run, by our own range, in sentences. */
import type { ClaimedTime } from '../../../language/inquiries/disputed-times.ts'
import type { Option } from '../../../recommend/recommendation.ts'
import {
  formatCount,
  formatDuration,
  formatPercent,
  formatTokensPerSecond,
  formatUsd,
} from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

export type DisputedTimesFigures = {
  readonly claims: readonly [ClaimedTime, ClaimedTime]
  readonly plan: Option
  readonly tokens: number
  /** The GPUs were named; otherwise they are those of our plan. */
  readonly isOnNamed: boolean
}

/** What lies so near to an end of the range is in it. */
const slack = 1.1
/** From so many times the expected time on it is no matter of settings alone. */
const badSetup = 4
const impossible = 0.4
/** More passes are seldom meant. */
const mostPasses = 6

/** A few words before the plan. */
export function disputedLead({ claims, plan }: DisputedTimesFigures): string {
  const places = claims.map((claim) => placeOf(claim, plan))
  const fits = claims.filter((_, at) => places[at] === 'in')
  if (fits.length === 2) return 'Both are in the range of such runs'
  const [right] = fits
  if (right !== undefined) return `“${right.words}” is right`
  const [one, other] = claims
  const nearer = distance(one, plan) <= distance(other, plan) ? one : other
  const both = places[0] === places[1] ? `, both are too ${places[0] === 'longer' ? 'long' : 'short'}` : ''
  return `Neither${both}, “${nearer.words}” is the nearer`
}

/** What would make each right, and how to find out. */
export function disputedTimesSentences(figures: DisputedTimesFigures): readonly string[] {
  const { claims, plan, tokens, isOnNamed } = figures
  const speeds = claims.map((claim) => {
    const hours = hoursOf(claim, plan)
    return `${formatTokensPerSecond(tokens / hours / 3600)} means “${claim.words}”`
  })
  const [one, other] = claims.toSorted((a, b) => a.hours - b.hours)
  const causes = [one, other].map((claim) => (claim === undefined ? '' : causeOf(claim, plan)))
  const judged = [one, other].flatMap(
    (claim, at) =>
    claim === undefined ? [] : [claimSentence(claim, at === 1 && causes[0] === causes[1] ? 'the same, and more of it' : (causes[at] ?? ''), plan)], // prettier-ignore
  )
  const ours =
    one?.isOfGpus === true
      ? `${formatSignificant(plan.hours.p50 * plan.gpuCount, 2)} GPU-hours`
      : formatDuration(plan.hours.p50)
  const gpus = isOnNamed ? '' : ' (on the GPUs of this plan; others take another time)'
  return [
    `Against our ${ours}${gpus}: ${judged.join(' ')}`,
    `Ask both for passes over the data, sequence length, method and batch, then measure 20 minutes of it: ${speeds.join(', ')}.`,
  ]
}

/** GPU-hours are of all GPUs of the plan. */
const hoursOf = ({ hours, isOfGpus }: ClaimedTime, { gpuCount }: Option): number =>
  isOfGpus ? hours / gpuCount : hours

function placeOf(claim: ClaimedTime, plan: Option): 'in' | 'longer' | 'shorter' {
  const hours = hoursOf(claim, plan)
  if (hours > plan.hours.p90 * slack) return 'longer'
  return hours < plan.hours.p10 / slack ? 'shorter' : 'in'
}

const distance = (claim: ClaimedTime, plan: Option): number => Math.abs(Math.log(hoursOf(claim, plan) / plan.hours.p50))

function claimSentence(claim: ClaimedTime, cause: string, plan: Option): string {
  const hours = hoursOf(claim, plan)
  const times = hours / plan.hours.p50
  const usd = formatUsd(hours * plan.gpuCount * plan.usdPerGpuHour)
  const place = placeOf(claim, plan)
  if (place === 'in') return `“${claim.words}” (${usd} of GPU time) is in our range.`
  const share = plan.mfu === null ? '' : `, ${formatPercent(plan.mfu / times)} of the peak`
  return place === 'shorter'
    ? `“${claim.words}” (${usd}) would be ${formatSignificant(1 / times, 2)} times as fast${share}: ${cause}.`
    : `“${claim.words}” (${usd}) is ${formatSignificant(times, 2)} times that${share}: ${cause}.`
}

/** What would make it right. */
function causeOf(claim: ClaimedTime, plan: Option): string {
  const times = hoursOf(claim, plan) / plan.hours.p50
  if (times < 1)
    return times < impossible
      ? 'not with these GPUs and data; with fewer tokens, or more or faster GPUs'
      : 'only in FP8, with fewer tokens or faster GPUs'
  const passes = Math.round(times)
  const epochs = passes >= 2 && passes <= mostPasses ? `, or ${formatCount(passes)} passes over the data` : ''
  const layers = plan.gpuCount > 1 ? 'layers one after the other over the GPUs, ' : ''
  return times >= badSetup
    ? `a bad set-up (${layers}memory of the host, no packing)${epochs}`
    : `weak settings (padding, small batches, a loader that is waited for)${epochs}`
}
