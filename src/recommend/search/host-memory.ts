/** What a plan keeps in the memory of its machines, and whether machines have that. */
import type { Catalog } from '../../catalog/catalog.ts'
import { sizesOfPlan, workloadOf } from '../../estimate/estimate.ts'
import { hostBytesOf } from '../../estimate/physics/model-states.ts'
import type { Plan } from '../../estimate/plan.ts'

/** Bytes over all machines of the plan. */
export const planHostBytes = (plan: Plan): number => hostBytesOf(workloadOf(plan), sizesOfPlan(plan))

/** Whether machines for rent have the memory that a plan keeps weights and states in. */
export const hasHostMemory = (plan: Plan, { choice }: Pick<Catalog, 'choice'>): boolean =>
  planHostBytes(plan) <= choice.hostMemory.base * plan.nodes
