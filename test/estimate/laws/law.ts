/** Runs to change, and what is asked of a change: laws that no fit of the constants may break. */
import { compiledMemoryFormulas, compiledTimeFormulas } from '../../../src/estimate/formulas/compiled.ts'
import { runOf } from '../../../src/estimate/estimate.ts'
import { estimateMemory } from '../../../src/estimate/physics/memory.ts'
import type { Plan } from '../../../src/estimate/plan.ts'
import type { TrainingRun, Software } from '../../../src/estimate/physics/training-run.ts'
import { timeMicroStep } from '../../../src/estimate/physics/throughput.ts'
import { catalog, estimator } from '../real-data.ts'
import { sizesOfRun } from '../../../src/estimate/physics/sizes.ts'
import { requireEntity } from '../../../src/catalog/catalog.ts'

const k = estimator.calibration.constants
export const runOfPlan = (change: Partial<Plan>): TrainingRun =>
  runOf({
    model: 'llama-3.1-8b',
    shape: requireEntity(catalog.models, 'llama-3.1-8b').shape,
    method: 'full',
    weights: 'bf16',
    compute: 'bf16',
    lora: null,
    stack: requireEntity(catalog.stacks, 'torchtune'),
    gpu: requireEntity(catalog.gpus, 'h100-sxm'),
    gpuCount: 8,
    nodes: 1,
    layout: { sharding: 'fsdp', tp: 1, pp: 1, cp: 1 },
    sequenceLength: 4096,
    microBatch: 2,
    accumulation: 2,
    packed: true,
    recomputation: 'full',
    offload: 'none',
    ...change,
  })
export const full = runOfPlan({})
export const singleGpu = runOfPlan({ gpuCount: 1, layout: { sharding: 'none', tp: 1, pp: 1, cp: 1 } })
export const lora = runOfPlan({ method: 'lora', lora: { rank: 16, targets: 'attn+mlp' } })
export const qlora = runOfPlan({
  method: 'qlora',
  weights: 'nf4',
  lora: { rank: 16, targets: 'attn+mlp' },
  gpuCount: 1,
  layout: { sharding: 'none', tp: 1, pp: 1, cp: 1 },
})
export const moeLora = runOfPlan({
  shape: requireEntity(catalog.models, 'mixtral-8x7b').shape,
  method: 'lora',
  lora: { rank: 16, targets: 'attn' },
  layout: { sharding: 'none', tp: 1, pp: 1, cp: 1 },
})
export const withSoftware = (
  run: TrainingRun,
  software: Partial<Software>,
  rest: Partial<TrainingRun> = {},
): TrainingRun => ({
  ...run,
  ...rest,
  software: { ...run.software, ...software },
})

/** Seconds a micro-step on one GPU, by cause, and bytes on one GPU, by cause. */
function figures(run: TrainingRun) {
  const sizes = sizesOfRun(run)
  const { tokensPerSecond, ...times } = timeMicroStep(run, sizes, k, compiledTimeFormulas)
  return { perToken: 1 / tokensPerSecond, ...times, ...estimateMemory(run, sizes, k, compiledMemoryFormulas) }
}
type Figure = keyof ReturnType<typeof figures>

/** From the first run to the second, `up` grows, `down` shrinks, and `same` stays. */
export type Law = readonly [
  string,
  TrainingRun,
  TrainingRun,
  { readonly up?: readonly Figure[]; readonly down?: readonly Figure[]; readonly same?: readonly Figure[] },
]

/** The figures that did not move as the law says, each with what it was and what it is. */
export function violations([, before, after, { up = [], down = [], same = [] }]: Law): readonly string[] {
  const [was, is] = [figures(before), figures(after)]
  const isNot = (direction: string, names: readonly Figure[], isTrue: (ratio: number) => boolean) =>
    names.flatMap((figure) =>
      isTrue(is[figure] / was[figure]) ? [] : `${figure} ${direction}: ${was[figure]}, ${is[figure]}`,
    )
  return [
    ...isNot('grows', up, (ratio) => ratio > 1.0001),
    ...isNot('shrinks', down, (ratio) => ratio < 0.9999),
    ...isNot('stays', same, (ratio) => Math.abs(ratio - 1) < 1e-9),
  ]
}

/** Weights and optimizer, and gradients. */
export const stateFigures = ['persistent', 'gradients'] as const
