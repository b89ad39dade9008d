/** "If it crashes on day 3, do we start from zero?": what a run that saves loses, and one that does not. */
import { formatBytes } from '../format/file-sizes.ts'
import { formatCount, formatDuration, formatUsd } from '../format/number-format.ts'
import { describeSpotCalculation } from './spot.ts'
import type { QuestionContext } from './question-context.ts'

/** Hours between saves on machines that nobody takes away. */
const usualInterval = 1

/** Hours and dollars at most between two saves, and of a start. */
export function recoveryAnswer({ recommendation: { best }, files, totalCost }: QuestionContext): readonly string[] {
  const { gpuCount, usdPerGpuHour, hours, startupHours } = best
  const interval = Math.min(usualInterval, hours.p50)
  const hourOfAll = gpuCount * usdPerGpuHour
  const size = files === undefined ? '' : ` (about ${formatBytes(files.checkpoint)})`
  const spot = totalCost?.spot ?? null
  return [
    `No, if it saves checkpoints${size} to a disk or bucket that outlives the machine: saved every hour, at most ${formatDuration(interval)} and ${formatUsd(hourOfAll * interval)} of work are lost, and a new start of ${formatDuration(startupHours)}.`,
    'Trainers go on from the last one when told to (Hugging Face: resume_from_checkpoint), optimizer states included; nothing restarts a machine by itself unless a launcher such as SkyPilot does (“as skypilot”).',
    `Without checkpoints, or with them on the disk of the machine that is gone, it starts from zero: up to ${formatDuration(hours.p50)} and ${formatUsd(best.usd.p50)} of GPU time.`,
    gpuCount > 1 ? `All ${formatCount(gpuCount)} GPUs are one job: one that drops out stops the rest.` : '',
    best.pricing === 'spot' && spot !== null ? describeSpotCalculation(spot) : '',
  ]
}
