/** Prices of a thread: they stay those of its first answer, until somebody asks for today's. */
import { priceChangeText, withPriceChangeLine } from '../presentation/slack/messages/price-change-line.ts'
import { currentScenario } from '../language/replies/revision-history.ts'
import type { EngineContext } from './engine-context.ts'
import type { ThreadState, Outcome, RequestContext } from './thread-state.ts'
import { planOutcome } from './plan-outcome.ts'

/** The plan that holds at the prices of today, on which the thread rests from here on. */
export function reprice(thread: ThreadState, request: RequestContext, context: EngineContext): Outcome {
  const scenario = currentScenario(thread.conversation)
  const answer = context.answerWith(request, null)(scenario)
  const priceDate = thread.shown?.today ?? request.today
  const next: ThreadState = {
    ...thread,
    shown: thread.shown === null ? null : { ...thread.shown, today: request.today },
    pins: [],
  }
  const words =
    priceDate === request.today
      ? 'The prices of today, as before'
      : `Prices of ${request.today} instead of ${priceDate}`
  return planOutcome(thread, next, answer, words, request, context)
}

/** Adds, on a later day, what the same plan would cost at the prices of that day. */
export function withPriceChange(
  outcome: Extract<Outcome, { kind: 'plan' }>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const { shown, conversation } = outcome.held
  if (shown === null || shown.today >= request.today) return outcome
  const current = context.answerWith(request, null)(currentScenario(conversation))
  if (current.kind === 'problem') return outcome
  const note = priceChangeText(
    shown.best,
    current.recommendation.best,
    shown.today,
    context.renderContextOn(request.today),
  )
  return note === null ? outcome : { ...outcome, message: withPriceChangeLine(outcome.message, note) }
}
