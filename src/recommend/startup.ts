/** Start-up of a plan at a provider. */
import type { Catalog } from '../catalog/catalog.ts'
import type { Provider } from '../catalog/provider.ts'
import type { Plan } from '../estimate/plan.ts'
import { preparation, startupHours } from '../offers/startup.ts'

/** Hours from the order to the first step at full speed. */
export function startupOf({ shape, stack }: Plan, provider: Provider, { startup }: Pick<Catalog, 'startup'>): number {
  return startupHours(provider, preparation(shape.params, stack.elementwise === 'compiled', startup))
}
