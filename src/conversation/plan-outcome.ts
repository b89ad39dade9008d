/** The outcome of a changed plan, compared with the plan that the thread showed last. */
import type { AdvisorAnswer } from '../presentation/content/advisor-answer.ts'
import { differenceMessage, withChangeLine } from '../presentation/content/messages/difference-message.ts'
import { recommendationMessage } from '../presentation/content/messages/recommendation-message.ts'
import { problemMessage } from '../presentation/content/messages/problem-message.ts'
import { currentScenario } from '../language/replies/revision-history.ts'
import { formatUsd, formatUsdPerHour } from '../presentation/format/number-format.ts'
import type { Infeasible } from '../recommend/recommendation.ts'
import type { Problem } from '../scenario/problem.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { compareOptions } from '../recommend/option-difference.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome } from './outcome.ts'
import type { RequestContext } from './request.ts'
import { refusalWithDrop } from './feasible-plan.ts'
import { priceDateOf, type ThreadState, withShown } from './thread-state.ts'

/** `next`: the thread with the answered revision. `changes`: what was changed, in words or as a sentence. */
export function planOutcome(
  thread: ThreadState,
  next: ThreadState,
  answer: AdvisorAnswer,
  changes: readonly string[] | string,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const renderContext = context.renderContextOn(request)
  if (answer.kind === 'problem') {
    const problem = withStatedPrice(answer.problem, currentScenario(next.conversation))
    const refusal = withChangeLine(problemMessage(problem, renderContext, 'reply'), changes)
    const content = refusalWithDrop(refusal, next, request, context)
    return { kind: 'infeasible', problem, content, thread: next }
  }
  const { scenario, recommendation } = answer
  const before = thread.shown?.best ?? null
  return {
    kind: 'plan',
    answer: { scenario, recommendation },
    content:
      before === null
        ? recommendationMessage(scenario, recommendation, renderContext)
        : differenceMessage(
            before,
            { scenario, recommendation },
            changes,
            renderContext,
            compareOptions(before, recommendation.best).qualityRisk ?? '',
          ),
    thread: withShown(next, recommendation, priceDateOf(next, request.today)),
  }
}

/** Where we have no price, what it comes to at the one that was named is said first. */
function withStatedPrice<P extends Problem | Infeasible>(problem: P, { extras }: Scenario): P {
  const rate = extras?.rate
  if (rate === undefined || !('unpriced' in problem) || problem.unpriced === undefined) return problem
  const { gpuCount, hours } = problem.unpriced
  const [low, middle, high] = ([hours.p10, hours.p50, hours.p90] as const).map((each) =>
    formatUsd(each * gpuCount * rate.usdPerGpuHour),
  )
  const price = `${middle} of GPU time (${low} to ${high}) at the ${formatUsdPerHour(rate.usdPerGpuHour)} a GPU that you named.`
  return { ...problem, message: `${price} ${problem.message}` }
}
