/**
 * The currency in which bills are told beside dollars: the one that somebody asked for in the thread, else the one that
 * its team has settled. The rate stands in every answer that shows a plan.
 */
import {
  conversionText,
  withConversion,
  withTotalsConverted,
} from '../presentation/content/messages/conversion-note.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome } from './outcome.ts'
import type { RequestContext } from './request.ts'
import type { ThreadState } from './thread-state.ts'

/** The request as it is answered in a thread; `thread` null: there is none yet. */
export function withThreadCurrency(request: RequestContext, thread: ThreadState | null): RequestContext {
  const currency = thread?.shown?.currency
  if (currency === undefined) return request
  const { rules } = request
  return { ...request, rules: { ...rules, defaults: { ...rules.defaults, currency } } }
}

/** Other outcomes, and teams that count in dollars, stay as they are. */
export function withRate(outcome: Outcome, { rules }: RequestContext, { catalog }: EngineContext): Outcome {
  const { currency } = rules.defaults
  if (outcome.kind === 'answer')
    return { ...outcome, content: withTotalsConverted(outcome.content, currency, catalog.totalCost.currencies) }
  if (outcome.kind !== 'plan') return outcome
  const note = conversionText(currency, catalog.totalCost.currencies)
  return { ...outcome, content: withConversion(outcome.content, note) }
}

/** Null for one without a rate: nothing could be told in it. */
export const knownCurrency = (code: string | undefined, { catalog }: EngineContext): string | null =>
  code === 'USD' || (code !== undefined && code in catalog.totalCost.currencies) ? code : null
