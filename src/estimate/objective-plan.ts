/** An objective over a plan: time of a step beside that of plain training on the same tokens, and the range of that. */
import type { RolloutFacts } from '../catalog/training-objective.ts'
import type { CompiledObjectiveFormulas } from './formulas/compiled.ts'
import { familyHalfWidth } from './objective-range.ts'
import { packsRollouts } from './objective-rollout.ts'
import type { PlanObjective, PlanTraining } from './plan-training.ts'
import { timeObjectiveStep } from './physics/objective.ts'
import type { Sizes } from './physics/sizes.ts'
import { localParams } from './physics/sizes.ts'
import { dataParallel, type TrainingRun, type Workload } from './physics/training-run.ts'
import type { Interval, Plan } from './plan.ts'

/**
 * The plain speed of a GPU at which a step under an objective is timed. Where a team's own runs correct it, what they measured
 * is of the whole step, with what the model writes: the step is timed by physics, and the correction is of all of it.
 */
export const plainRate = (corrected: number, physics: number, isTeam: boolean): number => (isTeam ? physics : corrected)

/** `tokensPerSecond` of all GPUs in plain supervised training. */
export function timePlanObjective(
  plan: Plan & { readonly training: PlanTraining },
  run: TrainingRun,
  sizes: Sizes,
  tokensPerSecond: number,
  formulas: CompiledObjectiveFormulas,
): PlanObjective {
  const { training } = plan
  const { objective, rollout, facts } = training
  const length = rollout === null ? plan.sequenceLength : rollout.promptTokens + rollout.responseTokens
  const planned = plan.microBatch * plan.accumulation * dataParallel(run)
  const sequences =
    rollout === null
      ? (training.globalBatch ?? planned)
      : training.globalBatch === null
        ? usualResponses(plan.gpuCount, facts)
        : training.globalBatch * rollout.samplesPerPrompt
  const tokens = sequences * length
  const weightBytes = run.software.quantizer === null ? 2 : 0.6
  const needed = (weightBytes * run.shape.params) / (facts.engineMemoryShare.base * run.hardware.usableMemory)
  const phases = timeObjectiveStep(
    {
      objective,
      tokens,
      rate: tokensPerSecond,
      referencePasses: training.referencePasses,
      critic: objective.critic ? 1 : 0,
      adapterFactor: training.adapter?.time.base ?? 1,
      images:
        training.imageShare === 0
          ? null
          : {
              patches: facts.patchesPerToken.base * training.imageShare * tokens,
              towerParams: facts.visionParams.base,
              isTrained: plan.method === 'full',
            },
      rollout:
        rollout === null
          ? null
          : {
              job: {
                sequences,
                samplesPerPrompt: rollout.samplesPerPrompt,
                promptTokens: rollout.promptTokens,
                responseTokens: rollout.responseTokens,
                cap: rollout.cap,
                isSpeculative: false,
              },
              engine: {
                behaviour: facts.engines.vllm,
                gpus: plan.gpuCount,
                tp: Math.min(plan.gpuCount, 2 ** Math.max(0, Math.ceil(Math.log2(needed)))),
                weightBytes,
                hardware: run.hardware,
                batch: Infinity,
              },
            },
      isAsynchronous: false,
      isPaddingFree: plan.packed || (rollout !== null && packsRollouts(plan.stack.name, facts)),
      optimizer:
        plan.method !== 'full' || training.optimizer === null
          ? null
          : {
              params: localParams(run, sizes) / (run.sharding === 'none' ? 1 : dataParallel(run)),
              flopsPerHidden: training.optimizer.facts.stepFlopsPerHidden.base,
            },
    },
    run,
    facts,
    formulas,
  )
  return {
    slowdown: phases.step / (tokens / tokensPerSecond),
    phases,
    tokens,
    halfWidth: familyHalfWidth(objective.family, training.imageShare > 0),
  }
}

/** Responses of a step where nobody said how many prompts it has: as many as loops usually take, and few on few GPUs. */
const usualResponses = (gpuCount: number, { stepResponses, sequencesPerGpu, mostPerGpu }: RolloutFacts): number =>
  Math.max(sequencesPerGpu.base * gpuCount, Math.min(stepResponses.base, mostPerGpu.base * gpuCount))

/** A speed under an objective: slower, and as uncertain as published runs of such objectives are. */
export function underObjective(speed: Interval, { slowdown, halfWidth }: PlanObjective): Interval {
  const p50 = speed.p50 / slowdown
  const down = Math.max(halfWidth, Math.log(speed.p50 / speed.p10))
  const up = Math.max(halfWidth, Math.log(speed.p90 / speed.p50))
  return { p10: p50 * Math.exp(-down), p50, p90: p50 * Math.exp(up) }
}

/** Bytes a GPU holds beside what supervised training of the plan does: reference, reward model, teacher, critic, tower. */
export function auxiliaryModelBytes(training: PlanTraining, run: Workload): number {
  const { objective, facts } = training
  const isFull = run.method === 'full'
  const shards = (run.sharding === 'fsdp' ? dataParallel(run) * run.cp : 1) * run.tp * run.pp
  const isHeld = (training.holdsReference && isFull) || objective.teacher
  const models = (isHeld ? 1 : 0) + (objective.rewardModel ? 1 : 0)
  const tower = training.imageShare > 0 ? facts.visionParams.base : 0
  // A critic is trained like the model: weights, gradients and states in mixed precision, or an adapter over a frozen copy.
  const critic = objective.critic ? (isFull ? 16 : 2) * run.shape.params : 0
  return (2 * models * run.shape.params + critic) / shards + 2 * tower
}
