/** What somebody reports of a run, set against what was expected. */
import type { AnsweredScenario } from '../presentation/content/advisor-answer.ts'
import { measurementMessage } from '../presentation/content/messages/measurement-message.ts'
import { spendingMessage } from '../presentation/content/messages/spending-message.ts'
import type { RunReport } from '../language/replies/reply-act.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome } from './outcome.ts'
import { problemOutcome } from './problem-outcome.ts'
import { plannedRunOf } from './run-response.ts'
import type { RequestContext } from './request.ts'
import { priceDateOf, type ThreadState, withShown } from './thread-state.ts'

/** A measurement also changes what the thread shows: from then on its plans rest on it. */
export function answerReport(
  report: RunReport,
  answer: AnsweredScenario,
  thread: ThreadState,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const renderContext = context.renderContextOn(request)
  const planned = plannedRunOf(answer, thread, request, context)
  if (report.kind === 'spent') {
    const content = spendingMessage(report.usd, answer, renderContext)
    return { kind: 'report', report, answer, planned, measurement: null, content, thread }
  }
  const asker = context.askerContext(request, thread)
  const plan = { scenario: answer.scenario, option: answer.recommendation.best }
  const comparison = context.advisor.compareMeasurement(report.log, plan, asker)
  if ('problem' in comparison) return problemOutcome({ problem: comparison.problem, style: 'reply' }, request, context)
  const measurement = context.advisor.recordMeasurement(comparison, plan, 'this report', request.today)
  const corrected = { ...request, teamMeasurements: [...request.teamMeasurements, measurement] }
  const reestimated = context.answerWith(corrected, thread)(answer.scenario)
  const after = reestimated.kind === 'problem' ? answer : reestimated
  return {
    kind: 'report',
    report,
    answer,
    planned,
    measurement,
    content: measurementMessage(comparison, answer, after, renderContext),
    thread: withShown(thread, after.recommendation, priceDateOf(thread, request.today)),
  }
}
