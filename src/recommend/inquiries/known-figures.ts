/** Figures of a named model for what is otherwise told in general: its checkpoints, and what a network has to carry. */
import { serverForm } from '../../catalog/gpu.ts'
import type { Catalog } from '../../catalog/catalog.ts'
import { BF16, trainingFlops } from '../../catalog/units.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { DEFAULT_LORA_RANK, modelOf } from '../search/search-space.ts'
import { checkpointBytes, resultBytes } from '../total-cost/checkpoint.ts'

export type CheckpointFigures = {
  readonly isFull: boolean
  readonly resumeBytes: number
  readonly resultBytes: number
  readonly kept: number
  /** Of the checkpoints that are kept, at the usual price of disk; US dollars. */
  readonly usdPerMonth: number
  /** All that the run writes, where it is told how often: how many, and dollars of a month of them. */
  readonly all: { readonly count: number; readonly usdPerMonth: number } | null
}

/** `written`: checkpoints of the whole run; null: it is not told. Null where no model is named. `spec.method` null: full fine-tuning, the larger one. */
export function checkpointFigures(
  spec: Spec,
  catalog: Catalog,
  written: number | null = null,
  keptAtOnce: number | null = null,
): CheckpointFigures | null {
  const model = modelOf(spec, catalog)
  if (model === null) return null
  const isFull = spec.method === null || spec.method === 'full'
  const setup = {
    method: spec.method ?? 'full',
    lora: isFull ? null : ({ rank: spec.loraRank ?? DEFAULT_LORA_RANK, targets: 'attn+mlp' } as const),
  } as const
  const { allowances, checkpoint } = catalog.totalCost
  const resume = checkpointBytes(model.shape, setup, checkpoint)
  const kept = keptAtOnce ?? allowances.checkpointsKept.base
  return {
    isFull,
    resumeBytes: resume,
    resultBytes: resultBytes(model.shape, setup),
    kept,
    usdPerMonth: ((kept * resume) / 1e9) * allowances.usualStorage.base,
    all:
      written === null
        ? null
        : { count: written, usdPerMonth: ((written * resume) / 1e9) * allowances.usualStorage.base },
  }
}

export type NetworkFigures = {
  /** Bytes through the link of one machine: for a pass sharded over all machines, and for a step that only averages gradients. */
  readonly shardedBytes: number
  readonly averagedBytes: number
  /** Seconds of a step's arithmetic on all GPUs. */
  readonly stepSeconds: number
  readonly gpuCount: number
  readonly stepTokens: number
  /** Of links, slowest first: Gbit/s, and seconds of either way. */
  readonly links: readonly { readonly gbits: number; readonly sharded: number; readonly averaged: number }[]
  /** The slowest link at which what must cross takes less than a quarter of a step; null: none of them. */
  readonly enough: number | null
}

/** Weights are gathered twice, forward and backward, and gradients scattered once. */
const passesOfSharding = 3
const passesOfAveraging = 2

/** `statedGbits`: of the link that is asked about. Full fine-tuning in bf16 over `machines`; `fitsOne`: then only gradients need cross. Null where no model is named. */
export function networkFigures(
  spec: Spec,
  machines: number,
  fitsOne: boolean,
  catalog: Catalog,
  statedGbits: number | null = null,
): NetworkFigures | null {
  const model = modelOf(spec, catalog)
  if (model === null) return null
  const { machineGpus, network } = catalog.inquiryFacts.rules
  const { linkShare, gpuFlops, stepTokens, hidden } = network
  const others = (machines - 1) / machines
  const weights = model.shape.params * BF16
  const shardedBytes = passesOfSharding * weights * others
  const averagedBytes = passesOfAveraging * weights * others
  const gpuCount = spec.gpuCount ?? machines * machineGpus.base
  const stepSeconds = (trainingFlops * model.shape.activeParams * stepTokens.base) / (gpuCount * gpuFlops.base)
  const speeds = [...new Set([...network.linkGbits, ...(statedGbits === null ? [] : [statedGbits])])]
  const links = speeds
    .toSorted((one, other) => one - other)
    .map((gbits) => {
      const rate = (gbits / 8) * 1e9 * linkShare.base
      return { gbits, sharded: shardedBytes / rate, averaged: averagedBytes / rate }
    })
  return {
    shardedBytes,
    averagedBytes,
    stepSeconds,
    gpuCount,
    stepTokens: stepTokens.base,
    links,
    enough:
      links.find(({ sharded, averaged }) => (fitsOne ? averaged : sharded) < stepSeconds * hidden.base)?.gbits ?? null,
  }
}

export type MfuFigures = {
  readonly gpu: string
  /** Tokens a second of one GPU, at the usual share of the peak and at the ends of what is usual. */
  readonly tokensPerSecond: number
  readonly low: number
  readonly high: number
  readonly share: number
}

/** What the usual share of the peak is in tokens a second; of an H100 where no GPU is named. Null where no model is. */
export function mfuFigures(spec: Spec, catalog: Catalog): MfuFigures | null {
  const model = modelOf(spec, catalog)
  const known = (spec.gpus ?? ['h100-sxm']).flatMap((id) => catalog.gpus.get(id) ?? [])
  const gpu = serverForm(known)
  const peak = gpu?.peak.bf16?.base
  if (model === null || gpu === undefined || peak === undefined) return null
  const { pretrainingMfu, usualMfu } = catalog.inquiryFacts.rules
  const rateAt = (share: number): number => (share * peak) / (trainingFlops * model.shape.activeParams)
  return {
    gpu: gpu.id,
    tokensPerSecond: rateAt(pretrainingMfu.base),
    low: rateAt(usualMfu.low.base),
    high: rateAt(usualMfu.high.base),
    share: pretrainingMfu.base,
  }
}
