/** What is said of the sides of a comparison: the machine of stages, weights in bf16 alone, and on what another way to pay is priced. */
import type { PlanComparison } from '../presentation/content/plan-comparison.ts'
import { currentScenario } from '../language/replies/revision-history.ts'
import { changedFields, type Scenario } from '../scenario/scenario.ts'
import type { ThreadState } from './thread-state.ts'

/** Behind stages that were put on one machine. */
export const oneMachineSentence =
  'One machine is taken for all, as each stage starts from the weights of the one before it: keep it, or its disk, between them.'

/** What weights without fp32 masters ask of the rate, where a side is planned so. */
export const inBf16Alone = ({ columns }: PlanComparison): readonly string[] =>
  columns.some(({ option }) => option?.method === 'full' && option.masterWeights === false)
    ? [
        'Full fine-tuning is planned with weights and states in bf16 alone where no more fits: at learning rates of 1e-5 and below updates round away; more GPUs hold fp32 masters.',
      ]
    : []

/** Whether a side is on a GPU of the plan. */
export const isOfPlan = ({ spec: { gpus } }: Scenario, thread: ThreadState): boolean => {
  const gpu = thread.shown?.best.gpu
  return gpus === null || gpu === undefined || gpus.includes(gpu)
}

/** Another way to pay is of the same machine: a reservation of other GPUs says nothing of its price. */
export function onPlannedPaid(scenario: Scenario, thread: ThreadState | null): Scenario {
  const best = thread?.shown?.best
  const { spec } = scenario
  if (thread === null || best === undefined || (spec.gpus !== null && !spec.gpus.includes(best.gpu))) return scenario
  const changed = changedFields(spec, currentScenario(thread.conversation).spec)
  return changed.length === 1 && changed[0] === 'pricing'
    ? { ...scenario, spec: { ...spec, gpus: [best.gpu], gpuCount: best.gpuCount } }
    : scenario
}
