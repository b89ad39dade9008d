/** The working of an estimate: every formula that ran for one plan, with the numbers that went in. For receipts only. */
import { type Estimator, memoryKnown, runOf, sizesOfPlan } from './estimate.ts'
import { openRecording, type Step } from './formula.ts'
import { communication } from './formulas/communication.ts'
import { compute } from './formulas/compute.ts'
import { memory } from './formulas/memory.ts'
import { measureMemory, type Memory } from './memory.ts'
import { ownOrigin } from './own.ts'
import type { Plan } from './plan.ts'
import { type Prediction, predictSpeed } from './predictor.ts'
import { timeStep, type Times } from './throughput.ts'

export type Working = {
  /** Seconds of a micro-step, and what led to them. */
  readonly times: Times
  readonly timeSteps: readonly Step[]
  /** Bytes of the fullest GPU, and what led to them. */
  readonly memory: Memory
  readonly memorySteps: readonly Step[]
  /** Tokens per second of one GPU by physics alone, and corrected by the nearest measured runs. */
  readonly physics: number
  readonly speed: Prediction
}

/** Runs `plan` once more and writes everything down. The figures are those of `estimate` to the last bit. */
export function workingOf(plan: Plan, estimator: Estimator): Working {
  const { calibration, points, own } = estimator
  const run = runOf(plan)
  const sizes = sizesOfPlan(plan)
  const timeSteps: Step[] = []
  const memorySteps: Step[] = []
  const timeBook = { ...openRecording(compute, timeSteps), ...openRecording(communication, timeSteps) }
  const times = timeStep(run, sizes, calibration.constants, timeBook)
  return {
    times,
    timeSteps,
    memory: memoryKnown(
      measureMemory(run, sizes, calibration.constants, openRecording(memory, memorySteps)),
      run,
      estimator,
    ),
    memorySteps,
    physics: times.tokensPerSecond,
    speed: predictSpeed(run, sizes, calibration, points, own && ownOrigin(plan.model ?? 'a bare shape', run)),
  }
}
