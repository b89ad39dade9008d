/** The rate behind a plan's bill in the currency that its team has settled, in every answer that shows a plan. */
import { conversionText, withConversion } from '../presentation/content/messages/conversion-note.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome } from './outcome.ts'
import type { RequestContext } from './request.ts'

/** Other outcomes, and teams that count in dollars, stay as they are. */
export function inTeamCurrency(outcome: Outcome, { rules }: RequestContext, { catalog }: EngineContext): Outcome {
  if (outcome.kind !== 'plan') return outcome
  const { currency } = rules.defaults
  const note = conversionText(currency, catalog.totalCost.currencies)
  return { ...outcome, content: withConversion(outcome.content, note) }
}
