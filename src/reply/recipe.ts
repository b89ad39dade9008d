/** How the recommended run is set up, in the words of trainers' configuration files. */
import type { Option } from '../recommend/recommendation.ts'
import { count, percent } from './format.ts'
import { type Names, methodName } from './names.ts'

const shardingWords: Readonly<Record<Option['layout']['sharding'], string>> = {
  none: 'no sharding',
  zero1: 'ZeRO-1',
  zero2: 'ZeRO-2',
  fsdp: 'FSDP',
}

const recomputationWords: Readonly<Record<Option['recomputation'], string>> = {
  none: 'no gradient checkpointing',
  selective: 'selective checkpointing',
  full: 'full gradient checkpointing',
}

const offloadWords: Readonly<Record<Option['offload'], string>> = {
  none: '',
  optimizer: 'optimizer in host memory',
  params: 'parameters and optimizer in host memory',
}

/** GPUs that hold different data: all, over the GPUs that share one copy of the work. */
export function dataParallel({ gpuCount, layout }: Pick<Option, 'gpuCount' | 'layout'>): number {
  return Math.max(1, Math.floor(gpuCount / (layout.tp * layout.pp * layout.cp)))
}

/** Sequences per optimizer step, all GPUs together. */
export function globalBatch(option: Option): number {
  return option.microBatch * option.accumulation * dataParallel(option)
}

/** "FSDP", "ZeRO-1, tensor parallel 4, pipeline 2"; '' on one GPU. */
function layoutWords({ gpuCount, layout }: Option): string {
  if (gpuCount <= 1) return ''
  const degrees = [
    layout.tp > 1 ? `tensor parallel ${layout.tp}` : '',
    layout.pp > 1 ? `pipeline ${layout.pp}` : '',
    layout.cp > 1 ? `context parallel ${layout.cp}` : '',
  ]
  return [shardingWords[layout.sharding], ...degrees].filter((words) => words !== '').join(', ')
}

/** "batch 2 per GPU × 4 steps × 8 GPUs = 64 sequences of 4,096 tokens, packed". */
function batchWords(option: Option): string {
  const copies = dataParallel(option)
  const accumulation = option.accumulation > 1 ? ` × ${count(option.accumulation)} accumulation` : ''
  const parallel = copies > 1 ? ` × ${count(copies)} data-parallel` : ''
  const total = accumulation + parallel === '' ? '' : ` = ${count(globalBatch(option))}`
  const sequences = `sequence length ${count(option.sequenceLength)}${option.packed ? ', packed' : ''}`
  return `batch ${count(option.microBatch)} per GPU${accumulation}${parallel}${total}, ${sequences}`
}

/** The set-up as parts for one line: stack, method, layout, batch, checkpointing, offload. */
export function recipe(option: Option, names: Names): readonly string[] {
  const rank = option.loraRank === null ? '' : ` rank ${count(option.loraRank)}`
  return [
    names.stack(option.stack),
    `${methodName(option)}${rank === '' ? '' : `,${rank}`}`,
    layoutWords(option),
    batchWords(option),
    recomputationWords[option.recomputation],
    offloadWords[option.offload],
  ].filter((words) => words !== '')
}

/** "38% MFU": model FLOPs against the dense bf16 peak; '' where it is not known. */
export const utilisation = ({ mfu }: Option): string => (mfu === null ? '' : `${percent(mfu)} MFU`)
