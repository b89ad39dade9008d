/** What a plan keeps in the memory of its machines, and whether machines have that. */
import type { Catalog } from '../../catalog/catalog.ts'
import { sizesOfPlan, workloadOf } from '../../estimate/estimate.ts'
import { hostBytesOf } from '../../estimate/physics/model-states.ts'
import type { Plan } from '../../estimate/plan.ts'
import type { Scenario, Spec } from '../../scenario/scenario.ts'
import type { Resweep, Sweep } from './sweep-result.ts'

/** Bytes over all machines of the plan. */
export const planHostBytes = (plan: Plan): number => hostBytesOf(workloadOf(plan), sizesOfPlan(plan))

/** Whether machines for rent have the memory that a plan keeps weights and states in. */
export const hasHostMemory = (plan: Plan, { choice }: Pick<Catalog, 'choice'>): boolean =>
  planHostBytes(plan) <= choice.hostMemory.base * plan.nodes

/** The system keeps some of it. */
const shareForPlan = 0.9

/** Plans on an own machine whose memory was told need no more of it. Machines for rent have their own. */
export function withinToldMemory(
  { spec, extras }: Pick<Scenario, 'spec' | 'extras'>,
  sweep: Sweep,
  resweep: Resweep | undefined,
): readonly [Sweep, Resweep | undefined] {
  const bytes = (extras?.hostMemory?.gib ?? 0) * 2 ** 30 * shareForPlan
  if (bytes === 0 || spec.owned !== true) return [sweep, resweep]
  const held = (tried: Spec, { estimates, ...rest }: Sweep): Sweep => ({
    ...rest,
    estimates:
      tried.owned === true ? estimates.filter(({ plan }) => planHostBytes(plan) <= bytes * plan.nodes) : estimates,
  })
  return [held(spec, sweep), resweep === undefined ? undefined : (tried) => held(tried, resweep(tried))]
}
