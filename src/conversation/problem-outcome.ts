/** A problem as it is told: with commands to type, or, in a thread, with replies. */
import type { Infeasible } from '../recommend/recommendation.ts'
import { problemMessage, type SuggestionStyle } from '../presentation/slack/messages/problem-message.ts'
import type { Problem } from '../scenario/problem.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome, RequestContext } from './thread-state.ts'

export function problemOutcome(
  problem: Problem | Infeasible,
  { today }: RequestContext,
  { renderContextOn }: EngineContext,
  style: SuggestionStyle,
): Extract<Outcome, { kind: 'problem' }> {
  return { kind: 'problem', problem, message: problemMessage(problem, renderContextOn(today), style) }
}
