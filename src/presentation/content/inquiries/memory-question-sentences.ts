/** The largest micro-batch that fits, and why memory runs out at a length, in sentences. */
import type { FitResult } from '../../../recommend/inquiries/fit.ts'
import type { Spec } from '../../../scenario/scenario.ts'
import { methodNames } from '../../../catalog/training-method.ts'
import { type DisplayNames, planName } from '../../format/display-names.ts'
import { formatBytes } from '../../format/file-sizes.ts'
import { formatCount, formatGib } from '../../format/number-format.ts'
import { modelTitle } from './answer-lines.ts'

/** A length or batch with how it fits. */
export type FitAt = { readonly value: number; readonly result: FitResult }

const jobOf = ({ result }: FitAt, spec: Spec, names: DisplayNames): string =>
  `${methodNames[result.method]} of ${modelTitle(spec, names)} on ${planName(result, names)}${result.gpus.length > 1 ? ' (of the cards that are meant the one with the least memory)' : ''}`

const memoryOf = ({ peakMemoryGiB: { p50, p95 }, usableMemoryGiB }: FitResult): string =>
  p95 === null
    ? `at least ${formatGib(p50)}, and ${formatGib(usableMemoryGiB)} are usable`
    : `${formatGib(p50)} expected, ${formatGib(p95)} at the high end, of the ${formatGib(usableMemoryGiB)} that are usable`

/** Sequences of one step by which adapters and smaller data are usually trained. */
const usualStep = 16

/** `best`: the largest that is sure to fit; null: not even one sequence is. `next`: the one that is not. */
export function batchSentences(
  best: FitAt | null,
  next: FitAt | null,
  spec: Spec,
  length: number,
  names: DisplayNames,
): readonly string[] {
  const first = best ?? next
  if (first === null) return []
  const sequences = `${formatCount(length)} tokens`
  if (best === null)
    return [
      `Not even one sequence of ${sequences} is sure to fit: ${jobOf(first, spec, names)} takes ${memoryOf(first.result)}, with gradient checkpointing.`,
    ]
  const start = Math.max(1, best.value / 2)
  const steps = Math.max(1, Math.round(usualStep / best.value))
  return [
    `A micro-batch of about ${formatCount(best.value)} (sequences of ${sequences}): ${jobOf(best, spec, names)} takes ${memoryOf(best.result)}.`,
    next === null
      ? 'Larger ones were not tried: they make nothing faster.'
      : `${formatCount(next.value)} are not sure to fit: ${memoryOf(next.result)}.`,
    `Start at ${formatCount(start)} and double it while nvidia-smi leaves 1-2 GB; reach an effective batch of ${formatCount(Math.max(usualStep, best.value))} or more by gradient accumulation${steps === 1 ? '' : ` (${formatCount(best.value)} × ${formatCount(steps)})`}, at the same memory and nearly the same cost.`,
    'Counted with gradient checkpointing and FlashAttention; without them far fewer fit. A vocabulary of 128k and more takes more than one of 32k, as the logits grow with it.',
  ]
}

/** `fits`: at the lengths that are named, the shortest first; `vocabulary`: rows of the output, null where the model is not known. */
export function outOfMemorySentences(
  fits: readonly FitAt[],
  spec: Spec,
  vocabulary: number | null,
  names: DisplayNames,
): readonly string[] {
  const last = fits.at(-1)
  const first = fits.length > 1 ? fits[0] : undefined
  if (last === undefined) return []
  const length = formatCount(last.value)
  const grown =
    first === undefined
      ? ''
      : `, from about ${formatGib(first.result.peakMemoryGiB.p50)} at ${formatCount(first.value)} tokens to ${formatGib(last.result.peakMemoryGiB.p50)} at ${length} for one sequence with gradient checkpointing, and by far more without it or with a larger micro-batch`
  const logits =
    vocabulary === null
      ? 'The logits (length × vocabulary × 4 bytes) come in two or three copies at the loss.'
      : `The logits alone are ${length} × ${formatCount(vocabulary)} × 4 bytes = ${formatBytes(last.value * vocabulary * 4)} a sequence, in two or three copies at the loss.`
  const { verdict, method } = last.result
  const fixes = [
    'micro-batch 1 with gradient accumulation',
    'gradient checkpointing',
    'FlashAttention (without it attention grows with the square of the length)',
    'a fused or chunked cross-entropy, such as that of Liger, against the logits',
    ...(method === 'lora' ? ['4-bit weights (QLoRA), a quarter of the weights'] : []),
    ...(method === 'full' ? ['8-bit optimizer states, or LoRA'] : []),
  ]
  return [
    `Weights and optimizer states stay as they are, and activations and logits grow with the length${grown}.`,
    logits,
    `What helps, in this order: ${fixes.join('; ')}.`,
    verdict === 'yes'
      ? `With the first four ${jobOf(last, spec, names)} should hold ${length} tokens: ${memoryOf(last.result)}.`
      : `Even with the first four ${jobOf(last, spec, names)} ${verdict === 'no' ? 'does not hold' : 'only just holds, if at all,'} ${length} tokens: ${memoryOf(last.result)}; then take shorter sequences or a card with more memory.`,
  ]
}
