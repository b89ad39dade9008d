/**
 * The range of a run from a site that was never measured: how far sites differ, more for what is not stated, for regimes
 * where sites differ most, and for what nothing measured is like.
 */
import type { Calibration } from './calibration.ts'
import type { Interval } from './plan.ts'
import { dataParallel, type TrainingRun, type Workload } from './physics/training-run.ts'

/** What widens a range, each between 0 and about 3; `sites` is 1 for every run. */
export const speedTerms = [
  'sites', 'recomputationUnstated', 'attentionUnstated', 'batchUnstated', 'frameworkUnknown', 'machines', 'modelParallel',
  'long', 'short', 'small', 'eager', 'cardUnmeasured', 'lowPrecision', 'hostMemory', 'adapters', 'quantized',
  'expertParallel', 'expertLoop', 'unlike',
] as const // prettier-ignore
export const memoryTerms = [
  'sites', 'recomputationUnstated', 'attentionUnstated', 'batchUnstated', 'frameworkUnknown', 'metricUnstated',
  'sharded', 'modelParallel', 'pipeline', 'long', 'kept', 'adapters', 'quantized', 'hostMemory', 'expertParallel', 'unlike',
] as const // prettier-ignore

export type UncertaintyTerm = (typeof speedTerms)[number] | (typeof memoryTerms)[number]

/** Classes under which the range of an unseen source is centred and skewed. */
export const unseenSourceClasses = {
  speed: ['one', 'few', 'many', 'experts'],
  memory: ['one', 'few', 'many', 'many, whole layers', 'experts'],
} as const

type UnseenSourceClass = (typeof unseenSourceClasses)[keyof typeof unseenSourceClasses][number]

/**
 * The class of `run`: with experts, else by whether it runs on one GPU, within a machine, or beyond. Memory beyond one is
 * another matter where layers are split: what each stage and each slice holds differs most between sites.
 */
export function unseenSourceClassOf(run: Workload, quantity: keyof typeof unseenSourceClasses): UnseenSourceClass {
  if (run.shape.moe !== null) return 'experts'
  if (run.gpuCount <= 8) return run.gpuCount === 1 ? 'one' : 'few'
  return quantity === 'memory' && run.tp * run.pp * run.cp === 1 ? 'many, whole layers' : 'many'
}

const log2 = (value: number) => Math.max(0, Math.log2(value))
const when = (holds: boolean) => (holds ? 1 : 0)

/** The terms of `run`; `similarity` (0 to 1): to the most similar measured run. */
export function uncertaintyTerms(
  run: TrainingRun,
  similarity: number,
  isMetricStated = true,
): Readonly<Record<UncertaintyTerm, number>> {
  const { software, hardware, shape, network } = run
  return {
    ...memoryUncertaintyTerms(run, similarity, isMetricStated),
    machines: Math.sqrt(log2(run.gpuCount / network.linkDomain)),
    small: log2(2048 / shape.hidden),
    short: log2(2048 / tokensOfMicroStep(run)) / 2,
    eager: when(software.attention === 'eager') * Math.min(2, run.sequenceLength / 1024),
    cardUnmeasured: when(hardware.isMatmulMeasured === false),
    lowPrecision: when(run.compute !== 'bf16' && run.compute !== 'fp16'),
    expertLoop: when(shape.moe !== null && software.experts === 'loop'),
  }
}

const tokensOfMicroStep = ({ microBatch, sequenceLength, cp }: Workload) => (microBatch * sequenceLength) / cp

/** The terms that widen a range of memory: the same on every GPU. */
export function memoryUncertaintyTerms(
  run: Workload,
  similarity: number,
  isMetricStated = true,
): Readonly<Record<(typeof memoryTerms)[number], number>> {
  const { software, shape, offload } = run
  const isUnstated = (what: NonNullable<TrainingRun['unstated']>[number]) => when(run.unstated?.includes(what) ?? false)
  return {
    sites: 1,
    recomputationUnstated: Math.max(when(run.recomputation === null), isUnstated('recomputation'), isUnstated('loss')),
    attentionUnstated: isUnstated('attention'),
    batchUnstated: isUnstated('batch'),
    frameworkUnknown: when(software.framework === 'unknown'),
    metricUnstated: when(!isMetricStated),
    sharded: when(run.sharding === 'fsdp' && dataParallel(run) > 1 && run.method === 'full'),
    modelParallel: when(run.tp * run.pp * run.cp > 1),
    pipeline: when(run.pp > 1),
    long: log2(run.sequenceLength / 8192) / 2,
    kept: when(run.recomputation === 'none'),
    adapters: when(run.method !== 'full'),
    quantized: when(software.quantizer !== null),
    hostMemory: when(offload.params || offload.optimizer || offload.activations || software.paged),
    expertParallel: when(shape.moe !== null && run.ep > 1),
    unlike: 1 - similarity,
  }
}

/** Standard deviation in log: the terms add as variances, each by its scale. */
export function unseenSourceSpread(
  terms: Readonly<Partial<Record<UncertaintyTerm, number>>>,
  scales: Readonly<Record<string, number>>,
): number {
  let variance = 0
  for (const name in scales) {
    const part = (scales[name] ?? 0) * (terms[name as UncertaintyTerm] ?? 0)
    variance += part * part
  }
  return Math.sqrt(variance)
}

/** `value` (any unit) by physics, as it is found at sites that were never measured: skewed, and centred where they are. */
export function unseenSourceInterval(
  value: number,
  spread: number,
  quantiles: Calibration['time']['ranges']['unseenSources']['quantiles'][string] | undefined,
): Interval {
  const { p10, p50, p90 } = quantiles ?? { p10: -1.6, p50: 0, p90: 1.6 }
  return {
    p10: value * Math.exp(spread * p10),
    p50: value * Math.exp(spread * p50),
    p90: value * Math.exp(spread * p90),
  }
}
