/** How much faster one GPU is than another, in sentences. */
import { hoursOfDay } from '../../../scenario/hours-of-time.ts'
import { methodNames } from '../../../catalog/training-method.ts'
import type { Gpu } from '../../../catalog/gpu.ts'
import type { Spec } from '../../../scenario/scenario.ts'
import type { DisplayNames } from '../../format/display-names.ts'
import { formatDuration, formatUsdPerHour } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'
import { modelTitle } from './answer-lines.ts'
import { tera } from './gpu-profile-sentences.ts'

export type GpuSpeedupFigures = {
  readonly faster: Gpu
  readonly slower: Gpu
  /** Of our own plans of `job`. */
  readonly speedup: number
  readonly job: Spec
  /** An hour of each on demand; null: no price is on record. */
  readonly usd: readonly [number | null, number | null]
  /** That the slower GPU takes; null: none are named. */
  readonly hours: number | null
}

/** A claim within this share of what is reckoned is as good. */
const near = 0.2

/** `times`: as it is claimed. */
export function gpuSpeedupSentences(
  { times }: { readonly times: number },
  { faster, slower, speedup, job, usd, hours }: GpuSpeedupFigures,
  names: DisplayNames,
): readonly string[] {
  const [fastName, slowName] = [names.gpu(faster.id), names.gpu(slower.id)]
  const peaks = [faster.peak.bf16?.base, slower.peak.bf16?.base] as const
  const ofPeak = peaks[0] === undefined || peaks[1] === undefined ? speedup : peaks[0] / peaks[1]
  const [low, high] = [Math.min(speedup, ofPeak), Math.max(speedup, ofPeak)]
  const range =
    high / low < 1 + near / 2
      ? formatSignificant(speedup, 2)
      : `${formatSignificant(low, 2)} to ${formatSignificant(high, 2)}`
  const verdict = times > high * (1 + near) ? 'No, less' : times < low * (1 - near) ? 'It is more' : 'About right'
  const time = (factor: number): string =>
    (hours ?? 0) < 2 * hoursOfDay
      ? formatDuration((hours ?? 0) / factor)
      : `${formatSignificant((hours ?? 0) / hoursOfDay / factor, factor === times ? 3 : 2)} days`
  const after =
    hours === null
      ? ''
      : high / low < 1 + near / 2
        ? `: ${formatDuration(hours)} become about ${time(speedup)}, not ${time(times)}`
        : `: ${formatDuration(hours)} become ${time(high)} to ${time(low)}${verdict === 'About right' ? '' : `, not ${time(times)}`}`
  const [fastUsd, slowUsd] = usd
  const ofPrice = fastUsd === null || slowUsd === null ? null : fastUsd / slowUsd
  const share = ofPrice === null ? 0 : Math.round((ofPrice / speedup - 1) * 100)
  const cost = share === 0 ? 'as much' : share < 0 ? `${-share}% less` : `${share}% more`
  return [
    `${verdict}: ${fastName} trains ${low > 0.95 && high < 1.05 ? 'as fast as' : `about ${range} times as fast as`} ${slowName} in bf16${after}.`,
    peaks[0] === undefined || peaks[1] === undefined
      ? `Our own plans of ${methodNames[job.method ?? 'lora']} on ${modelTitle(job, names)} differ by ${formatSignificant(speedup, 2)} times.`
      : `Peak in bf16, dense: ${tera(peaks[0])} against ${tera(peaks[1])} TFLOPS, ${Math.abs(ofPeak - 1) < 0.03 ? 'the same' : `${formatSignificant(ofPeak, 2)} times`}; our own plans of ${methodNames[job.method ?? 'lora']} on ${modelTitle(job, names)} differ by ${formatSignificant(speedup, 2)} times. Larger figures are those of FP8, FP4 or sparse matrices, or of whole racks; more memory can help further where the older card has to shard or recompute.`,
    ...(ofPrice === null
      ? []
      : [
          `An hour costs ${formatSignificant(ofPrice, 2)} times as much (${formatUsdPerHour(fastUsd ?? 0)} against ${formatUsdPerHour(slowUsd ?? 0)}, the lowest on demand on record), so the same work costs about ${cost}.`,
        ]),
    'Run 100 steps of your own on both before you move.',
  ]
}
