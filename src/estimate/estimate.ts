/** Estimates of plans: the run that a plan describes, its speed and memory by physics, and their ranges. */
import type { Gpu } from '../catalog/gpu.ts'
import { teamMemoryFactor } from './residuals/team-measurements.ts'
import { hardwareOf, networkOf } from './physics/hardware.ts'
import type { Estimate, Plan } from './plan.ts'
import { flopsPerToken } from './physics/flops.ts'
import type { MemoryBreakdown } from './physics/memory.ts'
import { teamOrigin } from './residuals/team-origin.ts'
import { computePhysics, correctSpeed, unseenSourceSpeed } from './predictor.ts'
import type { Hardware, Network, TrainingRun, Workload } from './physics/training-run.ts'
import { type Sizes, sizesOf } from './physics/sizes.ts'
import { softwareOf } from './physics/software.ts'
import { deviceRange } from './range.ts'
import { compiledObjectiveFormulas } from './formulas/compiled.ts'
import { plainRate, timePlanObjective, underObjective } from './objective-plan.ts'
import { trainedWith, underTraining } from './objective-workload.ts'
import type { Estimator, PhysicsEstimate } from './estimator.ts'

/** GPUs in one machine as they are rented: four in an NVL72 tray, else eight. */
export const machineSize = (gpu: Gpu): number => gpu.rack?.gpusPerMachine.base ?? 8

/** GPU and interconnect of a plan: one object for all plans on the same GPUs, made before a sweep. */
export function platformOf(gpu: Gpu, gpuCount: number, nodes: number): { hardware: Hardware; network: Network } {
  const gpusPerMachine = Math.max(1, Math.round(gpuCount / nodes))
  const interconnect = {
    gpusPerMachine,
    gpuCount,
    intra: '',
    inter: '',
    gbpsPerGpu: 400,
  }
  return { hardware: hardwareOf(gpu), network: networkOf(gpu, interconnect) }
}

/** The run that a plan describes. Plans on the same GPUs share a platform. */
export function runOf(
  plan: Plan,
  { hardware, network } = platformOf(plan.gpu, plan.gpuCount, plan.nodes),
): TrainingRun {
  return { ...workloadOf(plan), hardware, network, nodes: plan.nodes }
}

/** The part of a plan's run that is the same on every GPU. Plans of one stack share its software. */
export function workloadOf(plan: Omit<Plan, 'gpu' | 'nodes'>, software = softwareOf(plan.stack, plan)): Workload {
  const { training } = plan
  return {
    ...(training == null ? {} : trainedWith(training)),
    shape: plan.shape,
    software: training == null ? software : underTraining(software, training),
    method: plan.method,
    weights: plan.weights,
    compute: plan.compute,
    rank: plan.lora?.rank ?? 16,
    targets: plan.lora?.targets ?? 'attn+mlp',
    embeddingsTrained: false,
    sequenceLength: plan.sequenceLength,
    ...(plan.attendedTokens === undefined ? {} : { attendedTokens: plan.attendedTokens }),
    microBatch: plan.microBatch,
    accumulation: plan.accumulation,
    packed: plan.packed,
    recomputation: plan.recomputation,
    gpuCount: plan.gpuCount,
    sharding: plan.layout.sharding,
    tp: plan.layout.tp,
    pp: plan.layout.pp,
    cp: plan.layout.cp,
    ep: plan.layout.ep ?? 1,
    virtualStages: null,
    offload: { params: plan.offload === 'params', optimizer: plan.offload !== 'none', activations: false },
  }
}

/** Sizes for a plan's model and method. */
export const sizesOfPlan = (plan: Pick<Plan, 'shape' | 'method' | 'lora'>): Sizes =>
  sizesOf(plan.shape, plan.method, plan.lora?.rank ?? 16, plan.lora?.targets ?? 'attn+mlp')

/** Speed and memory of a plan by physics alone, without a range. */
export function estimatePhysics(
  plan: Plan,
  estimator: Estimator,
  run = runOf(plan),
  sizes = sizesOfPlan(plan),
): PhysicsEstimate {
  const { times, memory } = computePhysics(run, sizes, estimator.calibration.constants)
  return { plan, run, sizes, times, memory: correctMemory(memory, run, estimator) }
}

/** The memory of a run, corrected by the team's own readings of similar runs. */
export function correctMemory(memory: MemoryBreakdown, run: Workload, { team }: Estimator): MemoryBreakdown {
  if (team === undefined || team.memoryRatios.length === 0) return memory
  const factor = teamMemoryFactor(run, team.memoryRatios)
  return factor === 1 ? memory : { ...memory, allocated: factor * memory.allocated, device: factor * memory.device }
}

/** The speed of plain training that stands for one measured under the objective of a plan. Tokens per second of one GPU. */
export function plainSpeedOf(plan: Plan, measured: number, { calibration }: Estimator): number {
  const { training } = plan
  if (training == null) return measured
  const [run, sizes] = [runOf(plan), sizesOfPlan(plan)]
  const { tokensPerSecond } = computePhysics(run, sizes, calibration.constants).times
  const whole = tokensPerSecond * plan.gpuCount
  return measured * timePlanObjective({ ...plan, training }, run, sizes, whole, compiledObjectiveFormulas).slowdown
}

/** A physics estimate corrected by the nearest measured runs, with ranges. */
export function estimate(
  { plan, run, sizes, times, memory }: PhysicsEstimate,
  { calibration, residualModels, team }: Estimator,
): Estimate {
  const speed =
    team === undefined
      ? unseenSourceSpeed(times, run, calibration, residualModels)
      : correctSpeed(times, run, calibration, residualModels, teamOrigin(plan.model ?? 'a bare shape', run))
  const { peakFlops } = run.hardware
  const flops = flopsPerToken(run, sizes)
  const gpuCount = plan.gpuCount
  const { training } = plan
  const rate = plainRate(speed.value.p50, times.tokensPerSecond, team !== undefined)
  const objective =
    training == null
      ? null
      : timePlanObjective({ ...plan, training }, run, sizes, rate * gpuCount, compiledObjectiveFormulas)
  const value = objective === null ? speed.value : underObjective(speed.value, objective)
  const perGpu = value.p50
  return {
    plan,
    tokensPerSecond: { p10: value.p10 * gpuCount, p50: perGpu * gpuCount, p90: value.p90 * gpuCount },
    peakMemory: deviceRange(run, memory.device, calibration),
    usableMemory: run.hardware.usableMemory,
    mfu: (flops.model * perGpu) / peakFlops,
    hfu: (flops.hardware * perGpu) / peakFlops,
    objective,
    basis: speed.basis,
  }
}
