/** Runs to change, and what is asked of a change: laws that no fit of the constants may break. */
import { runOf } from '../../../src/estimate/estimate.ts'
import { measureMemory } from '../../../src/estimate/memory.ts'
import type { Plan } from '../../../src/estimate/plan.ts'
import { memoryBook, sizesOfRun, timeBook } from '../../../src/estimate/predictor.ts'
import type { Run, Software } from '../../../src/estimate/run.ts'
import { timeStep } from '../../../src/estimate/throughput.ts'
import { catalog, estimator, the } from '../measured-house.ts'

const k = estimator.calibration.constants
export const planned = (change: Partial<Plan>): Run =>
  runOf({
    model: 'llama-3.1-8b',
    shape: the(catalog.models, 'llama-3.1-8b').shape,
    method: 'full',
    weights: 'bf16',
    compute: 'bf16',
    lora: null,
    stack: the(catalog.stacks, 'torchtune'),
    gpu: the(catalog.gpus, 'h100-sxm'),
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
export const full = planned({})
export const one = planned({ gpuCount: 1, layout: { sharding: 'none', tp: 1, pp: 1, cp: 1 } })
export const lora = planned({ method: 'lora', lora: { rank: 16, targets: 'attn+mlp' } })
export const qlora = planned({
  method: 'qlora',
  weights: 'nf4',
  lora: { rank: 16, targets: 'attn+mlp' },
  gpuCount: 1,
  layout: { sharding: 'none', tp: 1, pp: 1, cp: 1 },
})
export const adaptedExperts = planned({
  shape: the(catalog.models, 'mixtral-8x7b').shape,
  method: 'lora',
  lora: { rank: 16, targets: 'attn' },
  layout: { sharding: 'none', tp: 1, pp: 1, cp: 1 },
})
export const having = (run: Run, software: Partial<Software>, rest: Partial<Run> = {}): Run => ({
  ...run,
  ...rest,
  software: { ...run.software, ...software },
})

/** Seconds a micro-step on one GPU, by cause, and bytes on one GPU, by cause. */
function figures(run: Run) {
  const sizes = sizesOfRun(run)
  const { tokensPerSecond, ...times } = timeStep(run, sizes, k, timeBook)
  return { perToken: 1 / tokensPerSecond, ...times, ...measureMemory(run, sizes, k, memoryBook) }
}
type Figure = keyof ReturnType<typeof figures>

/** From the first run to the second, `up` grows, `down` shrinks, and `same` stays. */
export type Law = readonly [
  string,
  Run,
  Run,
  { readonly up?: readonly Figure[]; readonly down?: readonly Figure[]; readonly same?: readonly Figure[] },
]

/** The figures that did not move as the law says, each with what it was and what it is. */
export function broken([, before, after, { up = [], down = [], same = [] }]: Law): readonly string[] {
  const [was, is] = [figures(before), figures(after)]
  const isNot = (way: string, told: readonly Figure[], isTrue: (ratio: number) => boolean) =>
    told.flatMap((figure) =>
      isTrue(is[figure] / was[figure]) ? [] : `${figure} ${way}: ${was[figure]}, ${is[figure]}`,
    )
  return [
    ...isNot('grows', up, (ratio) => ratio > 1.0001),
    ...isNot('shrinks', down, (ratio) => ratio < 0.9999),
    ...isNot('stays', same, (ratio) => Math.abs(ratio - 1) < 1e-9),
  ]
}

/** Weights and optimizer, and gradients. */
export const states = ['held', 'gradients'] as const
