/** Sequences of an optimizer step: one number for all plans of a job, or plans would be compared that train different things. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { UsualBatches } from '../../catalog/usual-batches.ts'
import type { Plan } from '../../estimate/plan.ts'
import { isGpuLimit } from '../../scenario/gpu-limit.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { TrainingMethod } from './search-space.ts'

type BatchFields = Pick<Spec, 'task' | 'sequenceLength' | 'globalBatch' | 'batch' | 'gpuCount' | 'mostGpus' | 'nodes'>

/** Sequence length of a question that names none: longer where a model is trained from scratch. Tokens. */
export function sequenceLengthOf(
  { task, sequenceLength }: Pick<Spec, 'task' | 'sequenceLength'>,
  batches: UsualBatches,
) {
  return sequenceLength ?? (task === 'pretrain' ? batches.pretraining.sequenceLength.base : DEFAULT_SEQUENCE_LENGTH)
}

/**
 * The question with sequences as long as its model can read, where nobody says how long and the usual length is more; an
 * encoder reads no more than it was made for, whatever is asked: longer texts are split.
 */
export function withinContext(spec: Spec, { models, batches }: Pick<Catalog, 'models' | 'batches'>): Spec {
  const model = spec.model === null ? undefined : models.get(spec.model)
  const context = model?.maxContext.base
  if (context === undefined || context >= sequenceLengthOf(spec, batches)) return spec
  return spec.sequenceLength === null || model?.shape.bidirectional === true
    ? { ...spec, sequenceLength: context }
    : spec
}

/** Tokens that one attends to where documents were said to be shorter than the sequence that they are packed into. */
export function attendedTokens(
  { documentTokens }: Pick<Spec, 'documentTokens'>,
  sequenceLength: number,
  packed: boolean,
  { attendedOverMean }: UsualBatches,
): Pick<Plan, 'attendedTokens'> {
  const attended = (documentTokens ?? Infinity) * attendedOverMean.base
  return packed && attended < sequenceLength ? { attendedTokens: attended } : {}
}

/** Tokens of a sequence where nothing else is known. */
export const DEFAULT_SEQUENCE_LENGTH = 2048

/** What people train with on the method and the sequence length, in powers of two where sequences are long. */
export function usualBatchOf(
  spec: Pick<Spec, 'task' | 'sequenceLength'>,
  { method }: Pick<TrainingMethod, 'method'>,
  params: number,
  batches: UsualBatches,
): number {
  const length = sequenceLengthOf(spec, batches)
  if (spec.task === 'pretrain' && method === 'full') {
    const { steps } = batches.pretraining
    const step = steps.find(({ upToParams }) => upToParams === null || params <= upToParams) ?? steps.at(-1)
    return powerOfTwoBelow((step?.tokens.base ?? length) / length)
  }
  const { sequences, mostTokens, leastSequences } = batches[method === 'full' ? 'full' : 'adapter']
  return Math.min(sequences.base, Math.max(leastSequences.base, powerOfTwoBelow(mostTokens.base / length)))
}

/**
 * Sequences of a step of every plan of the job: those asked for, else the usual ones, in whole micro-batches where these
 * were named, and shared evenly by GPUs whose number was.
 */
export function globalBatchOf(
  spec: BatchFields,
  trainingMethod: Pick<TrainingMethod, 'method'>,
  params: number,
  batches: UsualBatches,
): number {
  if (spec.globalBatch !== null) return spec.globalBatch
  const usual = usualBatchOf(spec, trainingMethod, params, batches)
  // Several machines of eight; of four they share it too.
  const asked = isGpuLimit(spec) ? null : spec.gpuCount
  const gpuCount = asked ?? (spec.nodes === null || spec.nodes === 1 ? null : 8 * spec.nodes)
  const unit = (spec.batch ?? 1) * (gpuCount ?? 1)
  if (gpuCount !== null) return unit * Math.max(1, Math.round(usual / unit))
  return unit * powerOfTwoBelow(usual / unit)
}

/** Sequences of a step of a plan. */
export const globalBatchOfPlan = ({
  microBatch,
  accumulation,
  gpuCount,
  layout: { tp, pp, cp },
}: BatchOfPlan): number => (microBatch * accumulation * gpuCount) / (tp * pp * cp)

type BatchOfPlan = Pick<Plan, 'microBatch' | 'accumulation' | 'gpuCount' | 'layout'>

const powerOfTwoBelow = (value: number) => 2 ** Math.max(0, Math.floor(Math.log2(value)))

/**
 * Micro-batches that make up one copy's share of a global batch exactly, the smallest first: at most `largest`, or `asked`
 * alone. Empty where the copies cannot share the batch evenly.
 */
export function microBatchesOf(
  globalBatch: number,
  dataParallel: number,
  largest: number,
  asked: number | null,
): readonly number[] {
  const share = globalBatch / dataParallel
  if (!Number.isInteger(share)) return []
  if (asked !== null) return share % asked === 0 ? [asked] : []
  const microBatches: number[] = []
  for (let microBatch = 1; microBatch <= Math.min(share, largest); microBatch += 1)
    if (share % microBatch === 0) microBatches.push(microBatch)
  return microBatches
}
