/** Whether full training keeps fp32 beside or instead of bf16 weights, and software that is told to. */
import type { Stack } from '../../catalog/stack.ts'
import { runOf } from '../../estimate/estimate.ts'
import { trainedRecipeOf } from '../../estimate/physics/model-states.ts'
import type { Plan } from '../../estimate/plan.ts'
import { rememberedOf } from '../../once.ts'

/** Whether full training of the plan keeps fp32 master weights; null of adapters. */
export const keepsMasterWeights = (plan: Plan): boolean | null =>
  plan.method === 'full' ? trainedRecipeOf(runOf(plan)) !== 'bf16' : null

// The same each time, as what is searched is kept by it.
const toldTo = rememberedOf((stack: Stack): Stack => ({ ...stack, trained: { ...stack.trained, full: 'fp32' } }))
const sharded = rememberedOf((stack: Stack): Stack => ({ ...stack, sharding: shardsOf(stack) }))
const shardsOf = ({ sharding }: Stack): Stack['sharding'] => sharding.filter((kind) => kind !== 'none')

/**
 * Software as it trains with fp32 weights on so many GPUs: as it is where it keeps them anyway or where nothing is trained
 * in full, told to where it can be, or sharding, which lifts them. Null where it keeps bf16 alone.
 */
export function withMasterWeights(
  stack: Stack,
  { method, weights }: Pick<Plan, 'method' | 'weights'>,
  gpuCount: number,
): Stack | null {
  if (method !== 'full' || weights !== 'bf16' || stack.trained.full !== 'bf16') return stack
  if (stack.facts.masterWeights.canKeepFp32) return toldTo(stack)
  return gpuCount === 1 || !stack.autocast || shardsOf(stack).length === 0 ? null : sharded(stack)
}
