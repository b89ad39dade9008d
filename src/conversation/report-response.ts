/** What somebody reports of a run, set against what was expected. */
import type { Catalog } from '../catalog/catalog.ts'
import type { RunRecords } from '../dataset/record-tally.ts'
import { appendRevision } from '../language/replies/revision-history.ts'
import { measuredReport } from '../language/replies/reported-results.ts'
import type { AnsweredScenario } from '../presentation/content/advisor-answer.ts'
import { type MessageContent, sentenceMessage, withAnswerBelow } from '../presentation/content/message-content.ts'
import { measurementMessage } from '../presentation/content/messages/measurement-message.ts'
import { spendingMessage, spendingSoFarMessage } from '../presentation/content/messages/spending-message.ts'
import type { RunReport } from '../language/replies/reply-act.ts'
import type { LogMetrics } from '../scenario/log-metrics.ts'
import type { Option } from '../recommend/recommendation.ts'
import { type MeasurementComparison, withoutLastFigure } from '../recommend/team-measurement-record.ts'
import type { Subject } from '../language/questions/subject.ts'
import type { AnswerScenario, EngineContext } from './engine-context.ts'
import type { Outcome } from './outcome.ts'
import { problemOutcome } from './problem-outcome.ts'
import { plannedRunOf } from './run-response.ts'
import type { RequestContext } from './request.ts'
import { priceDateOf, type ThreadState, withBilled, withReported, withShown } from './thread-state.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { applyChange, askedChange } from '../scenario/scenario-change.ts'
import { specChange } from './what-if.ts'

/** A measurement also changes what the thread shows: from then on its plans rest on it. */
export function answerReport(
  report: RunReport,
  answer: AnsweredScenario,
  thread: ThreadState,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const renderContext = context.renderContextOn(request)
  if (report.kind === 'spent') {
    // What the run measured has changed what the thread shows by now, and not what was planned.
    const spentOn = request.plannedRun ?? plannedRunOf(answer, thread, request, context)
    const content =
      report.share === undefined
        ? spendingMessage(report, spentOn, hoursBilled(report.gpuHours, answer))
        : spendingSoFarMessage(report.usd, report.share, spentOn)
    return {
      kind: 'report',
      report,
      answer,
      planned: spentOn,
      measurement: null,
      content,
      thread: withBilled(thread, report),
    }
  }
  if (report.corrects === true) {
    const { corrects: _, ...rest } = report
    const before = { ...request, teamMeasurements: withoutLastFigure(request.teamMeasurements) }
    return answerReport(rest, answer, thread, before, context)
  }
  if (report.of !== undefined) {
    const { of, ...rest } = report
    const next = { ...thread, conversation: appendRevision(thread.conversation, of).conversation }
    const measured = context.answerWith(request, next)(of)
    if (measured.kind !== 'problem') {
      const shown = withShown(next, measured.recommendation, priceDateOf(thread, request.today))
      return answerReport(rest, measured, shown, request, context)
    }
  }
  const planned = plannedRunOf(answer, thread, request, context)
  const asker = context.askerContext(request, thread)
  const ran = report.on === undefined ? answer : answerOn(report.on, answer, context.answerWith(request, thread))
  const plan = { scenario: ran.scenario, option: ran.recommendation.best }
  const comparison = context.advisor.compareMeasurement(withExampleLength(report.log, answer.scenario), plan, asker)
  if ('problem' in comparison) return problemOutcome({ problem: comparison.problem, style: 'reply' }, request, context)
  const measurement = context.advisor.recordMeasurement(comparison, plan, 'this report', request.today)
  const corrected = { ...request, teamMeasurements: [...request.teamMeasurements, measurement] }
  const ask = context.answerWith(corrected, thread)
  const reestimated = ask(ran.scenario)
  const kept =
    reestimated.kind === 'problem' || ran !== answer
      ? null
      : keptPlan(ran, reestimated, corrected, ask, context.catalog)
  const after = kept ?? (reestimated.kind === 'problem' ? ran : reestimated)
  const now: ThreadState =
    kept === null
      ? thread
      : { ...thread, conversation: appendRevision(thread.conversation, kept.scenario).conversation }
  return {
    kind: 'report',
    report,
    answer: ran,
    planned,
    measurement,
    content: withAside(
      measurementMessage(
        comparison,
        ran,
        after,
        renderContext,
        kept === null || reestimated.kind === 'problem' ? null : reestimated.recommendation.best,
        isTakenFor(report, comparison),
      ),
      report.aside,
    ),
    thread: withSpeed(
      ran === answer ? withShown(now, after.recommendation, priceDateOf(thread, request.today)) : thread,
      comparison.tokensPerSecondPerGpu,
      plan.option,
      report.perGpu === true,
    ),
  }
}

/** Samples and steps count examples as long as those of the plan, unless they are packed to full sequences. */
function withExampleLength(log: LogMetrics, { spec, corpus }: Scenario): LogMetrics {
  const each = corpus?.tokensPerExample ?? null
  if (each === null || spec.packed === true || log.tokensPerSecond !== undefined) return log
  return { ...log, sequenceTokens: Math.min(each, spec.sequenceLength ?? each) }
}

/** Whether what it was measured on was left open, or its speed is far from what was expected there. */
function isTakenFor(
  { on, perGpu }: Extract<RunReport, { kind: 'measured' }>,
  { tokensPerSecondPerGpu: speed, estimatedSpeed: { p10, p90 } }: MeasurementComparison,
): boolean {
  if (speed === null) return false
  const isOpen = (on?.count ?? null) === null && perGpu !== true
  return isOpen || speed < p10 || speed > p90
}

function hoursBilled(billed: number | undefined, { recommendation: { best } }: AnsweredScenario) {
  return billed === undefined ? null : { billed, planned: best.hours.p50 * best.gpuCount }
}

/** The speed of another setting, below that of the plan. */
function withAside(content: MessageContent, aside: Extract<RunReport, { kind: 'measured' }>['aside']): MessageContent {
  return aside === undefined
    ? content
    : withAnswerBelow(
        content,
        sentenceMessage(
          `Read is the speed “${aside.taken}”${aside.isOfPlan ? ', as the plan is set' : ''}. Not used: ${aside.text} “${aside.words}”; say “${aside.words}, ${aside.text} tok/s” to plan with that.`,
        ),
      )
}

/**
 * The plan on the GPUs that were measured, where the measurement alone would move it to another number of them, or to
 * GPUs that nobody has measured and that are no stronger, for what slows the one slows the other, or not cheaper even at
 * the high end of their range; null where the plan stays, or may go. The job asks for those GPUs from then on.
 */
function keptPlan(
  { scenario, recommendation: { best } }: AnsweredScenario,
  reestimated: AnsweredScenario,
  { teamMeasurements }: RequestContext,
  ask: AnswerScenario,
  { gpus }: Pick<Catalog, 'gpus'>,
): AnsweredScenario | null {
  const other = reestimated.recommendation.best
  const isSameGpu = other.gpu === best.gpu
  if (isSameGpu && other.gpuCount === best.gpuCount) return null
  if (!isSameGpu && teamMeasurements.some(({ plan: { gpu } }) => gpu === other.gpu)) return null
  const result = applyChange(scenario, askedChange({ gpus: [best.gpu], gpuCount: best.gpuCount }))
  const kept = 'problem' in result ? null : ask(result.scenario)
  if (kept === null || kept.kind === 'problem') return null
  const [peak = 0, peakOfOther = 0] = [best.gpu, other.gpu].map((id) => gpus.get(id)?.peak.bf16?.base)
  return peakOfOther > peak && other.allInUsd.p90 < kept.recommendation.best.allInUsd.p50 ? null : kept
}

/** "Is that per GPU?" is asked of it next. */
const withSpeed = (
  thread: ThreadState,
  tokensPerSecondPerGpu: number | null,
  against: Option,
  isPerGpu: boolean,
): ThreadState =>
  tokensPerSecondPerGpu === null
    ? thread
    : withReported(thread, {
        tokensPerSecondPerGpu,
        gpuCount: against.gpuCount,
        ...(isPerGpu ? { isPerGpu: true } : {}),
        against,
      })

/** What a file says of a run, as a report: on as many GPUs as it names. */
export function reportOf({ metrics, gpuCount }: RunRecords): RunReport {
  const report = measuredReport(metrics)
  if (gpuCount === null) return report
  return { ...report, on: { gpus: [], providers: [], count: gpuCount, words: '', method: null, weights: null } }
}

/** The same job on what it was measured on, where that is something else than the plan and has one. */
function answerOn(
  { gpus, providers, count }: Subject,
  answer: AnsweredScenario,
  ask: AnswerScenario,
): AnsweredScenario {
  const { scenario, recommendation } = answer
  const { best } = recommendation
  const isPlan =
    (gpus.length === 0 || gpus.includes(best.gpu)) &&
    (providers.length === 0 || providers.includes(best.provider)) &&
    (count === null || count === best.gpuCount)
  if (isPlan) return answer
  // "Over all 8 GPUs" is of the plan's kind.
  const kinds = gpus.length === 0 || gpus.includes(best.gpu) ? [best.gpu] : gpus
  const on = { gpus: kinds, providers, count, words: '', method: null, weights: null }
  // “On our test A100” is of one. A price at that provider may be missing: the speed is of the GPU.
  for (const subject of [
    ...(count === null && gpus.length > 0 ? [{ ...on, count: 1 }] : []),
    on,
    { ...on, providers: [] },
    { ...on, providers: [], count: null },
  ]) {
    const change = { budgetUsd: null, deadlineHours: null, ...specChange(subject) }
    const there = ask({ ...scenario, spec: { ...scenario.spec, ...change } })
    if (there.kind === 'recommendation') return there
  }
  return answer
}
