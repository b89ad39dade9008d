/** What somebody reports of a run: set beside what was expected. Whoever keeps it gets both. */
import { pinnedPricesOf } from '../offers/catalog-replay.ts'
import { spendingMessage } from '../presentation/slack/messages/spending-message.ts'
import { measurementMessage } from '../presentation/slack/messages/measurement-message.ts'
import type { RunReport } from '../language/replies/reply-act.ts'
import { currentScenario } from '../language/replies/revision-history.ts'
import type { EngineContext } from './engine-context.ts'
import type { AnsweredScenario, ThreadState, Outcome, RequestContext } from './thread-state.ts'
import { problemOutcome } from './problem-outcome.ts'
import { allOptions, shownOptions } from './thread-start.ts'

export function reportOutcome(
  report: RunReport,
  answer: AnsweredScenario,
  thread: ThreadState,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const { scenario, recommendation } = answer
  const renderContext = context.renderContextOn(request.today)
  if (report.kind === 'spent') {
    return {
      kind: 'report',
      report,
      answered: answer,
      own: null,
      held: thread,
      message: spendingMessage(report.usd, answer, renderContext),
    }
  }
  const asker = context.askerContext(request, thread)
  const planContext = { scenario, option: recommendation.best }
  const measurement = context.advisor.measure(report.log, planContext, asker)
  if ('problem' in measurement) return problemOutcome(measurement.problem, request, context, 'reply')
  const run = context.advisor.ownRun(measurement, planContext, 'this report', request.today)
  const reestimated = context.answerWith(
    { ...request, teamMeasurements: [...request.teamMeasurements, run] },
    thread,
  )(currentScenario(thread.conversation))
  const after = reestimated.kind === 'problem' ? answer : reestimated
  const priceDate = thread.shown?.today ?? request.today
  const pins = pinnedPricesOf(allOptions(after.recommendation), priceDate).observationIds
  return {
    kind: 'report',
    report,
    answered: answer,
    own: run,
    message: measurementMessage(measurement, answer, after, renderContext),
    held: {
      ...thread,
      shown: shownOptions(after.recommendation, priceDate),
      pins: [...new Set([...thread.pins, ...pins])],
    },
  }
}
