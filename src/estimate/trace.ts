/** The trace of an estimate: every formula evaluated for one plan, with its inputs. For receipts only. */
import { correctMemory, runOf, sizesOfPlan } from './estimate.ts'
import { compileTraced, type TraceStep } from './formulas/formula.ts'
import { communicationFormulas } from './formulas/communication.ts'
import { computeFormulas } from './formulas/compute.ts'
import { memoryFormulas } from './formulas/memory.ts'
import { estimateMemory, type MemoryBreakdown } from './physics/memory.ts'
import { teamOrigin } from './residuals/team-origin.ts'
import { objectiveFormulas } from './formulas/objective.ts'
import { plainRate, timePlanObjective } from './objective-plan.ts'
import type { PlanObjective } from './plan-training.ts'
import type { Plan } from './plan.ts'
import { predictSpeed } from './predictor.ts'
import { timeMicroStep, type MicroStepTimes } from './physics/throughput.ts'
import type { Estimator } from './estimator.ts'
import type { Prediction } from './range.ts'

export type Trace = {
  /** Seconds of a micro-step, and the formulas they come from. */
  readonly times: MicroStepTimes
  readonly timeSteps: readonly TraceStep[]
  /** Bytes of the fullest GPU, and the formulas they come from. */
  readonly memory: MemoryBreakdown
  readonly memorySteps: readonly TraceStep[]
  /** Tokens per second of one GPU by physics alone, and corrected by the nearest measured runs. */
  readonly physicsTokensPerSecond: number
  readonly speed: Prediction
  /** What the objective makes of the time of a step, and the formulas of it; null: plain training. */
  readonly objective: PlanObjective | null
  readonly objectiveSteps: readonly TraceStep[]
}

/** Estimates `plan` once more and records every step. The figures are those of `estimate` to the last bit. */
export function traceEstimate(plan: Plan, estimator: Estimator): Trace {
  const { calibration, residualModels, team } = estimator
  const run = runOf(plan)
  const sizes = sizesOfPlan(plan)
  const timeSteps: TraceStep[] = []
  const memorySteps: TraceStep[] = []
  const timeFormulas = {
    ...compileTraced(computeFormulas, timeSteps),
    ...compileTraced(communicationFormulas, timeSteps),
  }
  const times = timeMicroStep(run, sizes, calibration.constants, timeFormulas)
  const speed = predictSpeed(
    run,
    sizes,
    calibration,
    residualModels,
    team && teamOrigin(plan.model ?? 'a bare shape', run),
  )
  const objectiveSteps: TraceStep[] = []
  const { training } = plan
  const objective =
    training == null
      ? null
      : timePlanObjective(
          { ...plan, training },
          run,
          sizes,
          plainRate(speed.value.p50, times.tokensPerSecond, team !== undefined) * plan.gpuCount,
          compileTraced(objectiveFormulas, objectiveSteps),
        )
  return {
    objective,
    objectiveSteps,
    times,
    timeSteps,
    memory: correctMemory(
      estimateMemory(run, sizes, calibration.constants, compileTraced(memoryFormulas, memorySteps)),
      run,
      estimator,
    ),
    memorySteps,
    physicsTokensPerSecond: times.tokensPerSecond,
    speed,
  }
}
