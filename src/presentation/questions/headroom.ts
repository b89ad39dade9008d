/** "How much memory is left?", "could we double the sequence length?" */
import { methodName } from '../format/display-names.ts'
import { formatCount, formatDuration, formatGib, formatUsd } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** What is left on each GPU; of a change that the question names, whether these GPUs hold it. GiB. */
export function headroomAnswer({ recommendation: { best }, whatIf }: QuestionContext): readonly string[] {
  const { peakMemoryGiB, usableMemoryGiB } = best
  const left = (used: number): string => formatGib(Math.max(0, usableMemoryGiB - used))
  const now = `${left(peakMemoryGiB.p50)} of ${formatGib(usableMemoryGiB)} are left on each GPU at the expected peak, ${left(peakMemoryGiB.p95)} at the high end, for ${methodName(best)}, batch ${formatCount(best.microBatch)} a GPU, sequence length ${formatCount(best.sequenceLength)}.`
  if (whatIf === undefined)
    return [
      now,
      peakMemoryGiB.p95 > tight * usableMemoryGiB
        ? 'That is tight: should it run out, batch 1 or checkpointing gives room.'
        : 'That is room enough: it should not run out.',
    ]
  if ('problem' in whatIf) return [`No: ${whatIf.problem}`, now]
  const { option } = whatIf
  const change = `${formatGib(option.peakMemoryGiB.p50)} of ${formatGib(option.usableMemoryGiB)} on each GPU, batch ${formatCount(option.microBatch)}, sequence length ${formatCount(option.sequenceLength)}, ${formatDuration(option.hours.p50)} and ${formatUsd(option.allInUsd.p50)} in total`
  return [`Yes, on the same GPUs: ${change}.`, now]
}
const tight = 0.92
