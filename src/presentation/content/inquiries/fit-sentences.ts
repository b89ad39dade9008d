/** What stands beside the memory of a job that fits: that it is tight, and that it is sharded. */
import { weightBytes } from '../../../catalog/training-method.ts'
import { GIB } from '../../../catalog/units.ts'
import type { FitResult } from '../../../recommend/inquiries/fit.ts'
import { joinWords } from '../../../recommend/figure-text.ts'
import { formatGib } from '../../format/number-format.ts'

/** Of what the card has, from where on a run that fits is a tight one. */
const close = 0.9

/** That it is tight, and what gives room. */
export function tightSentence({
  verdict,
  method,
  spec,
  usableMemoryGiB,
  peakMemoryGiB: { p95 },
}: FitResult): readonly string[] {
  if (verdict !== 'yes' || p95 === null || p95 < usableMemoryGiB * close) return []
  const ways = [
    ...((spec.batch ?? 1) > 1 ? ['micro-batch 1 with accumulation'] : []),
    ...(spec.gradientCheckpointing === false ? ['gradient checkpointing'] : []),
    'shorter sequences',
    ...(method === 'full' ? ['8-bit optimizer states'] : method === 'lora' ? ['QLoRA'] : []),
  ]
  return [
    `That is tight: ${formatGib(usableMemoryGiB - p95)} are left at the high end; room is had by ${joinWords(ways, 'or')}.`,
  ]
}

/** Memory of several cards is one only where the weights are sharded over them. */
export function shardedSentence({
  gpuCount,
  usableMemoryGiB,
  verdict,
  method,
  weights,
  spec,
  peakMemoryGiB: { p50 },
}: FitResult): readonly string[] {
  // Of full training each card would hold the gradients and states besides.
  const isFull = method === 'full'
  const heldGiB = isFull ? p50 * gpuCount : ((spec.params ?? 0) * weightBytes[weights]) / GIB
  if (verdict === 'no' || gpuCount < 2 || heldGiB < usableMemoryGiB) return []
  const what = isFull ? 'the weights, gradients and states of all' : `all ${formatGib(heldGiB)} of the weights`
  return [
    `Sharded, that is (FSDP, ZeRO-3): in plain data parallel (DDP, as accelerate and torchrun start it) each card holds ${what}, and the memory of the cards does not add up.`,
  ]
}

/** The verdict on a question of whether it fails: "No, it does not run out of memory: …". */
export const verdictOnFailure = (headline: string): string =>
  headline
    .replace(/^Yes: /u, 'No, the memory suffices: ')
    .replace(/^No: /u, 'Yes, it runs out of memory: ')
    .replace(/^No, only with (?=offload)/u, 'Yes, it runs out of memory without ')
    .replace(/^Not in the usual way, with (.+?): that/u, 'Yes, in the usual way, with $1: that')
