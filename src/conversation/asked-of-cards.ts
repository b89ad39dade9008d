/** "How much faster is it with 2 GPUs?": another number of GPUs is asked of the card of the plan. */
import type { AskedContrast } from '../language/questions/asked-contrast.ts'
import { currentScenario } from '../language/replies/revision-history.ts'
import type { AdvisorAnswer } from '../presentation/content/advisor-answer.ts'
import { changedFields, type Scenario } from '../scenario/scenario.ts'
import type { AnswerScenario } from './engine-context.ts'
import type { ThreadState } from './thread-state.ts'

/** On the card of the plan where nothing but a larger number of GPUs is asked for and it holds the job there, else on any; limits are set aside where they leave no plan. */
export function askedOfCards(
  scenario: Scenario,
  form: AskedContrast['form'],
  thread: ThreadState | null,
  ask: AnswerScenario,
): AdvisorAnswer {
  if (form === 'ratio') return withoutLimits(ask, onGpu(scenario, thread))
  const planned = thread === null ? null : currentScenario(thread.conversation).spec
  const best = thread?.shown?.best
  const isMore = best !== undefined && (scenario.spec.gpuCount ?? 0) > best.gpuCount
  if (planned === null || !isMore || changedFields(scenario.spec, planned).some((field) => field !== 'gpuCount'))
    return withoutLimits(ask, scenario)
  const same = withoutLimits(ask, onGpu(scenario, thread))
  return same.kind === 'recommendation' && same.recommendation.best.offload === 'none'
    ? same
    : withoutLimits(ask, scenario)
}

/** How a plan scales is seen on the GPU that it has. */
function onGpu({ spec, ...rest }: Scenario, thread: ThreadState | null): Scenario {
  const gpu = thread?.shown?.best.gpu
  const isOpen = gpu !== undefined && spec.gpuCount !== null && (spec.gpus?.includes(gpu) ?? true)
  return isOpen ? { ...rest, spec: { ...spec, gpus: [gpu] } } : { ...rest, spec }
}

/** What is only asked about has an answer beyond the limits too. */
function withoutLimits(ask: AnswerScenario, scenario: Scenario): AdvisorAnswer {
  const { spec } = scenario
  const within = ask(scenario)
  return within.kind === 'problem' && (spec.budgetUsd !== null || spec.deadlineHours !== null)
    ? ask({ ...scenario, spec: { ...spec, budgetUsd: null, deadlineHours: null } })
    : within
}
