/** What a plan does beside plain supervised training with the optimizer of its software. */
import type { StepPhases } from './physics/objective.ts'
import type { Adapter, Optimizer, RolloutFacts, TrainingObjective } from '../catalog/training-objective.ts'

export type PlanTraining = {
  readonly objective: TrainingObjective
  /** null: LoRA, or everything is trained. */
  readonly adapter: Adapter | null
  /** Id and facts; null: that of the software. */
  readonly optimizer: { readonly id: string; readonly facts: Optimizer } | null
  /** null: those of the software. */
  readonly kernels: {
    readonly attention: 'eager' | 'sdpa' | 'flash' | null
    readonly fusedLoss: boolean | null
    readonly compile: boolean | null
  }
  /** Share of the trained tokens that are of images; 0: none. */
  readonly imageShare: number
  /** Mean tokens of a prompt and a response, and responses to a prompt; null: the objective generates nothing. */
  readonly rollout: {
    readonly promptTokens: number
    readonly responseTokens: number
    /** The longest that a response may be. */
    readonly cap: number
    readonly samplesPerPrompt: number
  } | null
  /** Sequences of an optimizer step; null: chosen. */
  readonly globalBatch: number | null
  /** Forward passes of a frozen reference over each sequence, and whether it stands beside the model. */
  readonly referencePasses: number
  readonly holdsReference: boolean
  readonly facts: RolloutFacts
}

/** What the objective of a plan makes of its time. */
export type PlanObjective = {
  /** Time over that of plain supervised training on the same tokens. */
  readonly slowdown: number
  readonly phases: StepPhases
  /** Tokens trained on in the step. */
  readonly tokens: number
  /** Half-width of the range in log; 0: that of the supervised run. */
  readonly halfWidth: number
}
