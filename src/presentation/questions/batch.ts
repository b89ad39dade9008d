/** "What batch size?" */
import { dataParallelDegree, globalBatch } from '../content/training-setup.ts'
import { formatCount, formatPercent } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** Sequences a GPU, accumulation steps and sequences an optimizer step. */
export function batchAnswer({ recommendation: { best } }: QuestionContext): readonly string[] {
  const replicas = dataParallelDegree(best)
  return [
    `Each GPU takes ${formatCount(best.microBatch)} ${best.microBatch === 1 ? 'sequence' : 'sequences'} of ${formatCount(best.sequenceLength)} tokens at a time.`,
    `With ${formatCount(best.accumulation)} accumulation ${best.accumulation === 1 ? 'step' : 'steps'} and ${formatCount(replicas)} data-parallel ${replicas === 1 ? 'copy' : 'copies'} one optimizer step sees ${formatCount(globalBatch(best))} sequences.`,
    `More per GPU would raise the memory, now expected at ${formatPercent(best.peakMemoryGiB.p50 / best.usableMemoryGiB)} of a GPU; more accumulation would not.`,
  ]
}
