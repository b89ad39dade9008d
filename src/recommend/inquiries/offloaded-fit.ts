/** Whether a job that no GPU holds fits with a part of it in the memory of the host. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { GpuId } from '../../catalog/ids.ts'
import { GIB } from '../../catalog/units.ts'
import type { Estimator } from '../../estimate/estimator.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { isTight } from '../ranking/plan-risk.ts'
import { hasHostMemory, planHostBytes } from '../search/host-memory.ts'
import { sweepPlans } from '../search/sweep.ts'

/** What stays on the host, how much of its memory that takes, and the GPUs that then hold the rest. */
export type OffloadedFit = {
  readonly kept: 'optimizer' | 'params'
  readonly hostGiB: number
  readonly gpus: readonly GpuId[]
}

/** More GPUs than this are meant by their memory, and not by name. */
const mostNamed = 3

/**
 * With the least kept in the memory of the machine that makes it fit: on each of the GPUs that were named, on some of a
 * size that was. Null where nothing does.
 */
export function offloadedFit(
  spec: Spec,
  gpus: readonly GpuId[],
  { catalog, estimator }: { readonly catalog: Catalog; readonly estimator: Estimator },
): OffloadedFit | null {
  // A plan takes any software that holds a part there, where what suits the job best only may fit.
  const ofPlan = sweepPlans({ ...spec, offload: null }, catalog, estimator).estimates
  for (const kept of ['optimizer', 'params'] as const) {
    const { estimates } = sweepPlans({ ...spec, offload: kept }, catalog, estimator)
    const fitting = [...estimates, ...ofPlan.filter(({ plan }) => plan.offload === kept)].filter(
      (each) => each.plan.method === spec.method && !isTight(each) && hasHostMemory(each.plan, catalog),
    )
    const holding = gpus.filter((gpu) => fitting.some(({ plan }) => plan.gpu.id === gpu))
    if (holding.length === gpus.length || (gpus.length > mostNamed && holding.length > 0))
      return {
        kept,
        hostGiB: Math.min(...fitting.map(({ plan }) => planHostBytes(plan))) / GIB,
        gpus: holding,
      }
  }
  return null
}
