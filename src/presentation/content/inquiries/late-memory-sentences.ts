/** Why memory runs out of a run that went well for long, or in its evaluation alone. */
import type { Spec } from '../../../scenario/scenario.ts'
import { formatBytes } from '../../format/file-sizes.ts'
import { formatCount } from '../../format/number-format.ts'

/** Bytes of a logit in float32. */
const logitBytes = 4

/** Before what takes less memory; `vocabulary`: rows of the output, null where the model is not known. */
export function lateMemorySentences(
  after: 'long' | 'evaluation',
  { batch, sequenceLength }: Spec,
  vocabulary: number | null,
): readonly string[] {
  const [sequences, length] = [batch ?? 1, sequenceLength ?? 0]
  const logits =
    vocabulary === null || length === 0
      ? 'the logits (sequences × length × vocabulary × 4 bytes, in two or three copies)'
      : `the logits (${formatCount(sequences)} × ${formatCount(length)} × ${formatCount(vocabulary)} × 4 bytes = ${formatBytes(sequences * length * vocabulary * logitBytes)}, in two or three copies)`
  return after === 'evaluation'
    ? [
        `No bigger card: training fits, and what fails is the evaluation. Its batch is one of its own, and it keeps ${logits} of every batch until the end if a metric wants them.`,
        'Set the batch of the evaluation to 1 (per_device_eval_batch_size), have only the loss kept (prediction_loss_only, or reduce the logits in preprocess_logits_for_metrics), and move results to the processor every few steps (eval_accumulation_steps). Generating in an evaluation takes a KV cache beside the training: do it in a job of its own.',
      ]
    : [
        `No bigger card at first: weights, states and the usual batch fit, as the run went well, so some moment takes more. Mostly it is a batch of the longest texts, with its activations and ${logits}; else an evaluation or a save, memory in fragments, or a leak.`,
        'To know which: run the longest batch alone as the first step. If that fails, it is the length; if not, log torch.cuda.max_memory_allocated(): a slow rise is a leak (tensors kept, such as losses summed without .item()), far more reserved than allocated is fragments (PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True). Then go on from the last checkpoint.',
      ]
}
