/** What is recommended for a job beside a thread: on the day and for the team of a request, at its prices. */
import type { Recommendation } from '../recommend/recommendation.ts'
import type { Scenario, Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { RequestContext } from './request.ts'

/** Null where nothing meets it. */
export function recommendationFor(
  scenario: Scenario,
  request: RequestContext,
  context: EngineContext,
): Recommendation | null {
  const answer = context.answerWith(request, null)(scenario)
  return answer.kind === 'recommendation' ? answer.recommendation : null
}

/** The same of a job that nobody asked for in so many words. */
export const recommendationForSpec = (
  spec: Spec,
  request: RequestContext,
  context: EngineContext,
): Recommendation | null => recommendationFor({ spec, setBy: {}, notes: [] }, request, context)
