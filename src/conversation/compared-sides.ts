/** What is said of the sides of a comparison: the machine of stages, weights in bf16 alone, and on what another way to pay is priced. */
import type { PlanComparison } from '../presentation/content/plan-comparison.ts'
import type { AdvisorAnswer } from '../presentation/content/advisor-answer.ts'
import { isAlike } from '../presentation/content/contrast-words.ts'
import type { DisplayNames } from '../presentation/format/display-names.ts'
import { fasterPlans } from '../presentation/questions/faster-cheaper.ts'
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

/**
 * "How much for the fastest option?", where more speed is dearer than time is taken to be worth, or wants another precision:
 * what is faster all the same; '' where another plan is told, or nothing is clearly faster.
 */
export function fasterThanFastest(
  sides: readonly { readonly scenario: Scenario; readonly answer: AdvisorAnswer }[],
  { columns }: PlanComparison,
  names: DisplayNames,
): string {
  const asked = sides.findLast(({ scenario }) => scenario.spec.objective === 'fastest')?.answer
  const [first, second] = columns.map(({ option }) => option)
  const isPlan = first != null && second != null && columns.length === 2 && isAlike(first, second)
  if (asked?.kind !== 'recommendation' || !isPlan) return ''
  return fasterPlans(asked.recommendation, names).join(' ')
}
