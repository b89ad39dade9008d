/** "How do I measure this?": twenty steps of one's own job, and what to paste back. */
import { methodName, planName } from '../format/display-names.ts'
import { formatCount } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** Settings of the best option for two minutes, the line to look for, and what to do with it. */
export function benchmarkAnswer({
  recommendation: { best },
  renderContext: { names },
}: QuestionContext): readonly string[] {
  const benchmark = names.benchmark(best.stack)
  const plan = { gpu: best.gpu, gpuCount: best.gpuCount }
  return [
    `Rent ${planName(plan, names)} for a quarter of an hour and run 20 steps of your own job with ${names.stack(best.stack)}: ${methodName(best)}, sequence length ${formatCount(best.sequenceLength)}, batch ${formatCount(best.microBatch)} per GPU × ${formatCount(best.accumulation)} accumulation, ${best.recomputation === 'none' ? 'no ' : ''}gradient checkpointing.`,
    benchmark === null ? '' : `Set ${benchmark.settings}.`,
    benchmark === null
      ? 'Paste the line of its log that has the speed here.'
      : `Paste the last lines that have "${benchmark.line}" here; leave out the first five steps, which warm up.`,
    'For memory, paste what nvidia-smi shows meanwhile.',
    'The plan is worked out anew with your figure, and the range becomes narrow.',
  ]
}
