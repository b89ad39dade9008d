/**
 * A thread keeps the prices of its first answer until somebody asks for today's: that repricing, and the note that
 * offers it.
 */
import { priceChangeText, withPriceChangeLine } from '../presentation/content/messages/price-change-line.ts'
import { currentScenario } from '../language/replies/revision-history.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome } from './outcome.ts'
import { planOutcome } from './plan-outcome.ts'
import type { RequestContext } from './request.ts'
import { priceDateOf, type ThreadState } from './thread-state.ts'

/** The plan that holds at today's prices, on which the thread rests from then on. */
export function answerReprice(thread: ThreadState, request: RequestContext, context: EngineContext): Outcome {
  const { today } = request
  const answer = context.answerWith(request, null)(currentScenario(thread.conversation))
  const priceDate = priceDateOf(thread, today)
  const next: ThreadState = {
    ...thread,
    shown: thread.shown === null ? null : { ...thread.shown, today },
    pins: [],
  }
  const change = priceDate === today ? 'The prices of today, as before' : `Prices of ${today} instead of ${priceDate}`
  return planOutcome(thread, next, answer, change, request, context)
}

/** Adds, on a later day, what the same plan would cost at the prices of that day. */
export function withPriceChange(
  outcome: Extract<Outcome, { kind: 'plan' }>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const { shown, conversation } = outcome.thread
  if (shown === null || shown.today >= request.today) return outcome
  const current = context.answerWith(request, null)(currentScenario(conversation))
  if (current.kind === 'problem') return outcome
  const { best } = current.recommendation
  const note = priceChangeText(shown.best, best, shown.today, context.renderContextOn(request))
  return note === null ? outcome : { ...outcome, content: withPriceChangeLine(outcome.content, note) }
}
