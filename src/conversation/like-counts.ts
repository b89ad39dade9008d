/** "H100 vs A100 vs L40S": kinds of GPUs are compared by as many of each, where nobody says how many. */
import { changedFields, type Scenario } from '../scenario/scenario.ts'
import type { AnswerScenario } from './engine-context.ts'

type PlanToCompare = { readonly scenario: Scenario; readonly answer: ReturnType<AnswerScenario> }

/** The plans on the fewest that any of them has, else on the most; unchanged where one does not fit, or more than the GPUs differ. */
export function withLikeCounts(plans: readonly PlanToCompare[], ask: AnswerScenario): readonly PlanToCompare[] {
  const [first] = plans
  if (first === undefined || !plans.every(({ scenario }) => differsInGpus(scenario, first.scenario))) return plans
  const counts = plans.map(countOf)
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)]
  if (!Number.isFinite(most) || fewest === most) return plans
  for (const gpuCount of [fewest, most]) {
    const alike = plans.map((plan) => {
      if (countOf(plan) === gpuCount) return plan
      const scenario = { ...plan.scenario, spec: { ...plan.scenario.spec, gpuCount } }
      return { scenario, answer: ask(scenario) }
    })
    if (alike.every((plan) => countOf(plan) === gpuCount && hasRoom(plan))) return alike
  }
  return plans
}

const differsInGpus = ({ spec }: Scenario, first: Scenario): boolean =>
  spec.gpus !== null &&
  spec.gpuCount === null &&
  spec.nodes === null &&
  changedFields(spec, first.spec).every((field) => field === 'gpus')

/** Infinity where there is no plan. */
const countOf = ({ answer }: PlanToCompare): number =>
  answer.kind === 'recommendation' ? answer.recommendation.best.gpuCount : Infinity

const hasRoom = ({ answer }: PlanToCompare): boolean =>
  answer.kind === 'recommendation' &&
  answer.recommendation.best.offload === 'none' &&
  answer.recommendation.best.peakMemoryGiB.p95 <= answer.recommendation.best.usableMemoryGiB
