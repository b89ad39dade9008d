/** What physics says of a plan: the run it comes down to, its speed and memory with ranges, and the gate. */
import type { Gpu } from '../catalog/gpu.ts'
import { type MemoryRatio, ownMemoryFactor } from './anchor.ts'
import { hardwareOf, networkOf } from './hardware.ts'
import type { Estimate, Plan } from './plan.ts'
import { flopsPerToken } from './gate.ts'
import type { Memory } from './memory.ts'
import { ownOrigin } from './own.ts'
import { type Calibration, correctSpeed, deviceRange, physics, type Points } from './predictor.ts'
import type { Hardware, Network, Run, Workload } from './run.ts'
import { type Sizes, sizesOf } from './sizes.ts'
import { softwareOf } from './software.ts'
import type { Times } from './throughput.ts'

/** The calibrated model with the measured runs that correct it; `own` where a team's are among them. */
export type Estimator = {
  readonly calibration: Calibration
  readonly points: Points
  readonly own?: { readonly memory: readonly MemoryRatio[] }
}

/** What physics says of a plan, before neighbours and ranges: cheap enough for a sweep. */
export type Sketch = {
  readonly plan: Plan
  readonly run: Run
  readonly sizes: Sizes
  readonly times: Times
  readonly memory: Memory
}

/** GPUs in one machine as they are rented: four in an NVL72 tray, else eight. */
export const machineSize = (gpu: Gpu): number => (gpu.form === 'NVL72' ? 4 : 8)

/** A plan's GPU and wiring: one object for all plans on the same GPUs, made before a sweep. */
export function platformOf(gpu: Gpu, gpuCount: number, nodes: number): { hardware: Hardware; network: Network } {
  const perMachine = Math.max(1, Math.round(gpuCount / nodes))
  const wiring = {
    perMachine,
    gpuCount,
    intra: '',
    inter: '',
    gbpsPerGpu: 400,
  }
  return { hardware: hardwareOf(gpu), network: networkOf(gpu, wiring) }
}

/** The run a plan comes down to. Plans on the same GPUs share a platform. */
export function runOf(plan: Plan, { hardware, network } = platformOf(plan.gpu, plan.gpuCount, plan.nodes)): Run {
  return { ...workloadOf(plan), hardware, network, nodes: plan.nodes }
}

/** What of a plan's run is the same on every GPU. Plans of one stack share its software. */
export function workloadOf(plan: Omit<Plan, 'gpu' | 'nodes'>, software = softwareOf(plan.stack, plan)): Workload {
  return {
    shape: plan.shape,
    software,
    method: plan.method,
    weights: plan.weights,
    compute: plan.compute,
    rank: plan.lora?.rank ?? 16,
    targets: plan.lora?.targets ?? 'attn+mlp',
    embeddingsTrained: false,
    sequenceLength: plan.sequenceLength,
    microBatch: plan.microBatch,
    accumulation: plan.accumulation,
    packed: plan.packed,
    recomputation: plan.recomputation,
    gpuCount: plan.gpuCount,
    sharding: plan.layout.sharding,
    tp: plan.layout.tp,
    pp: plan.layout.pp,
    cp: plan.layout.cp,
    ep: 1,
    virtualStages: null,
    offload: { params: plan.offload === 'params', optimizer: plan.offload !== 'none', activations: false },
  }
}

/** Sizes for a plan's model and method. */
export const sizesOfPlan = (plan: Pick<Plan, 'shape' | 'method' | 'lora'>): Sizes =>
  sizesOf(plan.shape, plan.method, plan.lora?.rank ?? 16, plan.lora?.targets ?? 'attn+mlp')

/** Physics of a plan. Pure and quick; no range yet. */
export function sketch(plan: Plan, estimator: Estimator, run = runOf(plan), sizes = sizesOfPlan(plan)): Sketch {
  const { times, memory } = physics(run, sizes, estimator.calibration.constants)
  return { plan, run, sizes, times, memory: memoryKnown(memory, run, estimator) }
}

/** The memory of a run, moved by what the team has read of runs like it. */
export function memoryKnown(memory: Memory, run: Workload, { own }: Estimator): Memory {
  if (own === undefined || own.memory.length === 0) return memory
  const factor = ownMemoryFactor(run, own.memory)
  return factor === 1 ? memory : { ...memory, allocated: factor * memory.allocated, device: factor * memory.device }
}

/** A sketch corrected by its nearest measured runs, with ranges. */
export function estimate(
  { plan, run, sizes, times, memory }: Sketch,
  { calibration, points, own }: Estimator,
): Estimate {
  const origin = own === undefined ? undefined : ownOrigin(plan.model ?? 'a bare shape', run)
  const speed = correctSpeed(times.tokensPerSecond, run, calibration, points, origin)
  const { peak: hardwarePeak } = run.hardware
  const flops = flopsPerToken(run, sizes)
  const perGpu = speed.value.p50
  const scale = plan.gpuCount
  return {
    plan,
    tokensPerSecond: { p10: speed.value.p10 * scale, p50: perGpu * scale, p90: speed.value.p90 * scale },
    peakMemory: deviceRange(run, memory.device, calibration),
    usableMemory: run.hardware.usableMemory,
    mfu: (flops.model * perGpu) / hardwarePeak,
    hfu: (flops.hardware * perGpu) / hardwarePeak,
    basis: speed.basis,
  }
}
