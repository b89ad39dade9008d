/**
 * The sweep: every way worth trying, the largest micro-batch that fits each, and the fastest layout of every way; one that
 * fits at the high end of its memory range goes before those that only may.
 * Physics runs for all; neighbours and ranges only for what is left. Knows no prices.
 */
import type { Catalog } from '../../catalog/catalog.ts'
import type { Stack } from '../../catalog/stack.ts'
import { estimate, platformOf, sizesOfPlan } from '../../estimate/estimate.ts'
import type { Estimate, Misfit } from '../../estimate/plan.ts'
import type { Sizes } from '../../estimate/physics/sizes.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { type MicroBatchBase, type MicroBatchSearch, microBatchSearches } from './micro-batch.ts'
import {
  type Configuration,
  fastestConfiguration,
  type SearchStats,
  worthOf,
  worthOfSpeed,
} from './fastest-configuration.ts'
import { hasHostMemory } from './host-memory.ts'
import { keepsMasterWeights } from './master-weights.ts'
import { isTight } from '../ranking/plan-risk.ts'
import { isOfPlan, leanestOf, withOtherForms } from './other-forms.ts'
import { withOtherSoftware } from './other-software.ts'
import { planTraining } from './plan-training.ts'
import { type RankedStacks, stackChoice } from './stack-choice.ts'
import { computeFor, memorySavingVariants } from './training-support.ts'
import type { RentableCheck, Sweep } from './sweep-result.ts'
import { withinContext } from './global-batch.ts'
import { countsOf, gpusOf, loraOf, modelOf, type TrainingMethod, trainingMethodsOf } from './search-space.ts'
import type { Estimator, PhysicsEstimate } from '../../estimate/estimator.ts'

/**
 * Sweeps the space of `spec`. The model must be known; throws otherwise. `stats` counts what was looked at. Where nothing
 * that is for rent fits the GPUs, their number and the method that were named, more is tried: software that suits the job
 * less, and what saves memory: 8-bit states, states and weights on the host. What was asked for is kept, unless it fits so
 * badly that another way is much faster. Where GPUs or sellers were named and no number, all software is tried on one
 * machine before several are joined.
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
  const canBeHad = ({ plan: { gpu, gpuCount, nodes } }: Estimate) => isRentable(gpu, gpuCount, nodes)
  const sweepAll = (variant: Spec): Sweep => sweepOnce(variant, catalog, estimator, isRentable, stats, true)
  if (spec.gpuCount === null && spec.nodes === null)
    return withOtherSoftware(asked, spec, catalog, isRentable, sweepAll)
  if (!isOneWay) return asked
  if (asked.estimates.some(canBeHad)) return withOtherForms(asked, (gpus) => sweepAll({ ...spec, gpus: [...gpus] }))
  const askedOfAll = sweepAll(spec)
  const ways = [spec, ...memorySavingVariants(spec)].map((variant) => ({
    isAsked: variant === spec,
    isOnHost: variant.offload !== spec.offload,
    estimates: (variant === spec ? askedOfAll : sweepAll(variant)).estimates.filter(({ plan }) =>
      hasHostMemory(plan, catalog),
    ),
  }))
  const fitting = ways.filter(({ estimates }) => estimates.length > 0)
  // Where nobody rents any of them, they say what would fit.
  const offered = fitting.filter(({ estimates }) => estimates.some(canBeHad))
  const among = offered.length > 0 ? offered : fitting
  const careful = among.filter(({ estimates }) => estimates.every(({ plan }) => keepsMasterWeights(plan) !== false))
  const [onHost, inMemory] = [true, false].map((isOnHost) =>
    (careful.length > 0 ? careful : among)
      .filter((way) => way.isOnHost === isOnHost)
      .map((way) => ({ ...way, ...speedsOf(way.estimates) }))
      .toSorted(
        (one, other) =>
          (other.isAsked ? 1 : WORTH_CONCESSION) * other.worth - (one.isAsked ? 1 : WORTH_CONCESSION) * one.worth,
      )
      .at(0),
  )
  const isOnHostBetter = WORTH_CONCESSION * (onHost?.speed ?? 0) > (inMemory?.speed ?? 0)
  const best = isOnHostBetter ? onHost : inMemory
  // What the most frugal software needs, and not what the usual one does.
  const misfits = asked.misfits.map((each) => leanestOf(each, askedOfAll))
  if (best === undefined) return { ...asked, misfits }
  const fits = (misfit: Misfit): boolean => best.isAsked && best.estimates.some((each) => isOfPlan(misfit, each))
  return { estimates: best.estimates, misfits: misfits.filter((each) => !fits(each)) }
}

/** What speed is worth beside that of the job as it was asked, or of software that suits it better, for what is given up. */
const WORTH_CONCESSION = 2 / 3

/** The highest speed, and the highest of what speeds are worth where memory may not do. */
const speedsOf = (estimates: readonly Estimate[]) => ({
  speed: Math.max(...estimates.map(({ tokensPerSecond }) => tokensPerSecond.p50)),
  worth: Math.max(...estimates.map((each) => worthOfSpeed(each.tokensPerSecond.p50, !isTight(each)))),
})

function sweepOnce(
  asked: Spec,
  catalog: Catalog,
  estimator: Estimator,
  isRentable: RentableCheck,
  stats: SearchStats,
  triesAll = false,
): Sweep {
  const spec = withinContext(asked, catalog)
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
  let configurations: Configuration[] = []
  for (const stacks of ranked) {
    // Software that suits a job less is for where that which suits it best may run out of memory, or has no layout.
    if (!triesAll && (hasHeadroom || (isTried && configurations.length === 0))) break
    const isFallback = isTried && !triesAll
    const ofRank: Configuration[] = []
    for (const stack of stacks) {
      const { configuration, needed, hasLayout } = configure(stack)
      isTried ||= hasLayout
      leastNeeded = Math.min(leastNeeded, needed)
      if (configuration === null || (isFallback && !configuration.hasHeadroom)) continue
      hasHeadroom ||= configuration.hasHeadroom
      ofRank.push(configuration)
    }
    if (!triesAll) configurations.push(...ofRank)
    else if (mostWorth(ofRank) * WORTH_CONCESSION > mostWorth(configurations)) configurations = ofRank
  }
  return { configurations, needed: leastNeeded }
}

const mostWorth = (configurations: readonly Configuration[]): number => Math.max(0, ...configurations.map(worthOf))

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
  return [configurations.reduce((best, each) => (worthOf(each) > worthOf(best) ? each : best))]
}
