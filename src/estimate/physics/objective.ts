/** One optimizer step under an objective: what it does beside the training passes that physics of a run times. */
import type { ModelShape } from '../../catalog/model.ts'
import type { RolloutFacts, TrainingObjective } from '../../catalog/training-objective.ts'
import type { CompiledObjectiveFormulas } from '../formulas/compiled.ts'
import type { Hardware, TrainingRun } from './training-run.ts'
import { longestResponse, type RolloutEngine, type RolloutJob, timeRollout } from './rollout.ts'
import { MAC } from '../../catalog/units.ts'

/** What one step works on. Counts are of the whole job. */
export type ObjectiveStep = {
  readonly objective: TrainingObjective
  /** Tokens that are trained on in the step. */
  readonly tokens: number
  /** Tokens a second of the whole job in supervised training of these sequences. */
  readonly rate: number
  /** Forward passes over each token of a reference or teacher; those of the model itself are the objective's. */
  readonly referencePasses: number
  /** A critic's size over the model's; 0: none. */
  readonly critic: number
  /** Time of the adapter over LoRA's. */
  readonly adapterFactor: number
  readonly images: { readonly patches: number; readonly towerParams: number; readonly isTrained: boolean } | null
  /** null: nothing is generated. */
  readonly rollout: { readonly job: RolloutJob; readonly engine: RolloutEngine } | null
  readonly isAsynchronous: boolean
  /** Products of the optimizer step: parameters of each GPU, and flops of each over the width; absent: none. */
  readonly optimizer?: { readonly params: number; readonly flopsPerHidden: number } | null
  /** Sequences are packed without padding. */
  readonly isPaddingFree: boolean
}

/** Seconds of one step by phase; `other` is scoring, transfers and weight sync. */
export type StepPhases = {
  readonly generation: number
  readonly logprob: number
  readonly update: number
  readonly other: number
  readonly step: number
}

/** Times one optimizer step of an objective. */
export function timeObjectiveStep(
  step: ObjectiveStep,
  run: Pick<TrainingRun, 'shape' | 'method' | 'recomputation' | 'gpuCount' | 'hardware'>,
  generationFacts: RolloutFacts,
  formulas: CompiledObjectiveFormulas,
): StepPhases {
  const isRollout = step.rollout !== null
  const forwardShare = formulas.forwardShare({
    factor: isRollout ? generationFacts.forwardFactor.base : 1,
    trained: run.method === 'full' ? 1 : 0,
    recomputed: run.recomputation === 'full' ? 1 : 0,
  })
  // A critic that is trained is also run forward once; the reward model likewise.
  // Beside the training the engine's own log-probabilities stand for those of the policy that wrote.
  const policyPasses = step.isAsynchronous ? 0 : step.objective.policyPasses.base
  const passes = step.referencePasses + policyPasses + step.critic * (step.objective.rewardModel ? 2 : 1)
  const slowdown = slowdownOf(step, generationFacts, formulas)
  const forward = formulas.forwardPassTime({ tokens: step.tokens, passes, forwardShare, rate: step.rate })
  const update =
    formulas.updateTime({
      tokens: step.tokens,
      factor: step.adapterFactor * slowdown,
      critic: step.critic,
      rate: step.rate,
    }) +
    visionTime(step, run.hardware, run.gpuCount, generationFacts, formulas) +
    optimizerTime(step, run, generationFacts, formulas)
  const logprob = forward * slowdown
  if (step.rollout === null) return { generation: 0, logprob, update, other: 0, step: logprob + update }
  const { job, engine } = step.rollout
  const { generation } = timeRollout(run.shape, job, engine, generationFacts, formulas, !step.isAsynchronous)
  const other = formulas.rolloutOverhead({
    share: generationFacts.overheadShare.base,
    generation,
    logprob,
    update,
    wake: engine.behaviour.wakeSeconds.base * Math.min(1, run.gpuCount / 8),
  })
  const training = logprob + update
  if (!step.isAsynchronous) return { generation, logprob, update, other, step: generation + training + other }
  // Written beside the training: what shows of it is what training waits for.
  const exposed = Math.max(0.15 * generation, generation - training)
  return { generation: exposed, logprob, update, other: 0, step: training + exposed }
}

/** Time of a training pass under the objective over that of packed text. */
function slowdownOf(step: ObjectiveStep, facts: RolloutFacts, formulas: CompiledObjectiveFormulas): number {
  const { images, isPaddingFree, objective } = step
  const loop = loopFactor(step, facts, formulas)
  return loop * (images === null ? 1 : facts.imageFactor.base) * (isPaddingFree ? 1 : objective.padding.base)
}

/** Loops pad a micro-batch to its longest sequence, as many as a budget of tokens holds; those beside the engines pack. */
function loopFactor(
  { rollout, isAsynchronous, isPaddingFree }: ObjectiveStep,
  facts: RolloutFacts,
  formulas: CompiledObjectiveFormulas,
): number {
  if (rollout === null) return 1
  if (isAsynchronous) return facts.asynchronousFactor.base
  const { job, engine } = rollout
  const response = job.responseTokens
  const together = isPaddingFree ? 1 : Math.max(1, facts.passTokens.base / (job.promptTokens + response))
  return formulas.loopFactor({
    packed: facts.packedFactor.base,
    padded: facts.paddedFactor.base,
    together,
    prompt: job.promptTokens,
    longest: longestResponse(job, together, engine.behaviour, facts, formulas),
    response,
  })
}

function optimizerTime(
  { optimizer }: ObjectiveStep,
  { shape, hardware }: Pick<TrainingRun, 'shape' | 'hardware'>,
  facts: RolloutFacts,
  formulas: CompiledObjectiveFormulas,
): number {
  if (optimizer === null || optimizer === undefined || optimizer.flopsPerHidden === 0) return 0
  return formulas.optimizerExtraTime({
    params: optimizer.params,
    perHidden: optimizer.flopsPerHidden,
    hidden: shape.hidden,
    peak: hardware.peakFlops,
    share: facts.visionEfficiency.base,
    flop: 1,
  })
}

function visionTime(
  { images }: ObjectiveStep,
  hardware: Hardware,
  gpuCount: number,
  rollout: RolloutFacts,
  formulas: CompiledObjectiveFormulas,
): number {
  if (images === null) return 0
  return formulas.visionTime({
    flop: MAC / 2,
    params: images.towerParams,
    patches: images.patches,
    passes: images.isTrained ? 3 : 1,
    peak: hardware.peakFlops * gpuCount,
    share: rollout.visionEfficiency.base,
  })
}

/** Bytes a parameter of what stands beside the trained model: reference, teacher and reward model frozen, the critic trained. */
export function auxiliaryModels(
  objective: TrainingObjective,
  shape: ModelShape,
  {
    isFull,
    hasReference,
    shards,
  }: { readonly isFull: boolean; readonly hasReference: boolean; readonly shards: number },
): { readonly frozen: number; readonly critics: number } {
  const frozenModels = (hasReference && isFull ? 1 : 0) + (objective.rewardModel ? 1 : 0)
  return { frozen: (2 * frozenModels * shape.params) / shards, critics: objective.critic ? 1 : 0 }
}
