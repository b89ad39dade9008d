/** The estimator and the estimate of physics alone: types that estimates and corrections share. */
import type { MemoryRatio, ResidualModels } from './residuals/residual-model.ts'
import type { MicroStepTimes } from './physics/throughput.ts'
import type { TrainingRun } from './physics/training-run.ts'
import type { Calibration } from './calibration.ts'
import type { MemoryBreakdown } from './physics/memory.ts'
import type { Plan } from './plan.ts'
import type { Sizes } from './physics/sizes.ts'

/** The calibrated model with the measured runs that correct it; `team` where a team's own runs are among them. */
export type Estimator = {
  readonly calibration: Calibration
  readonly residualModels: ResidualModels
  readonly team?: { readonly memoryRatios: readonly MemoryRatio[] }
}

/** Speed and memory of a plan by physics alone: cheap enough for a sweep. */
export type PhysicsEstimate = {
  readonly plan: Plan
  readonly run: TrainingRun
  readonly sizes: Sizes
  readonly times: MicroStepTimes
  readonly memory: MemoryBreakdown
}
