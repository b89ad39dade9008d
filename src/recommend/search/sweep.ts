/**
 * The sweep: every way worth trying, the largest micro-batch that fits each, and the fastest layout of every way; one that
 * fits at the high end of its memory range goes before those that only may.
 * Physics runs for all; neighbours and ranges only for what is left. Knows no prices.
 */
import type { Catalog } from '../../catalog/catalog.ts'
import type { Gpu } from '../../catalog/gpu.ts'
import type { Stack } from '../../catalog/stack.ts'
import { estimate, platformOf, sizesOfPlan } from '../../estimate/estimate.ts'
import type { Estimate, Misfit } from '../../estimate/plan.ts'
import type { Sizes } from '../../estimate/physics/sizes.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { type MicroBatchBase, type MicroBatchSearch, microBatchSearches } from './micro-batch.ts'
import { type Configuration, fastestConfiguration, type SearchStats } from './fastest-configuration.ts'
import { hasHostMemory } from './host-memory.ts'
import { planTraining } from './plan-training.ts'
import { type RankedStacks, stackChoice } from './stack-choice.ts'
import { computeFor, memorySavingVariants } from './training-support.ts'
import type { Sweep } from '../recommendation.ts'
import { countsOf, gpusOf, loraOf, modelOf, type TrainingMethod, trainingMethodsOf } from './search-space.ts'
import type { Estimator, PhysicsEstimate } from '../../estimate/estimator.ts'

/** Whether so many of a GPU on so many machines can be had at all: what cannot is not worth an estimate. */
export type RentableCheck = (gpu: Gpu, gpuCount: number, nodes: number) => boolean

/**
 * Sweeps the space of `spec`. The model must be known; throws otherwise. `stats` counts what was looked at. Where nothing
 * that is for rent fits the GPUs, their number and the method that were named, what saves memory and costs time is tried in turn: 8-bit states, states and weights on the host.
 */
export function sweepPlans(
  spec: Spec,
  catalog: Catalog,
  estimator: Estimator,
  isRentable: RentableCheck = () => true,
  stats: SearchStats = { memory: 0, time: 0 },
): Sweep {
  const asked = sweepOnce(spec, catalog, estimator, isRentable, stats)
  const isOneWay = spec.gpus !== null && spec.gpuCount !== null && spec.method !== null
  const canBeHad = ({ estimates }: Sweep) =>
    estimates.some(({ plan: { gpu, gpuCount, nodes } }) => isRentable(gpu, gpuCount, nodes))
  if (!isOneWay || canBeHad(asked)) return asked
  // What states on the host save differs by software: where they were asked for, any that has room will do.
  if (spec.offload !== null || spec.optimizer !== null) {
    const anySoftware = sweepOnce(spec, catalog, estimator, isRentable, stats, true)
    if (canBeHad(anySoftware)) return anySoftware
  }
  const onHost: Estimate[] = []
  for (const variant of memorySavingVariants(spec)) {
    const frugal = sweepOnce(variant, catalog, estimator, isRentable, stats, true)
    const hosted = frugal.estimates.filter(({ plan }) => hasHostMemory(plan, catalog))
    if (variant.offload === spec.offload && canBeHad(frugal)) return frugal
    onHost.push(...hosted)
  }
  // Which of the two is faster differs by software and layout.
  if (canBeHad({ estimates: onHost, misfits: [] })) return { estimates: onHost, misfits: asked.misfits }
  return asked
}

function sweepOnce(
  spec: Spec,
  catalog: Catalog,
  estimator: Estimator,
  isRentable: RentableCheck,
  stats: SearchStats,
  triesAll = false,
): Sweep {
  const model = modelOf(spec, catalog)
  if (model === null) throw new Error('sweepPlans() needs a model or a size')
  // Where the question names GPUs or counts, what nobody rents must still be tried, to say so.
  const isOpen = spec.gpus === null && spec.gpuCount === null && spec.nodes === null
  const chosen: PhysicsEstimate[] = []
  const misfits: Misfit[] = []
  const searchesFor = cachedMicroBatchSearches(estimator)
  const stacksFor = stackChoice({ spec, model, catalog }, triesAll ? Infinity : undefined)
  const job = { spec, model, batches: catalog.batches }
  const trainingMethods = trainingMethodsOf(spec, catalog, model.shape.params)
  for (const gpu of gpusOf(spec, catalog)) {
    for (const { gpuCount, nodes } of countsOf(spec, gpu, model.shape.params)) {
      if (isOpen && !isRentable(gpu, gpuCount, nodes)) continue
      const platform = platformOf(gpu, gpuCount, nodes)
      for (const trainingMethod of trainingMethods) {
        const training = planTraining(spec, trainingMethod.method, catalog.training)
        const cluster = { gpu, nodes, ...platform }
        const configure = (stack: Stack): TriedStack => {
          const compute = computeFor(spec, stack, gpu) ?? 'bf16'
          const searches = searchesFor({ ...job, trainingMethod, stack, compute, gpuCount, training })
          const found = fastestConfiguration(searches, cluster, estimator, stats, catalog.choice)
          return { hasLayout: searches.length > 0, ...found }
        }
        let leastNeeded = Infinity
        let configurations: readonly Configuration[] = []
        for (const ranked of stacksFor(trainingMethod, gpu, gpuCount, nodes)) {
          const tried = tryStacks(ranked, configure, triesAll)
          leastNeeded = Math.min(leastNeeded, tried.needed)
          configurations = tried.configurations
          // What keeps bf16 alone is for where nothing fits that keeps more.
          if (configurations.length > 0) break
        }
        for (const { physicsEstimate } of bestStacks(configurations, spec)) chosen.push(physicsEstimate)
        if (configurations.length === 0 && leastNeeded < Infinity) {
          misfits.push({
            gpu: gpu.id,
            gpuCount,
            ...trainingMethod,
            needed: leastNeeded,
            usable: platform.hardware.usableMemory,
          })
        }
      }
    }
  }
  return {
    estimates: chosen.map((physicsEstimate) => estimate(physicsEstimate, estimator)),
    misfits,
  }
}

type TriedStack = ReturnType<typeof fastestConfiguration> & { readonly hasLayout: boolean }

/** The configurations of the stacks that fit, and the bytes that the smallest of all would need. */
function tryStacks(
  ranked: RankedStacks,
  configure: (stack: Stack) => TriedStack,
  triesAll: boolean,
): { readonly configurations: readonly Configuration[]; readonly needed: number } {
  let leastNeeded = Infinity
  let hasHeadroom = false
  let isTried = false
  const configurations: Configuration[] = []
  for (const stacks of ranked) {
    // Software that suits a job less is for where that which suits it best may run out of memory, or has no layout.
    if (hasHeadroom || (isTried && configurations.length === 0 && !triesAll)) break
    const isFallback = isTried && !triesAll
    for (const stack of stacks) {
      const { configuration, needed, hasLayout } = configure(stack)
      isTried ||= hasLayout
      leastNeeded = Math.min(leastNeeded, needed)
      if (configuration === null || (isFallback && !configuration.hasHeadroom)) continue
      hasHeadroom ||= configuration.hasHeadroom
      configurations.push(configuration)
    }
  }
  return { configurations, needed: leastNeeded }
}

/** The micro-batch searches of a sweep, each made once. */
function cachedMicroBatchSearches(estimator: Estimator): (base: MicroBatchBase) => readonly MicroBatchSearch[] {
  const sizes = new Map<string, Sizes>()
  const byMethodAndStack = new Map<TrainingMethod, Map<Stack, Map<string, readonly MicroBatchSearch[]>>>()
  return (base) => {
    const { spec, model, trainingMethod, stack, compute, gpuCount } = base
    const byStack = byMethodAndStack.get(trainingMethod) ?? new Map<Stack, Map<string, readonly MicroBatchSearch[]>>()
    byMethodAndStack.set(trainingMethod, byStack)
    const searches = byStack.get(stack) ?? new Map<string, readonly MicroBatchSearch[]>()
    byStack.set(stack, searches)
    const key = `${compute}${gpuCount}`
    const cached = searches.get(key)
    if (cached !== undefined) return cached
    const lora = loraOf(spec, trainingMethod)
    const size =
      sizes.get(trainingMethod.method) ?? sizesOfPlan({ shape: model.shape, method: trainingMethod.method, lora })
    sizes.set(trainingMethod.method, size)
    const created = microBatchSearches(base, size, estimator)
    searches.set(key, created)
    return created
  }
}

/**
 * Of the stacks of one GPU, count and way that were not asked for by name the fastest: one whose memory does at the high
 * end, where any has it.
 */
function bestStacks(configurations: readonly Configuration[], spec: Spec): readonly Configuration[] {
  if (spec.stack !== null || configurations.length < 2) return configurations
  return [configurations.reduce((best, each) => (isBetter(each, best) ? each : best))]
}

const isBetter = (one: Configuration, other: Configuration): boolean =>
  one.hasHeadroom === other.hasHeadroom
    ? one.physicsEstimate.times.tokensPerSecond > other.physicsEstimate.times.tokensPerSecond
    : one.hasHeadroom
