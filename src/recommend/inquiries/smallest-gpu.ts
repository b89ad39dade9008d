/** The card with the least memory of which a given number holds a job. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { GpuId } from '../../catalog/ids.ts'
import type { Estimator } from '../../estimate/estimator.ts'
import type { Estimate, Plan } from '../../estimate/plan.ts'
import type { Market } from '../../offers/market.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { createRentableCheck } from '../ranking/offer-lookup.ts'
import { isTight } from '../ranking/plan-risk.ts'
import { sweepPlans } from '../search/sweep.ts'
import { pared } from './pared-spec.ts'

/** `method`: with that one, where what was asked for takes more. `isJust`: it may run out of memory. */
export type SmallestGpuChange = {
  readonly kind: 'gpus'
  readonly gpu: GpuId
  readonly gpuCount: number
  readonly method?: Plan['method']
  readonly isJust?: true
  /** Expected with room, and not sure at the high end. */
  readonly isLikely?: boolean
}

type SmallestGpuDependencies = { readonly catalog: Catalog; readonly estimator: Estimator; readonly market: Market }

/** The GPU with the least memory of which so many hold it, and which somebody rents so; null: none is sure to. */
export const smallestFitting = (spec: Spec, dependencies: SmallestGpuDependencies): SmallestGpuChange | null =>
  smallestOrJust(spec, dependencies).find(({ isJust }) => isJust !== true) ?? null

/** The same, and before it a smaller one that may hold it. */
export function smallestOrJust(
  spec: Spec,
  { catalog, estimator, market }: SmallestGpuDependencies,
): readonly SmallestGpuChange[] {
  const { estimates } = sweepPlans(pared(spec, spec.method ?? 'lora', catalog), catalog, estimator)
  const isRentable = createRentableCheck(market)
  const rented = estimates
    .filter(({ plan }) => isRentable(plan.gpu, plan.gpuCount, plan.nodes))
    .toSorted((one, other) => one.usableMemory - other.usableMemory)
  const sure = rented.find((each) => !isTight(each))
  const [first] = rented
  const isSmaller = first !== undefined && (sure === undefined || first.usableMemory < leastSmaller * sure.usableMemory)
  const changeTo = ({ plan: { gpu, gpuCount } }: Estimate) => ({ kind: 'gpus' as const, gpu: gpu.id, gpuCount })
  return [
    ...(isSmaller && first !== sure ? [{ ...changeTo(first), isJust: true as const }] : []),
    ...(sure === undefined ? [] : [changeTo(sure)]),
  ]
}
/** What may only just hold a job is worth a word where it is of another class of cards. */
const leastSmaller = 0.75
