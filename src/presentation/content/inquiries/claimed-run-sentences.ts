/** Whether what somebody says of a run is plausible: the verdict, what it takes here, and what to ask. */
import { GIB } from '../../../catalog/units.ts'
import type { RunSaidByOthers } from '../../../language/inquiries/claimed-run.ts'
import type { Option } from '../../../recommend/recommendation.ts'
import { type DisplayNames, planInFull } from '../../format/display-names.ts'
import {
  formatCount,
  formatDuration,
  formatDurationRange,
  formatUsd,
  formatUsdRange,
} from '../../format/number-format.ts'

/** A claim is low from this share of the range on, a bill high from so many times its top. */
const [lowShare, highTimes, absurdTimes] = [0.7, 1.5, 4]

const times = (ratio: number): string => `${formatCount(Number(ratio.toPrecision(2)))} times`

/** The verdict first. */
export function claimedRunSentences(figures: {
  readonly claim: RunSaidByOthers
  readonly best: Option
  /** Of the claim. */
  readonly gpuCount: number
  readonly params: number | null
  readonly stateBytes: number
  /** GPU time alone, at the least that is asked anywhere. */
  readonly lowestUsd: number
  readonly adapter: Option | null
  readonly inTime: Option | null
  readonly names: DisplayNames
}): readonly string[] {
  const { claim, best, names } = figures
  const verdict = claim.isBilled ? billed(figures) : claimed(figures)
  const takes = `One run, as planned here: ${planInFull(best, names)}, ${formatDurationRange(best.hours)}, ${formatUsdRange(best.allInUsd)} with idle time and failed starts.`
  return [verdict, takes, ...(claim.isBilled ? [askForBill] : besides(figures))]
}

const askForBill =
  'Ask for: the epochs, the sequence length and whether examples were padded or packed, how many runs or settings were tried, hours that the machine stood idle, and the logs with start, end and tokens a second. Those settle it.'

function billed({ claim, best, gpuCount }: Parameters<typeof claimedRunSentences>[0]): string {
  const { hours, usd } = claim
  if (hours !== null) {
    const gpuHours = hours.value * (hours.isOfAllGpus ? 1 : gpuCount)
    const most = best.hours.p90 * best.gpuCount
    const middle = best.hours.p50 * best.gpuCount
    const sum = formatUsd(gpuHours * best.usdPerGpuHour)
    const ratio = gpuHours / middle
    const what = `${formatCount(gpuHours)} GPU-hours (about ${sum} at ${formatUsd(best.usdPerGpuHour)}/h) against about ${formatCount(Number(middle.toPrecision(2)))} for one run`
    if (gpuHours <= most * highTimes) return `Plausible: ${what}.`
    return gpuHours <= most * absurdTimes
      ? `High, though epochs or failed tries may explain it: ${what}, ${times(ratio)} as much.`
      : `Implausible for one run: ${what}, ${times(ratio)} as much. More passes over the data multiply it, and seldom so often.`
  }
  const asked = usd?.value ?? 0
  const ratio = asked / best.allInUsd.p50
  const what = `${formatUsd(asked)} against about ${formatUsd(best.allInUsd.p50)} of rent for one run`
  if (asked <= best.allInUsd.p90 * highTimes) return `Plausible: ${what}.`
  return `${ratio > absurdTimes ? 'Implausible as rent alone' : 'High'}: ${what}, ${times(ratio)} as much. What is above it is somebody's work, data or margin.`
}

function claimed({
  claim,
  best,
  gpuCount,
  lowestUsd,
  params,
  stateBytes,
}: Parameters<typeof claimedRunSentences>[0]): string {
  const { hours, usd } = claim
  const parts: string[] = []
  let isLow = false
  let isHigh = false
  if (hours !== null) {
    const machineHours = hours.isOfAllGpus ? hours.value / gpuCount : hours.value
    isLow ||= machineHours < best.hours.p10 * lowShare
    isHigh ||= machineHours > best.hours.p90 * absurdTimes
    parts.push(
      `${formatDuration(machineHours)} claimed, ${formatDuration(best.hours.p50)} expected (${formatDurationRange(best.hours)})`,
    )
  }
  if (usd !== null) {
    isLow ||= usd.value < lowestUsd * lowShare
    isHigh ||= usd.value > best.allInUsd.p90 * absurdTimes
    parts.push(
      `${formatUsd(usd.value)} claimed, GPU time alone from ${formatUsd(lowestUsd)} at the cheapest on record, ${formatUsd(best.allInUsd.p50)} with everything`,
    )
  }
  const word = isLow ? 'Not plausible' : isHigh ? 'Plausible, and much more than it takes' : 'Plausible'
  const states =
    best.offload !== 'none' && best.method === 'full' && params !== null
      ? ` Weights, gradients and Adam's states are about ${formatCount(Math.round((params * stateBytes) / 1e9))} GB against ${formatCount(Math.round((best.usableMemoryGiB * best.gpuCount * GIB) / 1e9))} GB on ${best.gpuCount} GPUs: it fits only with parts in host memory, which is slow.`
      : ''
  return `${word}: ${parts.join('; ')}.${states}`
}

function besides({ claim, adapter, inTime, names }: Parameters<typeof claimedRunSentences>[0]): readonly string[] {
  const lora =
    adapter === null
      ? []
      : [
          `A LoRA fits there: ${formatDuration(adapter.hours.p50)}, ${formatUsd(adapter.allInUsd.p50)} on ${planInFull(adapter, names)}. Maybe that is what was meant.`,
        ]
  const faster =
    inTime === null
      ? []
      : [
          `In that time: ${planInFull(inTime, names)}, ${formatDuration(inTime.hours.p50)}, ${formatUsd(inTime.allInUsd.p50)}.`,
        ]
  const hidden =
    claim.usd === null
      ? []
      : [
          'Such a sum is mostly of the last run alone: data work, failed tries, idle machines and storage are left out. Ask for the price of an hour and the tokens a second.',
        ]
  return [...lora, ...faster, ...hidden]
}
