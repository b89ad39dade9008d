/** The smallest machine that holds a job: the least memory in all among those that are rented. */
import { type Gpu, hasArmHost } from '../../catalog/gpu.ts'
import { GB, GIB } from '../../catalog/units.ts'
import type { Catalog } from '../../catalog/catalog.ts'
import type { GpuId, ProviderId } from '../../catalog/ids.ts'
import { machineSize } from '../../estimate/estimate.ts'
import type { Estimator } from '../../estimate/estimator.ts'
import type { Estimate, Misfit, Plan } from '../../estimate/plan.ts'
import type { Market } from '../../offers/market.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { createRentableCheck } from '../ranking/offer-lookup.ts'
import { keepsMasterWeights } from '../search/master-weights.ts'
import { sweepPlans } from '../search/sweep.ts'
import { pared } from './pared-spec.ts'
import { isFoundTogether, reliableOffer } from './hardware.ts'

export type SmallestSetup = {
  readonly method: Plan['method']
  readonly gpu: GpuId
  readonly gpuCount: number
  readonly nodes: number
  readonly memoryGb: number
  /** Of one GPU: expected, at the high end, and what there is. The high end is null where the expected leaves no room. */
  readonly peakGiB: { readonly p50: number; readonly p95: number | null }
  readonly usableGiB: number
  /** Full training that keeps nothing in fp32. */
  readonly isPureBf16: boolean
  /** Where it is rented, the cheapest of data centres, and what an hour of all of it is; null: nowhere. */
  readonly offer: { readonly provider: ProviderId; readonly tier: string | null; readonly usdPerHour: number } | null
}

/** Of one machine; of several, only where none does. */
const countsOfMachine = [1, 2, 4, 8]
const countsOfClusters = [16, 24, 32, 48, 64]
/** A card more has to save so much of the memory in all, each time their number doubles. */
const worthOfDoubling = 0.2

export type SmallestSetups = {
  /** With room at the high end and rented by data centres, the smallest first. */
  readonly sure: readonly SmallestSetup[]
  /** One card that is smaller, and sure too, of those that stand under desks; null: none is. */
  readonly atHome: SmallestSetup | null
  /** Smaller still, and it may run out of memory; null: none is. */
  readonly tight: SmallestSetup | null
}

/** With the least that a recipe can be pared down to. */
export function smallestSetups(spec: Spec, method: Plan['method'], dependencies: Dependencies): SmallestSetups {
  const ofMachine = countsOfMachine.flatMap((count) => setupsOfCount(spec, method, count, dependencies))
  const found = ofMachine.some(isSure)
    ? ofMachine
    : [...ofMachine, ...countsOfClusters.flatMap((count) => setupsOfCount(spec, method, count, dependencies))]
  const sorted = found.toSorted(
    ({ setup: one }, { setup: other }) => weightOf(one) - weightOf(other) || hourlyOf(one) - hourlyOf(other),
  )
  const rented = sorted.filter(({ setup }) => setup.offer !== null)
  // What may not fit on a card without bf16 either is nothing to try.
  const hasBf16 = ({ setup: { gpu } }: (typeof sorted)[number]): boolean =>
    dependencies.catalog.gpus.get(gpu)?.peak.bf16 != null
  const [smallest] = rented.filter((each) => isSure(each) || hasBf16(each))
  const [first] = sorted.filter(isSure)
  return {
    sure: rented.filter(isSure).map(({ setup }) => setup),
    atHome: first === undefined || first.setup.offer !== null || first.setup.gpuCount > 1 ? null : first.setup,
    tight: smallest === undefined || isSure(smallest) ? null : smallest.setup,
  }
}

/** The methods that a question leaves open, each with the least that holds it; where the heavy one was asked for, what is lighter. */
export type LeastOfMethod = {
  readonly method: Plan['method']
  readonly found: SmallestSetups
  /** What takes less with 8-bit optimizer states; null: nothing does, or an optimizer was named. */
  readonly smallStates: SmallestSetups | null
}

/** `smallest`: the least that holds a method of a question; `byPrice`: what costs least an hour goes first. */
export function leastOfMethods(
  spec: Spec,
  methods: readonly Plan['method'][],
  smallest: (spec: Spec, method: Plan['method']) => SmallestSetups,
  byPrice = false,
): readonly LeastOfMethod[] {
  const ordered = byPrice ? cheapestFirst : (found: SmallestSetups) => found
  return methods.map((method) => {
    const found = ordered(smallest(spec, method))
    const small = method === 'full' && spec.optimizer === null ? { ...spec, optimizer: 'adamw-8bit' as const } : null
    return { method, found, smallStates: small === null ? null : smallerThan(found, ordered(smallest(small, method))) }
  })
}

function cheapestFirst(found: SmallestSetups): SmallestSetups {
  const sure = found.sure.toSorted((one, other) => hourlyOf(one) - hourlyOf(other))
  const [first] = sure
  const isCheaper = first === undefined || found.tight === null || hourlyOf(found.tight) < hourlyOf(first)
  return { ...found, sure, tight: isCheaper ? found.tight : null }
}

/** What of `less` takes less than `usual` does; null: nothing. */
function smallerThan(usual: SmallestSetups, less: SmallestSetups): SmallestSetups | null {
  const isLess = (one: SmallestSetup, other: SmallestSetup | null | undefined): boolean =>
    other == null || one.memoryGb < other.memoryGb
  const sure = less.sure.filter((each) => isLess(each, usual.sure[0])).slice(0, 1)
  const isTightLess = less.tight !== null && isLess(less.tight, usual.tight ?? usual.sure[0])
  const tight = isTightLess ? less.tight : null
  return sure.length === 0 && tight === null ? null : { sure, tight, atHome: null }
}

/** A method that was named, and the lighter ones beside it where its least is more than one machine, or none at all. */
export function lighterBeside(methods: readonly LeastOfMethod[], most: number): readonly Plan['method'][] {
  const [only, ...others] = methods
  const least = only?.found.sure[0]
  if (only === undefined || others.length > 0 || (least !== undefined && least.gpuCount <= most)) return []
  return lighterThan(only.method)
}

/** The methods that take less memory than one that was named; none where none was. */
export const lighterThan = (method: Plan['method'] | null): readonly Plan['method'][] =>
  method === 'full' ? ['lora', 'qlora'] : method === 'lora' ? ['qlora'] : []

type Dependencies = { readonly catalog: Catalog; readonly estimator: Estimator; readonly market: Market }
type Judged = { readonly setup: SmallestSetup; readonly isSure: boolean }
const isSure = (judged: Judged): boolean => judged.isSure

const weightOf = ({ memoryGb, gpuCount }: SmallestSetup): number =>
  memoryGb * (1 + worthOfDoubling * Math.log2(gpuCount))

const hourlyOf = ({ offer }: SmallestSetup): number => offer?.usdPerHour ?? Infinity

/** Of each kind of GPU the way with the least memory. */
function setupsOfCount(
  spec: Spec,
  method: Plan['method'],
  gpuCount: number,
  { catalog, estimator, market }: Dependencies,
): readonly Judged[] {
  const weights = spec.method === method ? spec.weights : null
  const asked = pared({ ...spec, weights, gpuCount, nodes: null }, method, catalog)
  const { estimates, misfits } = sweepPlans(asked, catalog, estimator, createRentableCheck(market))
  const room = 1 - catalog.choice.spareMemory.base
  const handy = estimates
    .filter(({ plan }) => isHandy(plan.gpu, plan.gpuCount) && plan.offload === 'none')
    .toSorted((one, other) => one.peakMemory.p95 - other.peakMemory.p95)
  const fitting = [...Map.groupBy(handy, ({ plan }) => plan.gpu.id).values()].flatMap((ofGpu) =>
    ofGpu.slice(0, 1).map((each) => ({
      setup: setupOf(placeOfPlan(each), each.plan.method, spec, market),
      isSure: each.peakMemory.p95 <= each.usableMemory * room,
    })),
  )
  return [
    ...fitting,
    ...misfits.flatMap((misfit) => {
      const gpu = catalog.gpus.get(misfit.gpu)
      // What takes all that there is may still be squeezed in.
      if (gpu === undefined || misfit.needed > misfit.usable || !isHandy(gpu, gpuCount)) return []
      return [{ setup: setupOf(placeOfMisfit(misfit, gpu), misfit.method, spec, market), isSure: false }]
    }),
  ]
}

const isHandy = (gpu: Gpu, gpuCount: number): boolean =>
  gpu.vendor === 'nvidia' && !hasArmHost(gpu) && isFoundTogether(gpu, gpuCount)

type SmallestPlace = {
  readonly gpu: Gpu
  readonly gpuCount: number
  readonly nodes: number
  readonly peak: { readonly p50: number; readonly p95: number | null }
  readonly usable: number
  readonly isPureBf16: boolean
}

const placeOfPlan = ({ plan, peakMemory, usableMemory }: Estimate): SmallestPlace => ({
  gpu: plan.gpu,
  gpuCount: plan.gpuCount,
  nodes: plan.nodes,
  peak: peakMemory,
  usable: usableMemory,
  isPureBf16: keepsMasterWeights(plan) === false,
})

const placeOfMisfit = ({ gpuCount, needed, usable }: Misfit, gpu: Gpu): SmallestPlace => ({
  gpu,
  gpuCount,
  nodes: Math.max(1, Math.ceil(gpuCount / machineSize(gpu))),
  peak: { p50: needed, p95: null },
  usable,
  isPureBf16: false,
})

function setupOf(place: SmallestPlace, method: Plan['method'], spec: Spec, market: Market): SmallestSetup {
  const { gpu, gpuCount, nodes, peak, usable, isPureBf16 } = place
  const found = reliableOffer(place, spec, market)
  return {
    method,
    gpu: gpu.id,
    gpuCount,
    nodes,
    memoryGb: (gpu.memory.base / GB) * gpuCount,
    peakGiB: { p50: peak.p50 / GIB, p95: peak.p95 === null ? null : peak.p95 / GIB },
    usableGiB: usable / GIB,
    isPureBf16,
    offer:
      found === null
        ? null
        : {
            provider: found.offer.provider.id,
            tier: found.offer.tier?.id ?? null,
            usdPerHour: found.quote.usdPerGpuHour * gpuCount,
          },
  }
}
