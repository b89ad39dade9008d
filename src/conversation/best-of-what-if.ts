/** The best plan of a job that a question supposes. */
import type { Question } from '../language/questions/question.ts'
import type { AnsweredScenario } from '../presentation/content/advisor-answer.ts'
import type { WhatIfResult } from '../presentation/questions/question-context.ts'
import type { Scenario, Spec } from '../scenario/scenario.ts'
import type { AnswerScenario } from './engine-context.ts'

/** Or the sentence that says why there is none. */
export function bestOf(scenario: Scenario, ask: AnswerScenario): WhatIfResult {
  const answer = ask(scenario)
  if (answer.kind !== 'problem') return { option: answer.recommendation.best, ruledOut: answer.recommendation.ruledOut }
  const { problem } = answer
  if (!('unpriced' in problem)) return { problem: problem.message }
  const isInHost = (problem.unpriced?.layout.offload ?? 'none') !== 'none'
  return { problem: problem.message, doesFit: true, ...(isInHost ? { isInHost: true as const } : {}) }
}

/** "Why not A100?" is of as many as were asked for, or of one machine where the plan is one; null where that does not fit. */
export function onLikeCount(
  topic: Question['topic'],
  { spec, ...rest }: Scenario,
  { scenario, recommendation: { best } }: AnsweredScenario,
  ask: AnswerScenario,
): WhatIfResult | null {
  if (topic !== 'why-not' || spec.gpuCount !== null || spec.gpus === null || best.nodes > 1) return null
  const counts = new Set([scenario.spec.gpuCount ?? best.gpuCount, 8])
  for (const gpuCount of counts) {
    const found = bestOf({ ...rest, spec: { ...spec, gpuCount } }, ask)
    if ('option' in found && found.option.offload === 'none') return found
  }
  return null
}

/** A discount is of a seller who may rent out whole machines alone. */
export function bestAtDiscount(
  other: Scenario,
  args: Question['args'],
  ask: AnswerScenario,
): ReturnType<typeof bestOf> {
  const found = bestOf(other, ask)
  return args?.isDiscount === true && 'problem' in found
    ? bestOf({ ...other, spec: { ...other.spec, gpuCount: null, nodes: null } }, ask)
    : found
}

/**
 * Where the job has limits, a plan that keeps them goes before the one without them: it may take software that is faster, and
 * is weighed against the plan as like with like.
 */
export function withinLimits({ budgetUsd, deadlineHours }: Spec, ask: AnswerScenario): AnswerScenario {
  if (budgetUsd === null && deadlineHours === null) return ask
  return (scenario) => {
    const { spec, ...rest } = scenario
    if (spec.budgetUsd !== null || spec.deadlineHours !== null) return ask(scenario)
    const limited = ask({ ...rest, spec: { ...spec, budgetUsd, deadlineHours } })
    if (limited.kind === 'problem') return ask(scenario)
    const { hours, allInUsd } = limited.recommendation.best
    const isKept =
      (budgetUsd === null || allInUsd.p50 <= budgetUsd) && (deadlineHours === null || hours.p50 <= deadlineHours)
    return isKept ? limited : ask(scenario)
  }
}
