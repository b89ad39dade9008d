/** "How big are the checkpoints?" */
import { formatCount, formatDuration } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** "how big are the checkpoints?" */
export function checkpointAnswer({ totalCost }: QuestionContext): readonly string[] {
  const spot = totalCost?.spot
  if (spot === undefined || spot === null)
    return ['What a checkpoint weighs is worked out for spot, and no provider on record offers these GPUs as spot.']
  const { checkpoint } = spot.run.interruptions
  const size =
    checkpoint.bytes < 1e9 ? `${formatCount(checkpoint.bytes / 1e6)} MB` : `${formatCount(checkpoint.bytes / 1e9)} GB`
  return [
    `A checkpoint to resume from is about ${size}: ${totalCost?.option.method === 'full' ? 'weights and optimizer states' : 'the adapters and their optimizer states'}.`,
    spot.run.saves
      ? `On spot one every ${formatDuration(spot.run.interval)} loses least; writing takes ${formatDuration(checkpoint.writeHours)}.`
      : '',
  ]
}
