/** "How big are the checkpoints?" */
import { formatBytes } from '../format/file-sizes.ts'
import { formatCount, formatDuration } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** What one weighs, how many of them a disk holds that was named, and how often one pays on spot. */
export function checkpointAnswer({
  totalCost,
  files,
  args,
  recommendation: { best },
}: QuestionContext): readonly string[] {
  const spot = totalCost?.spot ?? null
  const checkpoint = spot?.run.interruptions.checkpoint
  const bytes = files?.checkpoint ?? checkpoint?.bytes
  if (bytes === undefined) return ['What a checkpoint weighs is not known of this plan.']
  const kept = args?.bytes === undefined ? null : Math.floor(args.bytes / bytes)
  return [
    `A checkpoint to resume from is about ${formatBytes(bytes)}: ${best.method === 'full' ? 'weights and optimizer states' : 'the adapters and their optimizer states'}.`,
    kept === null || kept === 0
      ? ''
      : `${formatBytes(args?.bytes ?? 0)} holds ${formatCount(kept)} of them, beside the base model and the data.`,
    spot !== null && spot.run.saves && checkpoint !== undefined
      ? `On spot one every ${formatDuration(spot.run.interval)} loses least; writing takes ${formatDuration(checkpoint.writeHours)}.`
      : 'On demand one an hour is plenty: each costs the seconds that writing takes.',
  ]
}
