/** The smallest machine that holds a job: the least memory in all among those that are rented. */
import { hasArmHost } from '../../catalog/gpu.ts'
import { GB, GIB } from '../../catalog/units.ts'
import type { Catalog } from '../../catalog/catalog.ts'
import type { GpuId } from '../../catalog/ids.ts'
import type { Estimator } from '../../estimate/estimator.ts'
import type { Estimate, Plan } from '../../estimate/plan.ts'
import type { Market } from '../../offers/market.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { createRentableCheck } from '../ranking/offer-lookup.ts'
import { sweepPlans } from '../search/sweep.ts'
import { pared } from './pared-spec.ts'
import { isFoundTogether, reliableOffer } from './hardware.ts'

export type SmallestSetup = {
  readonly method: Plan['method']
  readonly gpu: GpuId
  readonly gpuCount: number
  readonly memoryGb: number
  /** Of one GPU: expected, at the high end, and what there is. */
  readonly peakGiB: { readonly p50: number; readonly p95: number }
  readonly usableGiB: number
}

/** Of one machine; of several, only where none does. */
const countsOfMachine = [1, 2, 4, 8]
const countsOfClusters = [16, 32, 64]
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
  const sorted = found.toSorted((one, other) => weightOf(one.setup) - weightOf(other.setup))
  const rented = sorted.filter(({ isRented }) => isRented)
  const [smallest] = rented
  const [first] = sorted.filter(isSure)
  return {
    sure: rented.filter(isSure).map(({ setup }) => setup),
    atHome: first === undefined || first.isRented || first.setup.gpuCount > 1 ? null : first.setup,
    tight: smallest === undefined || isSure(smallest) ? null : smallest.setup,
  }
}

type Dependencies = { readonly catalog: Catalog; readonly estimator: Estimator; readonly market: Market }
type Judged = { readonly setup: SmallestSetup; readonly isSure: boolean; readonly isRented: boolean }
const isSure = (judged: Judged): boolean => judged.isSure

const weightOf = ({ memoryGb, gpuCount }: SmallestSetup): number =>
  memoryGb * (1 + worthOfDoubling * Math.log2(gpuCount))

/** Of each kind of GPU the way with the least memory. */
function setupsOfCount(
  spec: Spec,
  method: Plan['method'],
  gpuCount: number,
  dependencies: Dependencies,
): readonly Judged[] {
  const { catalog, estimator, market } = dependencies
  const weights = spec.method === method ? spec.weights : null
  const asked = pared({ ...spec, weights, gpuCount, nodes: null }, method, catalog)
  const { estimates } = sweepPlans(asked, catalog, estimator, createRentableCheck(market))
  const room = 1 - catalog.choice.spareMemory.base
  const handy = estimates
    .filter((each) => isHandy(each.plan))
    .toSorted((one, other) => one.peakMemory.p95 - other.peakMemory.p95)
  return [...Map.groupBy(handy, ({ plan }) => plan.gpu.id).values()].flatMap((ofGpu) =>
    ofGpu.slice(0, 1).map((each) => ({
      setup: setupOf(each),
      isRented: reliableOffer(each.plan, spec, market) !== null,
      isSure: each.peakMemory.p95 <= each.usableMemory * room,
    })),
  )
}

const isHandy = ({ gpu, gpuCount, offload }: Plan): boolean =>
  gpu.vendor === 'nvidia' && offload === 'none' && !hasArmHost(gpu) && isFoundTogether(gpu, gpuCount)

const setupOf = ({ plan, peakMemory, usableMemory }: Estimate): SmallestSetup => ({
  method: plan.method,
  gpu: plan.gpu.id,
  gpuCount: plan.gpuCount,
  memoryGb: (plan.gpu.memory.base / GB) * plan.gpuCount,
  peakGiB: { p50: peakMemory.p50 / GIB, p95: peakMemory.p95 / GIB },
  usableGiB: usableMemory / GIB,
})
