/**
 * The sweep: every way worth trying, the largest micro-batch that fits each, and the fastest layout of every way.
 * Physics runs for all; neighbours and ranges only for what is left. Knows no prices.
 */
import type { Catalog } from '../catalog/catalog.ts'
import type { Gpu } from '../catalog/gpu.ts'
import type { ModelShape } from '../catalog/model.ts'
import type { Stack } from '../catalog/stack.ts'
import {
  estimate,
  type Estimator,
  memoryKnown,
  platformOf,
  runOf,
  type Sketch,
  sizesOfPlan,
} from '../estimate/estimate.ts'
import type { Misfit, Plan } from '../estimate/plan.ts'
import { type Efficiencies, efficiencies } from '../estimate/efficiency.ts'
import { type Memory, memoryOfBatch, standingMemory } from '../estimate/memory.ts'
import { memoryBook, timeBook } from '../estimate/predictor.ts'
import type { Run, Software } from '../estimate/run.ts'
import type { Sizes } from '../estimate/sizes.ts'
import { timeStep } from '../estimate/throughput.ts'
import type { Spec } from '../scenario/spec.ts'
import type { Sweep } from './recommendation.ts'
import {
  computeOf,
  countsOf,
  globalBatch,
  gpusOf,
  layoutsOf,
  loraOf,
  modelOf,
  recomputations,
  stacksOf,
  USUAL_SEQUENCE,
  type Way,
  waysOf,
} from './space.ts'

/** Tokens of one micro-step beyond which nothing gets faster. */
const ENOUGH_TOKENS = 32_768

/** How many plans were looked at: memory of each, and time of those that fit. */
export type Effort = { memory: number; time: number }

/** Whether so many of a GPU on so many machines can be had at all: what cannot is not worth an estimate. */
export type Worth = (gpu: Gpu, gpuCount: number, nodes: number) => boolean

/** Sweeps the space of `spec`. The model must be known; throws otherwise. `effort` counts what was looked at. */
export function sweepPlans(
  spec: Spec,
  catalog: Catalog,
  estimator: Estimator,
  worth: Worth = () => true,
  effort: Effort = { memory: 0, time: 0 },
): Sweep {
  const model = modelOf(spec, catalog)
  if (model === null) throw new Error('sweepPlans() needs a model or a size')
  // Where the question names GPUs or counts, what nobody rents must still be tried, to say so.
  const open = spec.gpus === null && spec.gpuCount === null && spec.nodes === null
  const sketches: Sketch[] = []
  const misfits: Misfit[] = []
  const sizes = new Map<Way, Sizes>()
  for (const gpu of gpusOf(spec, catalog)) {
    for (const { gpuCount, nodes } of countsOf(spec, gpu)) {
      if (open && !worth(gpu, gpuCount, nodes)) continue
      const platform = platformOf(gpu, gpuCount, nodes)
      for (const way of waysOf(spec)) {
        let least = Infinity
        let found = false
        for (const stack of stacksOf(spec, catalog, way, gpu, gpuCount, nodes)) {
          const base = { spec, model, gpu, gpuCount, nodes, way, stack }
          const known =
            sizes.get(way) ?? sizesOfPlan({ shape: model.shape, method: way.method, lora: loraOf(spec, way) })
          sizes.set(way, known)
          const tried = fastest(base, platform, known, estimator, effort)
          least = Math.min(least, tried.needed)
          if (tried.sketch === null) continue
          found = true
          sketches.push(tried.sketch)
        }
        if (!found && least < Infinity) {
          misfits.push({ gpu: gpu.id, gpuCount, ...way, needed: least, usable: platform.hardware.usableMemory })
        }
      }
    }
  }
  return { estimates: bestStacks(sketches, spec).map((sketch) => estimate(sketch, estimator)), misfits }
}

type Base = {
  readonly spec: Spec
  readonly model: { readonly id: string | null; readonly shape: ModelShape }
  readonly gpu: Gpu
  readonly gpuCount: number
  readonly nodes: number
  readonly way: Way
  readonly stack: Stack
}

/** The fastest layout, recomputation and micro-batch of one stack; or how many bytes the smallest would need. */
function fastest(
  base: Base,
  platform: ReturnType<typeof platformOf>,
  sizes: Sizes,
  estimator: Estimator,
  effort: Effort,
) {
  const { spec, model, gpuCount, way, stack } = base
  const sequenceLength = spec.sequenceLength ?? USUAL_SEQUENCE
  const usable = platform.hardware.usableMemory
  const { constants, fit } = estimator.calibration
  let best: Sketch | null = null
  let needed = Infinity
  let software: Software | undefined
  let efficiency: Efficiencies | undefined
  for (const layout of layoutsOf(stack, way, model.shape, gpuCount, sequenceLength)) {
    const parallel = gpuCount / (layout.tp * layout.pp * layout.cp)
    for (const recomputation of recomputations(spec)) {
      const plan = planOf(base, layout, recomputation, sequenceLength)
      const run = runOf(plan, platform, software)
      software = run.software
      const size = largestThatFits(run, sizes, parallel, spec, estimator, effort)
      needed = Math.min(needed, size.needed)
      const { memory, microBatch, accumulation } = size
      if (memory === null) continue
      const chosen: Run = { ...run, microBatch, accumulation }
      efficiency ??= efficiencies(run, constants)
      const times = timeStep(chosen, sizes, constants, timeBook, efficiency)
      effort.time += 1
      if (best !== null && best.times.tokensPerSecond >= times.tokensPerSecond) continue
      best = { plan: { ...plan, microBatch, accumulation }, run: chosen, sizes, times, memory }
      if (memory.device > fit.room * usable) throw new Error('a plan that does not fit was kept')
    }
  }
  return { sketch: best, needed }
}

type Size = {
  readonly microBatch: number
  readonly accumulation: number
  /** null where not even one sequence fits. */
  readonly memory: Memory | null
  /** Bytes that the smallest takes. */
  readonly needed: number
}

/** Doubles the micro-batch while it fits, pays and leaves enough steps. */
function largestThatFits(
  run: Run,
  sizes: Sizes,
  parallel: number,
  spec: Spec,
  estimator: Estimator,
  effort: Effort,
): Size {
  const { calibration } = estimator
  const room = calibration.fit.room * run.hardware.usableMemory
  const perStep = Math.max(1, Math.floor(globalBatch(spec.tokens) / (run.sequenceLength * parallel)))
  const most = Math.max(1, Math.min(perStep, Math.floor(ENOUGH_TOKENS / run.sequenceLength)))
  const standing = standingMemory(run, sizes, calibration.constants, memoryBook)
  let best: Size | null = null
  for (let microBatch = spec.batch ?? 1; ; microBatch *= 2) {
    const accumulation = Math.max(1, Math.round(perStep / microBatch))
    const memory = memoryKnown(
      memoryOfBatch(run, standing, microBatch, accumulation, calibration.constants, memoryBook),
      run,
      estimator,
    )
    effort.memory += 1
    const needed: number = best?.needed ?? memory.device
    if (memory.device > room) return best ?? { microBatch, accumulation, memory: null, needed }
    best = { microBatch, accumulation, memory, needed }
    if (spec.batch !== null || 2 * microBatch > most) return best
  }
}

function planOf(
  base: Base,
  layout: Plan['layout'],
  recomputation: Plan['recomputation'],
  sequenceLength: number,
): Plan {
  const { spec, model, gpu, gpuCount, nodes, way, stack } = base
  return {
    model: model.id,
    shape: model.shape,
    method: way.method,
    weights: way.weights,
    compute: computeOf(stack, gpu) ?? 'bf16',
    lora: loraOf(spec, way),
    stack,
    gpu,
    gpuCount,
    nodes,
    layout,
    sequenceLength,
    microBatch: 1,
    accumulation: 1,
    packed: spec.packed ?? stack.packing,
    recomputation,
    offload: spec.offload ?? 'none',
  }
}

/** Of the stacks that were not asked for by name, the fastest for each GPU, count and way. */
function bestStacks(sketches: readonly Sketch[], spec: Spec): Sketch[] {
  if (spec.stack !== null) return [...sketches]
  const best = new Map<string, Sketch>()
  for (const sketch of sketches) {
    const { gpu, gpuCount, nodes, method, weights } = sketch.plan
    const key = `${gpu.id}|${gpuCount}|${nodes}|${method}|${weights}`
    const known = best.get(key)
    if (known === undefined || sketch.times.tokensPerSecond > known.times.tokensPerSecond) best.set(key, sketch)
  }
  return [...best.values()]
}
