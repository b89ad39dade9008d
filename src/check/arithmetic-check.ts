/** Whether the figures of a claim follow from one another: hours from tokens and speed, dollars from hours and price. */
import {
  formatCount,
  formatExactHours,
  formatExactUsd,
  formatTokens,
  formatUsdPerHour,
} from '../presentation/format/number-format.ts'
import { type RunClaim, type StatedFigure, midpoint } from './claim.ts'
import type { CheckFinding } from './finding.ts'
import { type RunScale, moneyMistakeOf, timeMistakeOf } from './usual-mistakes.ts'

/** Figures are typed with two or three digits, and prices have odd hours in them. */
const tolerance = 0.07
/** Wall clock holds a start that tokens over speed do not, in hours. */
const maxStartupHours = 0.75
/** On spot it holds preemptions too, as a share of the work. */
const maxPreemptedShare = 0.5

/** Two decimals of a few hours, so that a reader who redoes the sum meets its result. */
const hoursText = (hours: number): string => (hours < 10 ? `${hours.toFixed(2)} h` : formatExactHours(hours))

/** Whole, so that a reader can redo the sum. */
const rateText = (rate: number): string => `${rate < 10 ? Number(rate.toPrecision(3)) : formatCount(rate)} tok/s`

type Range = { readonly low: number; readonly high: number }

/** Every sum that the claim states enough for. */
export function checkArithmetic(claim: RunClaim): CheckFinding[] {
  const runScale = { gpuCount: gpuCountOf(claim) ?? 1, epochs: claim.epochs }
  return [
    ...checkDurations(claim, runScale),
    ...checkHours(claim, runScale),
    ...checkDollars(claim, runScale),
    ...checkStepCost(claim),
  ]
}

/** null: several, and nobody said how many. */
export const gpuCountOf = ({ spec, isGpuCountAssumed }: RunClaim): number | null =>
  spec.gpuCount ?? (isGpuCountAssumed ? 1 : null)

/** Tokens that a claimed sum is for, of steps too; null: the size of a step is not said. */
export function pricedTokens(
  { unit, count }: NonNullable<RunClaim['usdPer']>,
  { batch, sequenceLength }: RunClaim['spec'],
  gpuCount: number,
): number | null {
  if (unit === 'tokens') return count
  return batch === null || sequenceLength === null ? null : batch * sequenceLength * gpuCount * count
}

/** "5,556 seconds (92 minutes)": one duration in two units. */
function checkDurations({ durations }: RunClaim, runScale: RunScale): CheckFinding[] {
  const [first, second] = durations
  if (first === undefined || second === undefined) return []
  const factor = midpoint(second) / midpoint(first)
  const isSame = Math.abs(factor - 1) < tolerance
  return [
    {
      about: 'durations',
      verdict: isSame ? 'consistent' : 'off',
      claimed: second.words,
      shown: `${first.words} = ${hoursText(midpoint(first))}`,
      factor: isSame ? null : factor,
      slip: isSame ? null : timeMistakeOf(factor, runScale),
    },
  ]
}

/** Hours of tokens at a speed, both ends; null where either is not known. */
function impliedHours({ spec, rate }: RunClaim, gpus: number | null): Range | null {
  if (spec.tokens === null || rate === null) return null
  const all = rate.perGpu === true ? (gpus ?? 1) : 1
  return { low: spec.tokens / (rate.high * all) / 3600, high: spec.tokens / (rate.low * all) / 3600 }
}

function checkHours(claim: RunClaim, runScale: RunScale): CheckFinding[] {
  const [duration] = claim.durations
  const gpus = gpuCountOf(claim)
  const implied = impliedHours(claim, gpus)
  const { spec, rate } = claim
  if (duration === undefined || implied === null || spec.tokens === null || rate === null) return []
  const sum = (all: number): string => {
    const speed = all === 1 ? rateText(midpoint(rate)) : `(${rateText(midpoint(rate))} × ${all} GPUs)`
    const seconds = midpoint(implied) * 3600 * (rate.perGpu === true ? runScale.gpuCount : 1)
    return `${formatTokens(spec.tokens ?? 0)} ÷ ${speed} = ${formatCount(seconds / all)} s = ${hoursText(seconds / all / 3600)}`
  }
  if (isSameTime(duration, implied, spec.pricing)) {
    const shown = sum(rate.perGpu === true ? runScale.gpuCount : 1)
    return [{ about: 'hours', verdict: 'consistent', claimed: duration.words, shown, factor: null, slip: null }]
  }
  // Nobody said whether the speed is that of one GPU: it is, where that makes it right.
  const { gpuCount } = runScale
  const each = { low: implied.low / gpuCount, high: implied.high / gpuCount }
  if (rate.perGpu === null && gpuCount > 1 && isSameTime(duration, each, spec.pricing)) {
    const shown = `${sum(gpuCount)}, if the speed is that of one GPU`
    return [{ about: 'hours', verdict: 'consistent', claimed: duration.words, shown, factor: null, slip: null }]
  }
  const factor = midpoint(duration) / midpoint(implied)
  const shown = sum(rate.perGpu === true ? gpuCount : 1)
  return [
    { about: 'hours', verdict: 'off', claimed: duration.words, shown, factor, slip: timeMistakeOf(factor, runScale) },
  ]
}

/** Hours that hold a start beside the work are the same hours. */
function isSameTime(duration: StatedFigure, implied: Range, pricing: RunClaim['spec']['pricing']): boolean {
  if (overlaps(duration, implied)) return true
  const extra = midpoint(duration) - midpoint(implied)
  const most = maxStartupHours + (pricing === 'spot' ? maxPreemptedShare * midpoint(implied) : 0)
  return extra > 0 && extra <= most && midpoint(duration) / midpoint(implied) < 10
}

function overlaps({ low, high, bound }: StatedFigure, implied: Range): boolean {
  const least = bound === 'most' ? 0 : low * (1 - tolerance)
  const most = bound === 'least' ? Infinity : high * (1 + tolerance)
  return implied.high >= least && implied.low <= most
}

/** Dollars of the hours that follow from tokens and speed, where those are known; else of the hours stated. */
function checkDollars(claim: RunClaim, runScale: RunScale): CheckFinding[] {
  const { usd, usdPerHour: price } = claim
  if (usd === null || price === null) return []
  const gpus = gpuCountOf(claim)
  const implied = impliedHours(claim, gpus)
  const stated = claim.durations[0] ?? null
  const { gpuCount } = runScale
  const usedHours = stated ?? implied
  if (usedHours === null) return []
  const counts = price.isTotal ? [1] : gpus === null || gpuCount === 1 ? [1] : [gpuCount]
  const costOf = (hours: Range, all: number): Range => ({
    low: hours.low * price.low * all,
    high: hours.high * price.high * all,
  })
  const sum = (hours: Range, all: number): string =>
    `${hoursText(midpoint(hours))} × ${formatUsdPerHour(midpoint(price))}${all === 1 ? '' : ` × ${all} GPUs`} = ${formatExactUsd(midpoint(costOf(hours, all)))}`
  const [all = 1] = counts
  const followsFromHours = overlaps(usd, costOf(usedHours, all))
  // The hours may be those of all GPUs together.
  const isGpuHours =
    !followsFromHours &&
    all > 1 &&
    stated !== null &&
    overlaps(usd, costOf(usedHours, 1)) &&
    areGpuHours(claim, stated, implied, all)
  const areHoursRight = implied === null || stated === null || isSameTime(stated, implied, claim.spec.pricing)
  if ((followsFromHours || isGpuHours) && areHoursRight) {
    const shown = sum(usedHours, followsFromHours ? all : 1)
    return [{ about: 'dollars', verdict: 'consistent', claimed: usd.words, shown, factor: null, slip: null }]
  }
  const expectedHours = areHoursRight ? usedHours : (implied ?? usedHours)
  const factor = midpoint(usd) / midpoint(costOf(expectedHours, all))
  // Cheap by no more than a start, which is paid as well.
  if (
    areHoursRight &&
    Math.abs(midpoint(usd) - midpoint(costOf(usedHours, all))) <= maxStartupHours * midpoint(price) * all &&
    factor > 1 &&
    factor < 10
  ) {
    return [
      {
        about: 'dollars',
        verdict: 'consistent',
        claimed: usd.words,
        shown: sum(usedHours, all),
        factor: null,
        slip: null,
      },
    ]
  }
  const hoursMistake = followsFromHours ? 'it follows from the hours, which are off' : null
  return [
    {
      about: 'dollars',
      verdict: 'off',
      claimed: usd.words,
      shown: sum(expectedHours, all),
      factor,
      slip: hoursMistake ?? moneyMistakeOf(factor, runScale),
    },
  ]
}

/** Hours of all GPUs together: it says so, or tokens and speed do. */
const areGpuHours = ({ text }: RunClaim, stated: StatedFigure, implied: Range | null, gpuCount: number): boolean =>
  implied === null
    ? /\bgpu[ -]?(?:h\b|hrs?\b|hours?\b)/i.test(text)
    : overlaps(stated, { low: implied.low * gpuCount, high: implied.high * gpuCount })

/** Dollars for so many steps: tokens of a step at the speed, times the price. Or dollars for so many tokens. */
function checkStepCost(claim: RunClaim): CheckFinding[] {
  const { usdPer, rate, usdPerHour: price, spec } = claim
  const gpuCount = gpuCountOf(claim) ?? 1
  if (usdPer === null || rate === null || price === null) return []
  const tokenCount = pricedTokens(usdPer, spec, gpuCount)
  if (tokenCount === null) return []
  const all = rate.perGpu === true ? gpuCount : 1
  const hourly = price.isTotal ? 1 : gpuCount
  const costOf = (speed: number, usd: number): number => (tokenCount / (speed * all) / 3600) * usd * hourly
  const implied = { low: costOf(rate.high, price.low), high: costOf(rate.low, price.high) }
  const isSame = overlaps(usdPer, implied)
  const tokensText =
    usdPer.unit === 'tokens'
      ? formatTokens(tokenCount)
      : `${formatCount(usdPer.count)} steps × ${formatCount(spec.batch ?? 0)} × ${formatCount(spec.sequenceLength ?? 0)} tokens`
  return [
    {
      about: 'step cost',
      verdict: isSame ? 'consistent' : 'off',
      claimed: usdPer.words,
      shown: `${tokensText} ÷ ${rateText(midpoint(rate) * all)} × ${formatUsdPerHour(midpoint(price) * hourly)} = ${formatExactUsd(midpoint(implied))}`,
      factor: isSame ? null : midpoint(usdPer) / midpoint(implied),
      slip: null,
    },
  ]
}
