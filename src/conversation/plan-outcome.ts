/** A plan beside the one that the thread was shown last. */
import type { AdvisorAnswer } from '../presentation/content/advisor-answer.ts'
import { pinnedPricesOf } from '../offers/catalog-replay.ts'
import { compareOptions } from '../recommend/option-difference.ts'
import { differenceMessage, withChangeLine } from '../presentation/slack/messages/difference-message.ts'
import { recommendationMessage } from '../presentation/slack/messages/recommendation-message.ts'
import type { EngineContext } from './engine-context.ts'
import type { ThreadState, Outcome, RequestContext } from './thread-state.ts'
import { problemOutcome } from './problem-outcome.ts'
import { allOptions, isInfeasible, shownOptions } from './thread-start.ts'

/** What an answer makes of the thread. `words`: what changed. */
export function planOutcome(
  thread: ThreadState,
  next: ThreadState,
  answer: AdvisorAnswer,
  changes: readonly string[] | string,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const renderContext = context.renderContextOn(request.today)
  if (answer.kind === 'problem') {
    const outcome = problemOutcome(answer.problem, request, context, 'reply')
    if (!isInfeasible(answer.problem)) return outcome
    const message = withChangeLine(outcome.message, changes)
    return { kind: 'no plan', problem: answer.problem, message, held: next }
  }
  const { scenario, recommendation } = answer
  const before = thread.shown?.best ?? null
  const priceDate = next.shown?.today ?? request.today
  const pins = pinnedPricesOf(allOptions(recommendation), priceDate).observationIds
  return {
    kind: 'plan',
    answered: { scenario, recommendation },
    message:
      before === null
        ? recommendationMessage(scenario, recommendation, renderContext)
        : differenceMessage(
            before,
            { scenario, recommendation },
            changes,
            renderContext,
            compareOptions(before, recommendation.best).qualityRisk ?? '',
          ),
    held: { ...next, shown: shownOptions(recommendation, priceDate), pins: [...new Set([...next.pins, ...pins])] },
  }
}
