/** What other software does where the usual one joins several machines, or fits nothing. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { Gpu } from '../../catalog/gpu.ts'
import { machineSize } from '../../estimate/estimate.ts'
import type { Estimate, Misfit } from '../../estimate/plan.ts'
import { once } from '../../once.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { Sweep } from './sweep-result.ts'
import { gpusOf } from './search-space.ts'
import type { RentableCheck } from './sweep-result.ts'

/** Times the memory of a GPU that other software may still bring down to it: tensors split over the GPUs instead of gathered. */
const IN_REACH = 1.5

const keyOfMisfit = ({ gpu, gpuCount }: Pick<Misfit, 'gpu' | 'gpuCount'>): string => `${gpu} ${gpuCount}`

/**
 * With what other software does on one whole machine of the GPUs that the usual one joins several of; of GPUs that were
 * named, with what it does at all, where the usual one fits nothing that is for rent. Swept when it is asked for: mostly
 * the usual software does.
 */
export function withOtherSoftware(
  { estimates, misfits }: Sweep,
  spec: Spec,
  catalog: Catalog,
  isRentable: RentableCheck,
  sweepAll: (variant: Spec) => Sweep,
): Sweep {
  const others = once((): readonly Estimate[] => {
    if (!estimates.some(({ plan: { gpu, gpuCount, nodes } }) => isRentable(gpu, gpuCount, nodes)))
      return spec.gpus === null ? [] : sweepAll(spec).estimates
    const gpus = joinedGpus({ estimates, misfits }, spec, catalog, isRentable)
    if (gpus.length === 0) return []
    return sweepAll({ ...spec, gpus: gpus.map(({ id }) => id), nodes: 1 }).estimates.filter(
      ({ plan: { gpu, gpuCount } }) => gpuCount === machineSize(gpu),
    )
  })
  return {
    estimates,
    misfits,
    get otherSoftware() {
      return others()
    },
  }
}

/** GPUs that the usual software does not fit on one machine of, though not by much. */
function joinedGpus(
  { estimates, misfits }: Sweep,
  spec: Spec,
  catalog: Catalog,
  isRentable: RentableCheck,
): readonly Gpu[] {
  const onOne = new Set(estimates.filter(({ plan }) => plan.nodes === 1).map(({ plan }) => plan.gpu.id))
  const near = new Set(misfits.filter(({ needed, usable }) => needed <= IN_REACH * usable).map(keyOfMisfit))
  // Another vendor's software is a greater step than a second machine, for who has not named it.
  const isUsual = (gpu: Gpu): boolean => spec.gpus !== null || gpu.vendor === 'nvidia'
  return gpusOf(spec, catalog).filter((gpu) => {
    const whole = machineSize(gpu)
    const isNear = near.has(keyOfMisfit({ gpu: gpu.id, gpuCount: whole }))
    return isNear && !onOne.has(gpu.id) && isUsual(gpu) && isRentable(gpu, whole, 1)
  })
}
