/** Start-up of a plan. */
import type { Catalog } from '../catalog/catalog.ts'
import type { Provider } from '../catalog/provider.ts'
import type { Plan } from '../estimate/plan.ts'
import { preparation, startupHours } from '../offers/startup.ts'

type Facts = Pick<Catalog, 'startup'>

export const compiles = ({ stack }: Pick<Plan, 'stack'>): boolean => stack.elementwise === 'compiled'

/** Seconds from a shell on the machine to the first step at full speed. */
export const preparationOf = (plan: Plan, { startup }: Facts): number =>
  preparation(plan.shape.params, compiles(plan), startup)

/** Hours from the order at `provider` to the first step at full speed. */
export const startupOf = (plan: Plan, provider: Provider, facts: Facts): number =>
  startupHours(provider, preparationOf(plan, facts))
