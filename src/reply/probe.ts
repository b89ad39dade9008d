/** "How do I measure this?": twenty steps of one's own job, and what to paste back. */
import { count } from './format.ts'
import { methodName, planName } from './names.ts'
import type { Asked } from './question.ts'

/** Settings of the best option for two minutes, the line to look for, and what to do with it. */
export function probeAnswer({ recommendation: { best }, manner: { names } }: Asked): readonly string[] {
  const probe = names.probe(best.stack)
  const one = { gpu: best.gpu, gpuCount: best.gpuCount }
  return [
    `Rent ${planName(one, names)} for a quarter of an hour and run 20 steps of your own job with ${names.stack(best.stack)}: ${methodName(best)}, sequence length ${count(best.sequenceLength)}, batch ${count(best.microBatch)} per GPU × ${count(best.accumulation)} accumulation, ${best.recomputation === 'none' ? 'no ' : ''}gradient checkpointing.`,
    probe === null ? '' : `Set ${probe.settings}.`,
    probe === null
      ? 'Paste the line of its log that has the speed here.'
      : `Paste the last lines that have "${probe.line}" here; leave out the first five steps, which warm up.`,
    'For memory, paste what nvidia-smi shows meanwhile.',
    'The plan is worked out anew with your figure, and the range becomes narrow.',
  ]
}
