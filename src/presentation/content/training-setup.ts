/** How the recommended run is set up, in the words of trainers' configuration files. */
import type { Option } from '../../recommend/recommendation.ts'
import { formatCount, formatPercent } from '../format/number-format.ts'
import { type DisplayNames, methodName } from '../format/display-names.ts'

const shardingLabels: Readonly<Record<Option['layout']['sharding'], string>> = {
  none: 'no sharding',
  zero1: 'ZeRO-1',
  zero2: 'ZeRO-2',
  fsdp: 'FSDP',
}

export const recomputationLabels: Readonly<Record<Option['recomputation'], string>> = {
  none: 'no gradient checkpointing',
  selective: 'selective checkpointing',
  full: 'full gradient checkpointing',
}

export const offloadLabels: Readonly<Record<Option['offload'], string>> = {
  none: '',
  optimizer: 'optimizer in host memory',
  params: 'parameters and optimizer in host memory',
}

/** GPUs that hold different data: all, over the GPUs that share one copy of the work. */
export function dataParallelDegree({ gpuCount, layout }: Pick<Option, 'gpuCount' | 'layout'>): number {
  return Math.max(1, Math.floor(gpuCount / (layout.tp * layout.pp * layout.cp)))
}

/** Sequences per optimizer step, all GPUs together. */
export function globalBatch(option: Option): number {
  return option.microBatch * option.accumulation * dataParallelDegree(option)
}

/** "FSDP", "ZeRO-1, tensor parallel 4, pipeline 2"; '' on one GPU. */
export function describeLayout({ gpuCount, layout }: Option): string {
  if (gpuCount <= 1) return ''
  const degrees = [
    layout.tp > 1 ? `tensor parallel ${layout.tp}` : '',
    layout.pp > 1 ? `pipeline ${layout.pp}` : '',
    layout.cp > 1 ? `context parallel ${layout.cp}` : '',
    (layout.ep ?? 1) > 1 ? `expert parallel ${layout.ep}` : '',
  ]
  return [shardingLabels[layout.sharding], ...degrees].filter((words) => words !== '').join(', ')
}

/** "batch 2 per GPU × 4 steps × 8 GPUs = 64 sequences of 4,096 tokens, packed". */
function describeBatch(option: Option): string {
  const replicas = dataParallelDegree(option)
  const accumulation = option.accumulation > 1 ? ` × ${formatCount(option.accumulation)} accumulation` : ''
  const parallel = replicas > 1 ? ` × ${formatCount(replicas)} data-parallel` : ''
  const total = accumulation + parallel === '' ? '' : ` = ${formatCount(globalBatch(option))}`
  const sequences = `sequence length ${formatCount(option.sequenceLength)}${option.packed ? ', packed' : ''}`
  return `batch ${formatCount(option.microBatch)} per GPU${accumulation}${parallel}${total}, ${sequences}`
}

/** In which precision full training keeps what it trains; '' of adapters. */
const describeMasterWeights = ({ masterWeights }: Option): string =>
  masterWeights == null ? '' : masterWeights ? 'fp32 master weights' : 'pure bf16 weights and states'

/** The set-up as parts for one line: stack, method, layout, batch, checkpointing, offload. */
export function trainingSetup(option: Option, names: DisplayNames): readonly string[] {
  const rank = option.loraRank === null ? '' : ` rank ${formatCount(option.loraRank)}`
  return [
    names.stack(option.stack),
    `${methodName(option)}${rank === '' ? '' : `,${rank}`}`,
    describeMasterWeights(option),
    option.optimizer == null ? '' : `optimizer ${option.optimizer}`,
    describeLayout(option),
    describeBatch(option),
    recomputationLabels[option.recomputation],
    offloadLabels[option.offload],
  ].filter((words) => words !== '')
}

/** "38% MFU": model FLOPs against the dense bf16 peak; '' where it is not known. */
export const describeMfu = ({ mfu, compute }: Option): string => {
  // Counted against the bf16 peak throughout, which products in fewer bits may pass.
  const ofPeak = /fp8|fp4/i.test(compute) ? ' of the bf16 peak' : ''
  return mfu === null ? '' : `${formatPercent(mfu)} MFU${ofPeak}`
}
