/** A form of the GPU that its bare name does not mean is put in: why, before anything else. */
import { GIB } from '../../catalog/units.ts'
import type { Catalog } from '../../catalog/catalog.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { Candidate } from '../ranking/candidate.ts'
import { isOtherForm } from '../ranking/meant-forms.ts'
import type { Sweep } from '../search/sweep-result.ts'

/** A sentence without a full stop; none where the plan is on what was meant. */
export function otherFormCaveats(
  { estimate: { plan } }: Candidate,
  { gpus }: Spec,
  { misfits }: Sweep,
  catalog: Pick<Catalog, 'gpus'>,
): readonly string[] {
  if (!isOtherForm(plan.gpu, gpus, catalog)) return []
  const gigabytes = (bytes: number): number => Math.round(bytes / 1e9)
  const [family = ''] = plan.gpu.families
  const meant = [...catalog.gpus.values()].filter(
    (gpu) => gpu.families.includes(family) && !isOtherForm(gpu, gpus, catalog),
  )
  const usual = Math.max(...meant.map(({ memory }) => memory.base))
  const [least] = misfits
    .filter(
      ({ gpu, gpuCount, method, weights }) =>
        meant.some(({ id }) => id === gpu) &&
        gpuCount === plan.gpuCount &&
        method === plan.method &&
        weights === plan.weights,
    )
    .toSorted((one, other) => one.needed - other.needed)
  const name = `${plan.gpuCount} × ${family.toUpperCase()} of ${gigabytes(usual)} GB`
  const instead = `${plan.gpu.name}, of ${gigabytes(plan.gpu.memory.base)} GB, is planned`
  if (least === undefined) return [`No plan on ${name} keeps what was asked: ${instead} instead`]
  const { needed, usable } = least
  const holds = needed < usable ? 'may just hold it' : 'do not hold it'
  return [
    `${name} ${holds}, by our estimate (${(needed / GIB).toFixed(1)} GiB of ${(usable / GIB).toFixed(1)} GiB a GPU at the least): ${instead}`,
  ]
}
