/** A problem as an outcome: with commands to type, or, in a thread, with replies. */
import { problemMessage, type SuggestionStyle } from '../presentation/content/messages/problem-message.ts'
import type { Infeasible } from '../recommend/recommendation.ts'
import type { Problem } from '../scenario/problem.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome } from './outcome.ts'
import type { RequestContext } from './request.ts'

type ProblemOutcome = Extract<Outcome, { kind: 'problem' }>

/** `style`: whether suggestions are commands or replies. `partial`: what was understood all the same, for a form. */
export function problemOutcome(
  {
    problem,
    style,
    partial,
  }: {
    readonly problem: Problem | Infeasible
    readonly style: SuggestionStyle
    readonly partial?: ProblemOutcome['partial']
  },
  request: RequestContext,
  { renderContextOn }: EngineContext,
): ProblemOutcome {
  return {
    kind: 'problem',
    problem,
    content: problemMessage(problem, renderContextOn(request), style),
    ...(partial === undefined ? {} : { partial }),
  }
}
