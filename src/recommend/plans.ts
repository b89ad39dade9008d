/**
 * The sweep: every way worth trying, the largest micro-batch that fits each, and the fastest layout of every way.
 * Physics runs for all; neighbours and ranges only for what is left. Knows no prices.
 */
import type { Catalog } from '../catalog/catalog.ts'
import type { Gpu } from '../catalog/gpu.ts'
import { type Efficiencies, efficiencies } from '../estimate/efficiency.ts'
import { estimate, type Estimator, platformOf, type Sketch, sizesOfPlan } from '../estimate/estimate.ts'
import type { Misfit } from '../estimate/plan.ts'
import { timeBook } from '../estimate/predictor.ts'
import type { Run } from '../estimate/run.ts'
import type { Sizes } from '../estimate/sizes.ts'
import { timeStep } from '../estimate/throughput.ts'
import type { Spec } from '../scenario/spec.ts'
import { type Footing, highestWithin, type Ladder, laddersOf } from './ladder.ts'
import type { Sweep } from './recommendation.ts'
import { computeOf, countsOf, gpusOf, loraOf, modelOf, stacksOf, waysOf } from './space.ts'

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
  const ladders = laddersOfAll(estimator)
  for (const gpu of gpusOf(spec, catalog)) {
    for (const { gpuCount, nodes } of countsOf(spec, gpu)) {
      if (open && !worth(gpu, gpuCount, nodes)) continue
      const platform = platformOf(gpu, gpuCount, nodes)
      for (const way of waysOf(spec)) {
        let least = Infinity
        let found = false
        for (const stack of stacksOf(spec, catalog, way, gpu, gpuCount, nodes)) {
          const compute = computeOf(stack, gpu) ?? 'bf16'
          const known = ladders({ spec, model, way, stack, compute, gpuCount })
          const tried = fastest(known, { gpu, nodes, ...platform }, estimator, effort)
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

/** Ladders for a sweep, each made once. */
function laddersOfAll(estimator: Estimator): (footing: Footing) => readonly Ladder[] {
  const sizes = new Map<string, Sizes>()
  const ladders = new Map<string, readonly Ladder[]>()
  return (footing) => {
    const { spec, model, way, stack, compute, gpuCount } = footing
    const key = `${way.method} ${way.weights} ${compute} ${gpuCount} ${stack.id}`
    const before = ladders.get(key)
    if (before !== undefined) return before
    const lora = loraOf(spec, way)
    const size = sizes.get(way.method) ?? sizesOfPlan({ shape: model.shape, method: way.method, lora })
    sizes.set(way.method, size)
    const made = laddersOf(footing, size, estimator)
    ladders.set(key, made)
    return made
  }
}

type Machines = Pick<Run, 'hardware' | 'network' | 'nodes'> & { readonly gpu: Gpu }

/** The fastest layout, recomputation and micro-batch of one stack; or how many bytes the smallest would need. */
function fastest(
  ladders: readonly Ladder[],
  { gpu, nodes, hardware, network }: Machines,
  estimator: Estimator,
  effort: Effort,
) {
  const { constants, fit } = estimator.calibration
  const room = fit.room * hardware.usableMemory
  const look = () => {
    effort.memory += 1
  }
  let best: Sketch | null = null
  let needed = Infinity
  let efficiency: Efficiencies | undefined
  for (const ladder of ladders) {
    const fitting = highestWithin(ladder, room, look)
    needed = Math.min(needed, fitting.needed)
    if (fitting.rung === null) continue
    const { microBatch, accumulation, memory } = fitting.rung
    const { plan, workload, sizes } = ladder
    const run: Run = { ...workload, microBatch, accumulation, hardware, network, nodes }
    efficiency ??= efficiencies(run, constants)
    const times = timeStep(run, sizes, constants, timeBook, efficiency)
    effort.time += 1
    if (best !== null && best.times.tokensPerSecond >= times.tokensPerSecond) continue
    best = { plan: { ...plan, microBatch, accumulation, gpu, nodes }, run, sizes, times, memory }
  }
  return { sketch: best, needed }
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
