/** Which number of GPUs holds a job, and what fewer could do. */
import type { Option } from '../../../recommend/recommendation.ts'
import { methodName, planName, type DisplayNames } from '../../format/display-names.ts'
import { formatCount, formatDuration, formatDurationRange, formatGib, formatUsd } from '../../format/number-format.ts'

/** Before the headline of the plan. */
export const heldCountLead = (count: number, counts: readonly number[]): string =>
  counts.includes(count) ? `Take ${formatCount(count)}` : `Neither: take ${formatCount(count)}`

/** Why the fewest do not hold it, and the method that fits them. `quantized` null: none does. */
export function heldCountSentences(least: Option, quantized: Option | null, names: DisplayNames): readonly string[] {
  const on = planName(least, names)
  return [
    `${on} does not hold ${methodName(least)} in its ${formatGib(least.usableMemoryGiB)}${least.gpuCount > 1 ? ' each' : ''}: it would run only with weights in the memory of the host, slow and hard to foresee (${formatDurationRange(least.hours)}, ${formatUsd(least.allInUsd.p50)}).`,
    ...(quantized === null
      ? []
      : [
          `QLoRA, with the weights in 4 bit, fits on ${planName(quantized, names)}: ${formatDuration(quantized.hours.p50)}, ${formatUsd(quantized.allInUsd.p50)} in total, at a small loss of quality.`,
        ]),
  ]
}
