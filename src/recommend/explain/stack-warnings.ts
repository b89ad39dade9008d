/** What a reader must know of the software of a plan: what speaks against one that was named, and what it keeps in bf16. */
import type { Catalog } from '../../catalog/catalog.ts'
import { runOf, sizesOfPlan } from '../../estimate/estimate.ts'
import { stateBytesPerParam } from '../../estimate/physics/model-states.ts'
import { localParams } from '../../estimate/physics/sizes.ts'
import { dataParallel } from '../../estimate/physics/training-run.ts'
import { packsRollouts } from '../../estimate/objective-rollout.ts'
import type { Estimate, Plan } from '../../estimate/plan.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { gibText } from '../figure-text.ts'
import { keepsMasterWeights } from '../search/master-weights.ts'
import { stackProblems, trainedModelOf } from '../search/stack-problems.ts'

/** Sentences without a full stop, the gravest first. */
export function stackWarnings(estimate: Estimate, spec: Spec, catalog: Catalog): readonly string[] {
  const { plan } = estimate
  const model = trainedModelOf(spec, { id: plan.model, shape: plan.shape }, catalog)
  return [...stackProblems(plan.stack, spec, model, plan, plan.gpu), ...pureBf16Warning(estimate)]
}

/** Whose speed is taken for software that nobody measured: how sure the hours are, and nothing that stops a run. */
export function unmeasuredStack(
  { stack: { name, speedsLike }, training }: Plan,
  { stacks }: Catalog,
): readonly string[] {
  // Loops that write what they train on are measured as loops.
  if (training?.rollout != null && packsRollouts(name, training.facts)) return []
  const like = speedsLike === null ? undefined : stacks.get(speedsLike)?.name
  return like === undefined
    ? []
    : [`No speeds measured under ${name} are on record: its speed is that of ${like}, with a wider range`]
}

/** Bytes a GPU that full training would take with fp32 master weights; null where it keeps them, or nothing is trained in full. */
export function bytesWithMasters({ plan, peakMemory }: Pick<Estimate, 'plan' | 'peakMemory'>): number | null {
  if (keepsMasterWeights(plan) !== false) return null
  const run = runOf(plan)
  const total = (bytes: ReturnType<typeof stateBytesPerParam>) => bytes.weight + bytes.gradient + bytes.optimizer
  const added =
    total(stateBytesPerParam({ ...run, software: { ...run.software, trained: 'fp32' } })) -
    total(stateBytesPerParam(run))
  const shards = run.sharding === 'none' ? 1 : dataParallel(run) * run.cp
  return peakMemory.p50 + (added * localParams(run, sizesOfPlan(plan))) / shards
}

/** Full training in bf16 alone, and what fp32 masters would take on each GPU. */
function pureBf16Warning(estimate: Estimate): readonly string[] {
  const { usableMemory } = estimate
  const needed = bytesWithMasters(estimate)
  if (needed === null) return []
  const fits =
    needed <= usableMemory
      ? ', which fit under other software'
      : `, more than the ${gibText(usableMemory)} there are: take more GPUs, 8-bit AdamW or LoRA`
  return [
    `Weights and states are bf16 alone: at learning rates of 1e-5 and below updates round away. With fp32 master weights it would be about ${gibText(needed)} a GPU${fits}`,
  ]
}
