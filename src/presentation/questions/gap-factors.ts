/** What the dollars and hours of two plans differ by: data, speed of a GPU, number of GPUs, price of an hour, the rest of the bill. */
import type { Option } from '../../recommend/recommendation.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { type DisplayNames, planName, providerName } from '../format/display-names.ts'
import { describeJob } from '../content/scenario-summary.ts'
import { formatCount, formatTokens, formatUsd, formatUsdPerHour } from '../format/number-format.ts'

type Side = { readonly scenario: Scenario; readonly option: Option }

/** Less is no factor. */
const leastMove = 0.03
/** From here on how often is told: twice, and not 1.2 times. */
const leastTimes = 1.5

const hasMoved = (one: number, other: number): boolean => Math.abs(other - one) > leastMove * Math.abs(one)

/** " (3.1 times)"; '' where the second is no multiple worth a word. */
export function timesAsMuch(one: number, other: number): string {
  const [low, high] = [Math.min(one, other), Math.max(one, other)]
  if (low <= 0 || high / low < leastTimes) return ''
  return other > one ? ` (${timesText(high / low)})` : ` (${Math.round((100 * (high - low)) / high)} % off)`
}

const timesText = (ratio: number): string =>
  `${ratio < 10 ? ratio.toFixed(1).replace(/\.0$/u, '') : formatCount(Math.round(ratio))} times`

/** The factors that moved, from one plan to the other; of memory those that it goes by. */
export function factorSentences(from: Side, to: Side, names: DisplayNames, of: 'all' | 'memory'): readonly string[] {
  const parts = (of === 'memory' ? memoryFactors : costFactors)(from, to, names)
  return parts.length === 0
    ? []
    : [`What moved: ${parts.join('; ')}.`, of === 'memory' ? '' : sumSentence(from.option, to.option)]
}

const speedOf = ({ tokensPerSecond, gpuCount }: Option): number => tokensPerSecond.p50 / gpuCount

function costFactors(
  { scenario: was, option: a }: Side,
  { scenario: is, option: b }: Side,
  names: DisplayNames,
): readonly string[] {
  const [tokensBefore, tokens] = [was.spec.tokens, is.spec.tokens]
  const [speedBefore, speed] = [speedOf(a), speedOf(b)]
  const isOther = a.gpu !== b.gpu || a.gpuCount !== b.gpuCount || a.nodes !== b.nodes
  const isOtherSeller = a.provider !== b.provider || a.tier !== b.tier || a.pricing !== b.pricing
  const seller = (option: Option): string => (isOtherSeller ? ` at ${providerName(option, names)}` : '')
  const [modelBefore, model] = [was, is].map(({ spec }) => describeJob({ ...spec, tokens: null }, names))
  return [
    modelBefore === model ? '' : `${model} instead of ${modelBefore}`,
    tokensBefore === null || tokens === null || !hasMoved(tokensBefore, tokens)
      ? ''
      : `${formatTokens(tokens)} instead of ${formatTokens(tokensBefore)}`,
    isOther ? `${planName(b, names)} instead of ${planName(a, names)}` : '',
    hasMoved(speedBefore, speed)
      ? `a GPU does ${formatCount(Math.round(speed))} tok/s instead of ${formatCount(Math.round(speedBefore))}`
      : '',
    hasMoved(a.usdPerGpuHour, b.usdPerGpuHour) || isOtherSeller
      ? `${formatUsdPerHour(b.usdPerGpuHour)} per GPU${seller(b)} instead of ${formatUsdPerHour(a.usdPerGpuHour)}${seller(a)}`
      : '',
  ].filter((part) => part !== '')
}

/** GPU-hours and the rest of the bill: where more GPUs take as many hours less, the first stays. */
function sumSentence(a: Option, b: Option): string {
  const [hoursBefore, hours] = [a.hours.p50 * a.gpuCount, b.hours.p50 * b.gpuCount]
  const [restBefore, rest] = [a.allInUsd.p50 - a.usd.p50, b.allInUsd.p50 - b.usd.p50]
  const moved = Math.abs(b.allInUsd.p50 - a.allInUsd.p50)
  const ofRest =
    Math.abs(rest - restBefore) > restShare * moved && moved > 0
      ? `; idle time, failed runs and disk are ${formatUsd(rest)} instead of ${formatUsd(restBefore)}`
      : ''
  if (!hasMoved(hoursBefore, hours)) return `The GPU-hours stay about ${gpuHours(hours)}${ofRest}.`
  return a.gpuCount === b.gpuCount && ofRest === ''
    ? ''
    : `So it is ${gpuHours(hours)} GPU-hours instead of ${gpuHours(hoursBefore)}${ofRest}.`
}
const restShare = 0.3
const gpuHours = (hours: number): string => (hours < 10 ? hours.toFixed(1) : formatCount(Math.round(hours)))

function memoryFactors({ option: a }: Side, { option: b }: Side, names: DisplayNames): readonly string[] {
  const isCheckpointed = (option: Option): string =>
    option.recomputation === 'none' ? 'no checkpointing' : 'gradient checkpointing'
  return [
    a.sequenceLength === b.sequenceLength
      ? ''
      : `sequence length ${formatCount(b.sequenceLength)} instead of ${formatCount(a.sequenceLength)}`,
    a.microBatch === b.microBatch
      ? ''
      : `batch ${formatCount(b.microBatch)} a GPU instead of ${formatCount(a.microBatch)}`,
    isCheckpointed(a) === isCheckpointed(b) ? '' : `${isCheckpointed(b)} instead of ${isCheckpointed(a)}`,
    a.gpu === b.gpu && a.gpuCount === b.gpuCount ? '' : `${planName(b, names)} instead of ${planName(a, names)}`,
  ].filter((part) => part !== '')
}
