/** Peak memory under an objective: the longest batch, models beside the trained one, a critic, a tower, an engine. Bytes. */
import type { ObjectiveFacts, TrainingObjective } from '../catalog/training-objective.ts'
import type { Estimator } from './estimator.ts'
import { compiledMemoryFormulas } from './formulas/compiled.ts'
import type { ObjectiveLengths } from './objective-lengths.ts'
import { estimateMemory } from './physics/memory.ts'
import { auxiliaryModels } from './physics/objective.ts'
import type { Sizes } from './physics/sizes.ts'
import { dataParallel, type TrainingRun } from './physics/training-run.ts'
import type { Prediction } from './range.ts'
import type { ObjectiveConfig } from './residuals/objective-config.ts'

type MemoryOf = {
  readonly config: ObjectiveConfig
  readonly run: TrainingRun
  readonly objective: TrainingObjective
  readonly hasReference: boolean
  readonly lengths: ObjectiveLengths
  readonly isColocated: boolean
}

/** `predict` is the memory of a supervised run in the metric of the row. */
export function objectiveMemory(
  { config, run, objective, hasReference, lengths, isColocated }: MemoryOf,
  sizes: Sizes,
  { calibration }: Estimator,
  { rollout }: ObjectiveFacts,
  predict: (run: TrainingRun) => Prediction,
): { readonly peak: number } {
  const longest: TrainingRun = {
    ...run,
    sequenceLength: lengths.longest,
    offload: { ...run.offload, params: /param/i.test(config.offload ?? '') },
    software: { ...run.software, variableLength: false },
  }
  const training = predict(longest).value.p50
  const isSharded = run.sharding === 'fsdp'
  const shards = (isSharded ? dataParallel(run) * run.cp : 1) * run.tp * run.pp
  const auxiliary = auxiliaryModels(objective, run.shape, { isFull: run.method === 'full', hasReference, shards })
  const { persistent } = estimateMemory(longest, sizes, calibration.constants, compiledMemoryFormulas)
  const trained = training + auxiliary.frozen + auxiliary.critics * persistent
  if (!isColocated) return { peak: trained }
  // An engine on the same GPUs gives its memory back while they train, if it was told to.
  const engine = rollout.engineMemoryShare.base * run.hardware.usableMemory
  return { peak: Math.max(trained, engine + (run.method === 'full' ? 0 : 0.2) * persistent) }
}
