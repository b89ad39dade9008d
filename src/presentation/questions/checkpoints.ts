/** "How big are the checkpoints?" */
import { formatBytes } from '../format/file-sizes.ts'
import { formatCount, formatDuration, formatPercent } from '../format/number-format.ts'
import { globalBatch } from '../content/training-setup.ts'
import { keptAnswer } from './named-bytes.ts'
import type { QuestionContext } from './question-context.ts'

/** What one weighs, how many of them a disk holds that was named, and how often one pays on spot. */
export function checkpointAnswer(context: QuestionContext): readonly string[] {
  const {
    totalCost,
    files,
    args,
    recommendation: { best },
  } = context
  const spot = totalCost?.spot ?? null
  const checkpoint = spot?.run.interruptions.checkpoint
  const ofDisk = args?.asksMoney === true && intervalOf(context) === null ? keptAnswer(context) : []
  if (ofDisk.length > 0) return ofDisk
  const bytes = files?.checkpoint ?? checkpoint?.bytes
  if (bytes === undefined) return ['What a checkpoint weighs is not known of this plan.']
  const every = intervalOf(context)
  if (every !== null && checkpoint !== undefined)
    return atInterval(every, checkpoint.writeHours, formatBytes(bytes), context)
  const kept = args?.bytes === undefined ? null : Math.floor(args.bytes / bytes)
  const what = best.method === 'full' ? 'weights and optimizer states' : 'the adapters and their optimizer states'
  const [counted, more] = [context.catalog?.totalCost.allowances.checkpointsKept.base ?? usuallyKept, keptCheckpoints]
  const several = `the last ${formatCount(counted)}, ${formatBytes(counted * bytes)}, are enough and are what the bill counts; ${formatCount(more)} of them are ${formatBytes(more * bytes)}`
  return [
    args?.ofCheckpoints === 'kept'
      ? `Two or three: the last ones, and the best on held-out data. Each to resume from is about ${formatBytes(bytes)} (${what}), so ${formatBytes(more * bytes)} for ${formatCount(more)}; the bill counts ${formatCount(counted)}, ${formatBytes(counted * bytes)}.`
      : `A checkpoint to resume from is about ${formatBytes(bytes)}: ${what}; ${several}.`,
    kept === null || kept === 0
      ? ''
      : `${formatBytes(args?.bytes ?? 0)} holds ${formatCount(kept)} of them, beside the base model and the data.`,
    best.pricing === 'spot' && spot !== null && spot.run.saves && checkpoint !== undefined
      ? `On spot one every ${formatDuration(spot.run.interval)} loses least; writing takes ${formatDuration(checkpoint.writeHours)}.`
      : `On demand one an hour is plenty${checkpoint === undefined ? '' : `: writing takes ${formatDuration(checkpoint.writeHours)}`}.`,
  ]
}

/** So many of them are kept at most; of so many the disk is billed where nothing says. */
const [keptCheckpoints, usuallyKept] = [3, 2]

/** "Every 500 steps", "so that we lose ten minutes at most": hours between two of them; null where none is named. */
export function intervalOf({ args, recommendation: { best } }: QuestionContext): number | null {
  const named = args?.numbers?.find(({ words }) => /\b(?:steps?|iterations?|min\w*|h|hours?|hrs?)\b/iu.test(words))
  if (named === undefined || named.value <= 0) return null
  const isSteps = /\b(?:steps?|iterations?)\b/iu.test(named.words)
  const hours = isSteps
    ? (named.value * globalBatch(best) * best.sequenceLength) / best.tokensPerSecond.p50 / 3600
    : named.value
  return hours < best.hours.p50 ? hours : null
}

/** What saving so often takes, and what is lost at most. Hours. */
function atInterval(
  every: number,
  write: number,
  size: string,
  { recommendation: { best }, totalCost }: QuestionContext,
): readonly string[] {
  const count = Math.floor((best.hours.p50 - best.startupHours) / every)
  const run = totalCost?.spot?.run
  const lost = run?.saves === true ? ` On spot one every ${formatDuration(run.interval)} loses least.` : ''
  return [
    `One every ${formatDuration(every)} makes ${formatCount(count)} of them and costs ${formatDuration(count * write)} of writing in all, ${formatPercent(write / every)} of the time, if the training waits for it; in the background hardly any.`,
    `Each is about ${size} and takes ${formatDuration(write)}; what is lost when the machine goes is ${formatDuration(every)} at most, and the start-up.${lost}`,
  ]
}
