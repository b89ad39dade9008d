/** News of the run of a plan, and what waits for a price or a stock: what is kept of them is the shell's business. */
import { describeJob } from '../presentation/content/scenario-summary.ts'
import { runCardMessage } from '../presentation/content/messages/run-card.ts'
import { runRefusalText } from '../presentation/content/messages/run-refusal.ts'
import {
  alreadyBelowText,
  belowSentence,
  hourlyAsBillText,
  inStockSentence,
  watchKeptText,
} from '../presentation/content/messages/watch-message.ts'
import type { AnsweredScenario } from '../presentation/content/advisor-answer.ts'
import { sentenceMessage } from '../presentation/content/message-content.ts'
import { methodName, planName, providerName } from '../presentation/format/display-names.ts'
import type { TeamMeasurementRecord } from '../recommend/team-measurement-record.ts'
import { roundUsd } from '../recommend/figure-text.ts'
import type { RunEvent } from '../scenario/run-event.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { PriceWish, WatchRequest, WatchTarget } from '../scenario/watch-target.ts'
import { currentScenario } from '../language/replies/revision-history.ts'
import { applyRunEvent } from '../team/apply-run-event.ts'
import { newRun, type PlanOfRun } from '../team/run-state.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome } from './outcome.ts'
import { problemOutcome } from './problem-outcome.ts'
import type { RequestContext } from './request.ts'
import { priceDateOf, type ThreadState, withBilled, withRunEvent } from './thread-state.ts'

/** The plan as a run of it is kept. */
export function plannedRunOf(
  { scenario, recommendation: { best } }: AnsweredScenario,
  thread: ThreadState,
  request: RequestContext,
  context: EngineContext,
): PlanOfRun {
  const { names } = context.renderContextOn(request)
  const rentAddress = names.rentAddress(best.provider)
  return {
    job: `${describeJob(scenario.spec, names)}: ${methodName(best)}`,
    plan: `${planName(best, names)} at ${providerName(best, names)}`,
    hours: best.hours,
    usd: best.allInUsd,
    tokens: scenario.spec.tokens,
    startupHours: best.startupHours,
    usdPerHour: best.usdPerGpuHour * best.gpuCount,
    priceDate: priceDateOf(thread, request.today),
    spec: scenario.spec,
    ...(rentAddress === null ? {} : { rentAddress }),
  }
}

/** Where nothing is remembered, the news is that of a run which begins with it. */
export function answerRun(
  event: RunEvent | null,
  answer: AnsweredScenario,
  thread: ThreadState,
  request: RequestContext,
  context: EngineContext,
): Extract<Outcome, { kind: 'run' }> {
  const plan = plannedRunOf(answer, thread, request, context)
  const now = `${request.today}T12:00:00.000Z`
  // Where a shell keeps no run, it is what the thread was told of it.
  const { runEvents, progress } = thread.shown ?? {}
  const before = runEvents ?? (progress === undefined ? [] : [progress])
  const told = [...before, ...(event === null ? [] : [event])]
  let applied: ReturnType<typeof applyRunEvent> = { state: newRun(plan, now) }
  let { state } = applied
  for (const each of told) {
    applied = applyRunEvent(state, each, now)
    if ('state' in applied) ({ state } = applied)
  }
  const content =
    'refusal' in applied
      ? sentenceMessage(runRefusalText(applied.refusal))
      : { ...runCardMessage({ state: applied.state, startedBy: null, newsSource: 'pasted' }) }
  const ran = event === null || 'refusal' in applied ? thread : withRunEvent(thread, event)
  // "It took 9 h and cost $29. Why so much more?" is asked of the bill that stands before.
  const next =
    event?.kind === 'finished' && event.usd !== null && ran !== thread ? withBilled(ran, { usd: event.usd }) : ran
  return { kind: 'run', event, plan, content, thread: next }
}

/** Null where no GPU could be so fast, or the thread has no plan. `tokensPerSecond` is that of all GPUs together. */
export function measureRun(
  tokensPerSecond: number,
  thread: ThreadState,
  request: RequestContext,
  context: EngineContext,
): TeamMeasurementRecord | null {
  const answer = context.answerWith(request, thread)(currentScenario(thread.conversation))
  if (answer.kind === 'problem') return null
  const plan = { scenario: answer.scenario, option: answer.recommendation.best }
  const log = { from: 'the run', tokensPerSecond, perGpu: false }
  const comparison = context.advisor.compareMeasurement(log, plan, context.askerContext(request, thread))
  return 'problem' in comparison ? null : context.advisor.recordMeasurement(comparison, plan, 'the run', request.today)
}

/** What a plan of the scenario costs at the prices of today, in USD, the whole bill; null where there is none. */
export function priceToday(scenario: Scenario, request: RequestContext, context: EngineContext): number | null {
  const answer = context.answerWith(request, null)(scenario)
  return answer.kind === 'problem' ? null : answer.recommendation.best.allInUsd.p50
}

/** What to say of a target that is met, today; null: it is not. Whether something is in stock, the caller knows. */
export function watchNews(
  target: WatchTarget,
  scenario: Scenario,
  request: RequestContext,
  context: EngineContext,
): string | null {
  const { names } = context.renderContextOn(request)
  if (target.kind === 'stock') return inStockSentence(target, names)
  const answer = context.answerWith(request, null)(scenario)
  if (answer.kind === 'problem') return null
  const { cheapest } = answer.recommendation
  return roundUsd(cheapest.allInUsd.p50) < target.belowUsd ? belowSentence(target.belowUsd, cheapest, names) : null
}

/** What is watched, a shell keeps; where none does, nothing is. */
export const endWatch = (thread: ThreadState): Outcome => ({
  kind: 'watch end',
  content: sentenceMessage('Nothing is watched here.'),
  thread,
})

/** The bill of the cheapest plan at a price of an hour, in USD. */
const billAtRate = (usdPerGpuHour: number, { recommendation: { cheapest } }: AnsweredScenario): number => {
  const { hours, gpuCount, usd, allInUsd } = cheapest
  return roundUsd(allInUsd.p50 - usd.p50 + hours.p50 * gpuCount * usdPerGpuHour)
}

/** What is waited for is the cheapest plan of those that the wish names. */
function answerPriceWish(
  { within, ...wish }: PriceWish,
  answer: AnsweredScenario,
  thread: ThreadState,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const { names } = context.renderContextOn(request)
  if (within !== undefined) {
    const { scenario } = answer
    const narrowed = context.answerWith(request, thread)({ ...scenario, spec: { ...scenario.spec, ...within } })
    return narrowed.kind === 'problem'
      ? incompleteWatch(`${narrowed.problem.message} Nothing is watched.`, [], request, context)
      : answerPriceWish(wish, narrowed, thread, request, context)
  }
  const { recommendation, scenario } = answer
  const { cheapest } = recommendation
  const belowUsd =
    wish.kind === 'price'
      ? wish.belowUsd
      : wish.kind === 'hourly'
        ? billAtRate(wish.usdPerGpuHour, answer)
        : roundUsd(cheapest.allInUsd.p50 * (1 - (wish.by ?? 0)))
  const target = { kind: 'price', belowUsd } as const
  // The sums are compared as they are printed.
  if (roundUsd(cheapest.allInUsd.p50) < belowUsd)
    return { kind: 'answer', content: sentenceMessage(alreadyBelowText(target, cheapest, names)) }
  const rate = wish.kind === 'hourly' ? `${hourlyAsBillText(wish.usdPerGpuHour, belowUsd, cheapest, names)} ` : ''
  const content = sentenceMessage(`${rate}${watchKeptText(target, recommendation, names)}`)
  return { kind: 'watch', target, scenario, content, thread }
}

const incompleteWatch = (
  message: string,
  suggestions: readonly string[],
  request: RequestContext,
  context: EngineContext,
): Outcome =>
  problemOutcome({ problem: { kind: 'bad-value', message, terms: [], suggestions }, style: 'reply' }, request, context)

/** The answer to a request for a watch, or to one that lacks a figure. */
export function answerWatch(
  watch: WatchRequest,
  answer: AnsweredScenario,
  thread: ThreadState,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const { names } = context.renderContextOn(request)
  switch (watch.kind) {
    case 'incomplete':
      return incompleteWatch(watch.message, watch.suggestions, request, context)
    case 'stop':
      return endWatch(thread)
    case 'price':
    case 'hourly':
    case 'cheaper':
      return answerPriceWish(watch, answer, thread, request, context)
    case 'stock':
      return {
        kind: 'watch',
        target: watch,
        scenario: answer.scenario,
        content: sentenceMessage(watchKeptText(watch, answer.recommendation, names)),
        thread,
      }
  }
}
