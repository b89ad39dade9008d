/** Plans side by side: alternatives to the plan that holds, or several first questions. */
import { comparisonMessage } from '../presentation/content/messages/comparison-message.ts'
import { line } from '../presentation/content/message-content.ts'
import { unusedLines } from '../presentation/content/inquiries/answer-lines.ts'
import { comparePlans } from '../presentation/content/plan-comparison.ts'
import { qualityNote } from '../recommend/explain/quality-note.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { Outcome } from './outcome.ts'
import type { RequestContext } from './request.ts'
import { onFeasiblePlan, latestFeasiblePlan, withUnmet } from './feasible-plan.ts'

export function answerComparison(
  { scenarios, names, thread, assumed = [], unused = [], told = [] }: Extract<Interpretation, { kind: 'comparison' }>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const ask = context.answerWith(request, thread)
  const feasible = thread === null ? null : latestFeasiblePlan(thread, request, context)
  const unmet = feasible === null || 'problem' in feasible ? null : feasible.unmet
  const compared = unmet === null ? scenarios : scenarios.map((scenario) => onFeasiblePlan(scenario, unmet))
  const plans = compared.map((scenario) => ({ scenario, answer: ask(scenario) }))
  const comparison = comparePlans(
    plans,
    context.renderContextOn(request).names,
    (option, spec) => qualityNote(option, spec, context.catalog),
    names,
  )
  const outcome: Outcome = {
    kind: 'answer',
    content:
      thread === null
        ? comparisonMessage(comparison, 'Ask for the one you want.', [
            ...(assumed.length === 0 ? [] : [line(`Assumed: ${assumed.join('; ')}.`)]),
            ...unusedLines(unused),
            ...told.map((sentence) => line(sentence)),
          ])
        : comparisonMessage(comparison),
    detail: { kind: 'comparison', comparison },
  }
  return unmet === null ? outcome : withUnmet(outcome, unmet, context.renderContextOn(request))
}
