/** The outcome of a changed plan, compared with the plan that the thread showed last. */
import type { AdvisorAnswer } from '../presentation/content/advisor-answer.ts'
import { differenceMessage, withChangeLine } from '../presentation/content/messages/difference-message.ts'
import { recommendationMessage } from '../presentation/content/messages/recommendation-message.ts'
import { problemMessage } from '../presentation/content/messages/problem-message.ts'
import { currentScenario } from '../language/replies/revision-history.ts'
import { withStatedPrice } from './stated-price.ts'
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
        : differenceMessage(before, { scenario, recommendation }, changes, renderContext, {
            quality: compareOptions(before, recommendation.best).qualityRisk ?? '',
            known: currentScenario(thread.conversation).notes,
          }),
    thread: withShown(next, recommendation, priceDateOf(next, request.today)),
  }
}

/** The whole card of the plan that holds, set against nothing. */
export const showPlanAgain = (thread: ThreadState, request: RequestContext, context: EngineContext): Outcome =>
  planOutcome(
    { ...thread, shown: null },
    thread,
    context.answerWith(request, thread)(currentScenario(thread.conversation)),
    '',
    request,
    context,
  )
