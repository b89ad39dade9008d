/**
 * How much a way of running a job takes at one micro-batch after another. That is the same on every GPU: a sweep works
 * it out once for a number of GPUs, and each GPU only looks how far up it can go.
 */
import type { ModelShape } from '../catalog/model.ts'
import type { Stack } from '../catalog/stack.ts'
import { type Estimator, memoryKnown, workloadOf } from '../estimate/estimate.ts'
import { type Memory, memoryOfBatch, standingMemory } from '../estimate/memory.ts'
import type { Plan } from '../estimate/plan.ts'
import { memoryBook } from '../estimate/predictor.ts'
import type { Workload } from '../estimate/run.ts'
import type { Sizes } from '../estimate/sizes.ts'
import { softwareOf } from '../estimate/software.ts'
import type { Spec } from '../scenario/spec.ts'
import { globalBatch, layoutsOf, loraOf, recomputations, USUAL_SEQUENCE, type Way } from './space.ts'

/** Tokens of one micro-step beyond which nothing gets faster. */
const ENOUGH_TOKENS = 32_768

export type Rung = { readonly microBatch: number; readonly accumulation: number; readonly memory: Memory }

/** One layout and recomputation of a stack. */
export type Ladder = {
  readonly plan: PlanAnywhere
  readonly workload: Workload
  readonly sizes: Sizes
  /** The rungs so far, the smallest first. */
  readonly rungs: Rung[]
  /** The next larger one; undefined where a larger one would not pay or leave enough steps. */
  readonly next: () => Rung | undefined
}

/** A plan that may run on any GPU. */
export type PlanAnywhere = Omit<Plan, 'gpu' | 'nodes'>

/** What the ladders of a stack are the same for. */
export type Footing = {
  readonly spec: Spec
  readonly model: { readonly id: string | null; readonly shape: ModelShape }
  readonly way: Way
  readonly stack: Stack
  readonly compute: Plan['compute']
  readonly gpuCount: number
}

/** The ladders of every layout and recomputation worth trying. */
export function laddersOf(footing: Footing, sizes: Sizes, estimator: Estimator): readonly Ladder[] {
  const { spec, model, way, stack, gpuCount } = footing
  const sequenceLength = spec.sequenceLength ?? USUAL_SEQUENCE
  const software = softwareOf(stack, planOf(footing, { sharding: 'none', tp: 1, pp: 1, cp: 1 }, 'none', sequenceLength))
  return layoutsOf(stack, way, model.shape, gpuCount, sequenceLength).flatMap((layout) =>
    recomputations(spec).map((recomputation) => {
      const plan = planOf(footing, layout, recomputation, sequenceLength)
      return ladder(plan, workloadOf(plan, software), sizes, spec, estimator)
    }),
  )
}

/** Doubles the micro-batch while that pays and leaves enough steps. */
function ladder(plan: PlanAnywhere, workload: Workload, sizes: Sizes, spec: Spec, estimator: Estimator): Ladder {
  const { constants } = estimator.calibration
  const { tp, pp, cp } = plan.layout
  const parallel = plan.gpuCount / (tp * pp * cp)
  const perStep = Math.max(1, Math.floor(globalBatch(spec.tokens) / (plan.sequenceLength * parallel)))
  const most = Math.max(1, Math.min(perStep, Math.floor(ENOUGH_TOKENS / plan.sequenceLength)))
  const standing = standingMemory(workload, sizes, constants, memoryBook)
  const rungs: Rung[] = []
  const next = () => {
    const last = rungs.at(-1)
    const microBatch = last === undefined ? (spec.batch ?? 1) : 2 * last.microBatch
    if (last !== undefined && (spec.batch !== null || microBatch > most)) return undefined
    const accumulation = Math.max(1, Math.round(perStep / microBatch))
    const memory = memoryOfBatch(workload, standing, microBatch, accumulation, constants, memoryBook)
    const rung = { microBatch, accumulation, memory: memoryKnown(memory, workload, estimator) }
    rungs.push(rung)
    return rung
  }
  return { plan, workload, sizes, rungs, next }
}

function planOf(
  { spec, model, way, stack, compute, gpuCount }: Footing,
  layout: Plan['layout'],
  recomputation: Plan['recomputation'],
  sequenceLength: number,
): PlanAnywhere {
  return {
    model: model.id,
    shape: model.shape,
    method: way.method,
    weights: way.weights,
    compute,
    lora: loraOf(spec, way),
    stack,
    gpuCount,
    layout,
    sequenceLength,
    microBatch: 1,
    accumulation: 1,
    packed: spec.packed ?? stack.packing,
    recomputation,
    offload: spec.offload ?? 'none',
  }
}

export type Fitting = {
  /** null where not even the smallest fits. */
  readonly rung: Rung | null
  /** Bytes that the smallest takes. */
  readonly needed: number
}

/** The highest rung within `room` (bytes). `look` is called for each that was looked at. */
export function highestWithin(ladder: Ladder, room: number, look: () => void): Fitting {
  let best: Rung | null = null
  for (let height = 0; ; height += 1) {
    const rung = ladder.rungs[height] ?? ladder.next()
    if (rung === undefined) break
    look()
    if (rung.memory.device > room) break
    best = rung
  }
  return { rung: best, needed: ladder.rungs[0]?.memory.device ?? Infinity }
}
