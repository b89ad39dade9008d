/** "8x H100" means the cards of 80 GB: a form that is sold as a product of its own is put in for them only where they are not to be had. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { Gpu } from '../../catalog/gpu.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { type Candidate, isNamed, isWithinLimits } from './candidate.ts'

/** Whether `gpu` is asked for by the name of its family alone, and is none of those that are meant by it. */
export function isOtherForm(gpu: Gpu, named: Spec['gpus'], { gpus }: Pick<Catalog, 'gpus'>): boolean {
  if (named === null || gpu.meantByOwnName !== true) return false
  const [family = ''] = gpu.families
  return [...gpus.values()].filter(({ families }) => families.includes(family)).every((one) => isNamed(one, named))
}

/** Without such forms, where the others keep what was asked. */
export function ofMeantForms(all: Candidate[], spec: Spec, catalog: Pick<Catalog, 'gpus'>): Candidate[] {
  const meant = all.filter(({ estimate: { plan } }) => !isOtherForm(plan.gpu, spec.gpus, catalog))
  return meant.length < all.length && meant.some((each) => isWithinLimits(each, spec)) ? meant : all
}
