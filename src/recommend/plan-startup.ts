/** Start-up of a plan. */
import type { Catalog } from '../catalog/catalog.ts'
import type { Provider } from '../catalog/provider.ts'
import type { Plan } from '../estimate/plan.ts'
import { preparationSeconds, repeatedSeconds, startupHours } from '../offers/startup-hours.ts'

type StartupCatalog = Pick<Catalog, 'startup'>

/** Whether the software compiles its kernels at the start of a run. */
export const compiles = ({ stack }: Pick<Plan, 'stack'>): boolean => stack.elementwise === 'compiled'

/** Seconds from a shell on the machine to the first step at full speed. */
export const planPreparationSeconds = (plan: Plan, { startup }: StartupCatalog): number =>
  preparationSeconds(plan.shape.params, compiles(plan), startup)

/** Hours of start-up that a like run right behind, on the same machines, has again. */
export const repeatedStartupHours = (plan: Plan, { startup }: StartupCatalog): number =>
  repeatedSeconds(plan.shape.params, compiles(plan), startup) / 3600

/** Hours from the order at `provider` to the first step at full speed. */
export const planStartupHours = (plan: Plan, provider: Provider, facts: StartupCatalog): number =>
  startupHours(provider, planPreparationSeconds(plan, facts))
