/** Whether the figures of a claim follow from one another: hours from tokens and speed, dollars from hours and price. */
import { count, exactHours, exactUsd, tokens, usdPerHour } from '../reply/format.ts'
import { type Claimed, type Figure, middle } from './claimed.ts'
import type { Finding } from './finding.ts'
import { type Circumstances, slipOfMoney, slipOfTime } from './slip.ts'

/** Figures are typed with two or three digits, and prices have odd hours in them. */
const tolerance = 0.07
/** Wall clock holds a start that tokens over speed do not, in hours. */
const mostStartup = 0.75
/** On spot it holds preemptions too, as a share of the work. */
const mostPreempted = 0.5

/** Two decimals of a few hours, so that a reader who redoes the sum meets its result. */
const hoursWords = (hours: number): string => (hours < 10 ? `${hours.toFixed(2)} h` : exactHours(hours))

/** Whole, so that a reader can redo the sum. */
const rateWords = (rate: number): string => `${rate < 10 ? Number(rate.toPrecision(3)) : count(rate)} tok/s`

type Range = { readonly low: number; readonly high: number }

/** Every sum that the claim states enough for. */
export function arithmetic(claimed: Claimed): Finding[] {
  const circumstances = { gpuCount: gpusOf(claimed) ?? 1, epochs: claimed.epochs }
  return [
    ...sameDurations(claimed, circumstances),
    ...hoursFinding(claimed, circumstances),
    ...dollarsFinding(claimed, circumstances),
    ...stepCost(claimed),
  ]
}

/** null: several, and nobody said how many. */
export const gpusOf = ({ spec, isCountGuessed }: Claimed): number | null => spec.gpuCount ?? (isCountGuessed ? 1 : null)

/** "5,556 seconds (92 minutes)": one duration in two units. */
function sameDurations({ durations }: Claimed, circumstances: Circumstances): Finding[] {
  const [first, second] = durations
  if (first === undefined || second === undefined) return []
  const factor = middle(second) / middle(first)
  const isSame = Math.abs(factor - 1) < tolerance
  return [
    {
      about: 'durations',
      verdict: isSame ? 'consistent' : 'off',
      claimed: second.words,
      shown: `${first.words} = ${hoursWords(middle(first))}`,
      factor: isSame ? null : factor,
      slip: isSame ? null : slipOfTime(factor, circumstances),
    },
  ]
}

/** Hours of tokens at a speed, both ends; null where either is not known. */
export function impliedHours({ spec, rate }: Claimed, gpus: number | null): Range | null {
  if (spec.tokens === null || rate === null) return null
  const all = rate.perGpu === true ? (gpus ?? 1) : 1
  return { low: spec.tokens / (rate.high * all) / 3600, high: spec.tokens / (rate.low * all) / 3600 }
}

function hoursFinding(claimed: Claimed, circumstances: Circumstances): Finding[] {
  const [duration] = claimed.durations
  const gpus = gpusOf(claimed)
  const implied = impliedHours(claimed, gpus)
  const { spec, rate } = claimed
  if (duration === undefined || implied === null || spec.tokens === null || rate === null) return []
  const sum = (all: number): string => {
    const speed = all === 1 ? rateWords(middle(rate)) : `(${rateWords(middle(rate))} × ${all} GPUs)`
    const seconds = middle(implied) * 3600 * (rate.perGpu === true ? circumstances.gpuCount : 1)
    return `${tokens(spec.tokens ?? 0)} ÷ ${speed} = ${count(seconds / all)} s = ${hoursWords(seconds / all / 3600)}`
  }
  if (isTime(duration, implied, spec.pricing)) {
    const shown = sum(rate.perGpu === true ? circumstances.gpuCount : 1)
    return [{ about: 'hours', verdict: 'consistent', claimed: duration.words, shown, factor: null, slip: null }]
  }
  // Nobody said whether the speed is that of one GPU: it is, where that makes it right.
  const { gpuCount } = circumstances
  const each = { low: implied.low / gpuCount, high: implied.high / gpuCount }
  if (rate.perGpu === null && gpuCount > 1 && isTime(duration, each, spec.pricing)) {
    const shown = `${sum(gpuCount)}, if the speed is that of one GPU`
    return [{ about: 'hours', verdict: 'consistent', claimed: duration.words, shown, factor: null, slip: null }]
  }
  const factor = middle(duration) / middle(implied)
  const shown = sum(rate.perGpu === true ? gpuCount : 1)
  return [
    { about: 'hours', verdict: 'off', claimed: duration.words, shown, factor, slip: slipOfTime(factor, circumstances) },
  ]
}

/** Hours that hold a start beside the work are the same hours. */
function isTime(duration: Figure, implied: Range, pricing: Claimed['spec']['pricing']): boolean {
  if (overlaps(duration, implied)) return true
  const extra = middle(duration) - middle(implied)
  const most = mostStartup + (pricing === 'spot' ? mostPreempted * middle(implied) : 0)
  return extra > 0 && extra <= most && middle(duration) / middle(implied) < 10
}

function overlaps({ low, high, bound }: Figure, implied: Range): boolean {
  const least = bound === 'most' ? 0 : low * (1 - tolerance)
  const most = bound === 'least' ? Infinity : high * (1 + tolerance)
  return implied.high >= least && implied.low <= most
}

/** Dollars of the hours that follow from tokens and speed, where those are known; else of the hours stated. */
function dollarsFinding(claimed: Claimed, circumstances: Circumstances): Finding[] {
  const { usd, usdPerHour: price } = claimed
  if (usd === null || price === null) return []
  const gpus = gpusOf(claimed)
  const implied = impliedHours(claimed, gpus)
  const stated = claimed.durations[0] ?? null
  const { gpuCount } = circumstances
  const own = stated ?? implied
  if (own === null) return []
  const counts = price.isTotal ? [1] : gpus === null || gpuCount === 1 ? [1] : [gpuCount]
  const of = (hours: Range, all: number): Range => ({
    low: hours.low * price.low * all,
    high: hours.high * price.high * all,
  })
  const sum = (hours: Range, all: number): string =>
    `${hoursWords(middle(hours))} × ${usdPerHour(middle(price))}${all === 1 ? '' : ` × ${all} GPUs`} = ${exactUsd(middle(of(hours, all)))}`
  const [all = 1] = counts
  const isOwn = overlaps(usd, of(own, all))
  // The hours may be those of all GPUs together.
  const isGpuHours =
    !isOwn && all > 1 && stated !== null && overlaps(usd, of(own, 1)) && isGpuHoursOf(claimed, stated, implied, all)
  const isRight = implied === null || stated === null || isTime(stated, implied, claimed.spec.pricing)
  if ((isOwn || isGpuHours) && isRight) {
    const shown = sum(own, isOwn ? all : 1)
    return [{ about: 'dollars', verdict: 'consistent', claimed: usd.words, shown, factor: null, slip: null }]
  }
  const right = isRight ? own : (implied ?? own)
  const factor = middle(usd) / middle(of(right, all))
  // Cheap by no more than a start, which is paid as well.
  if (
    isRight &&
    Math.abs(middle(usd) - middle(of(own, all))) <= mostStartup * middle(price) * all &&
    factor > 1 &&
    factor < 10
  ) {
    return [
      { about: 'dollars', verdict: 'consistent', claimed: usd.words, shown: sum(own, all), factor: null, slip: null },
    ]
  }
  const follows = isOwn ? 'it follows from the hours, which are off' : null
  return [
    {
      about: 'dollars',
      verdict: 'off',
      claimed: usd.words,
      shown: sum(right, all),
      factor,
      slip: follows ?? slipOfMoney(factor, circumstances),
    },
  ]
}

/** Hours of all GPUs together: it says so, or tokens and speed do. */
const isGpuHoursOf = ({ text }: Claimed, stated: Figure, implied: Range | null, gpuCount: number): boolean =>
  implied === null
    ? /\bgpu[ -]?(?:h\b|hrs?\b|hours?\b)/i.test(text)
    : overlaps(stated, { low: implied.low * gpuCount, high: implied.high * gpuCount })

/** Dollars for so many steps: tokens of a step at the speed, times the price. Or dollars for so many tokens. */
function stepCost(claimed: Claimed): Finding[] {
  const { usdPer, rate, usdPerHour: price, spec } = claimed
  const gpuCount = gpusOf(claimed) ?? 1
  if (usdPer === null || rate === null || price === null) return []
  const perStep =
    spec.batch === null || spec.sequenceLength === null ? null : spec.batch * spec.sequenceLength * gpuCount
  const many = usdPer.unit === 'tokens' ? usdPer.count : perStep === null ? null : usdPer.count * perStep
  if (many === null) return []
  const all = rate.perGpu === true ? gpuCount : 1
  const hourly = price.isTotal ? 1 : gpuCount
  const of = (speed: number, usd: number): number => (many / (speed * all) / 3600) * usd * hourly
  const implied = { low: of(rate.high, price.low), high: of(rate.low, price.high) }
  const isSame = overlaps(usdPer, implied)
  const what =
    usdPer.unit === 'tokens'
      ? tokens(many)
      : `${count(usdPer.count)} steps × ${count(spec.batch ?? 0)} × ${count(spec.sequenceLength ?? 0)} tokens`
  return [
    {
      about: 'step cost',
      verdict: isSame ? 'consistent' : 'off',
      claimed: usdPer.words,
      shown: `${what} ÷ ${rateWords(middle(rate) * all)} × ${usdPerHour(middle(price) * hourly)} = ${exactUsd(middle(implied))}`,
      factor: isSame ? null : middle(usdPer) / middle(implied),
      slip: null,
    },
  ]
}
