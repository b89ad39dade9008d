/** The state of a conversation between two replies. */
import type { ObservedPrice } from '../catalog/observed-price.ts'
import { appendRevision, currentScenario, type RevisionHistory } from '../language/replies/revision-history.ts'
import { pinnedPricesOf } from '../offers/catalog-replay.ts'
import { allOptions } from '../presentation/content/option-rows.ts'
import type { ThreadContext } from '../language/replies/reply-input.ts'
import type { ReportedSpeed } from '../presentation/questions/question-context.ts'
import type { Option, Recommendation } from '../recommend/recommendation.ts'
import { type PlanTerms, termsOf } from '../scenario/plan-terms.ts'
import type { RunEvent } from '../scenario/run-event.ts'
import { changedFields, type Scenario, type Spec, type SpecField } from '../scenario/scenario.ts'
import type { AskedQuestion } from './conversation-subject.ts'

/** The options that were shown last, and the ISO date of the prices they rest on. */
export type ShownOptions = {
  readonly today: string
  readonly best: Option
  readonly cheapest: Option
  readonly fastest: Option
  /** Three letters: the currency that somebody asked for in the thread; absent: nobody did. */
  readonly currency?: string
  /** The speed that was reported last of this plan; absent: none since it was shown. */
  readonly reported?: ReportedSpeed
  /** What was set side by side last, or beside the plan; absent: nothing since it was shown. */
  readonly beside?: readonly Scenario[]
  /** The topic of the question that was answered last; absent: none since it was shown. */
  readonly asked?: string
  /** The whole bill of a run that was told last. US dollars. */
  readonly billed?: number
  /** How far a run was said to be last. */
  readonly progress?: RunEvent
  /** What was told of the run, in its order; absent: nothing. */
  readonly runEvents?: readonly RunEvent[]
  /** What was answered last, by its id or topic: "add that" is of it; absent: nothing since it was shown. */
  readonly lastAnswerId?: string
}

/** What a thread remembers between two turns: the revisions of its plan and what was shown last. */
export type ThreadState = {
  readonly conversation: RevisionHistory
  /** Null: nothing could be shown yet. */
  readonly shown: ShownOptions | null
  /** Ids of the price observations that the answers rest on. */
  readonly pins: readonly string[]
  /** Those of them that a store has kept, for they may be gone from the catalog; not stored with the thread. */
  readonly pinnedObservations?: readonly ObservedPrice[]
  /** What was asked in a thread that has no plan, its words too; not stored with the thread. */
  readonly asked?: AskedQuestion
}

/** A conversation that begins with `scenario`. */
export const newThread = (scenario: Scenario): ThreadState => ({
  conversation: { revisions: [scenario], position: 0 },
  shown: null,
  pins: [],
})

/** The thread once `recommendation` is shown at the prices of `priceDate`, which it rests on from then on. */
export function withShown(thread: ThreadState, recommendation: Recommendation, priceDate: string): ThreadState {
  const { best, cheapest, fastest } = recommendation
  const pins = pinnedPricesOf(allOptions(recommendation), priceDate).observationIds
  const { currency, progress, runEvents, billed } = thread.shown ?? {}
  return {
    ...thread,
    shown: {
      today: priceDate,
      best,
      cheapest,
      fastest,
      ...(currency === undefined ? {} : { currency }),
      ...(progress === undefined ? {} : { progress }),
      ...(runEvents === undefined ? {} : { runEvents }),
      ...(billed === undefined ? {} : { billed }),
    },
    pins: [...new Set([...thread.pins, ...pins])],
  }
}

/** The thread in which bills are told in `currency` too; as it is where nothing was shown yet. */
export const inCurrency = (thread: ThreadState, currency: string): ThreadState =>
  thread.shown === null ? thread : { ...thread, shown: { ...thread.shown, currency } }

/** ISO date of the prices that answers in the thread rest on: those of its first answer; `today` before there is one. */
export const priceDateOf = (thread: ThreadState | null, today: string): string => thread?.shown?.today ?? today

/** The thread after plans were set side by side: "whichever is cheaper" is one of them. */
export const withPlansBeside = (thread: ThreadState, beside: readonly Scenario[]): ThreadState =>
  thread.shown === null ? thread : { ...thread, shown: { ...thread.shown, beside: beside.slice(0, maxBeside) } }

const maxBeside = 6

/** What differs between the plan and what was set beside it last: a number alone is of that. */
export const fieldsBeside = ({ conversation, shown }: ThreadState): readonly SpecField[] => {
  const { spec } = currentScenario(conversation)
  return [...new Set((shown?.beside ?? []).flatMap((other) => changedFields(other.spec, spec)))]
}

/** The thread after somebody told of a run how far it is, or what happened to it; the first news stay longest. */
export function withRunEvent(thread: ThreadState, event: RunEvent): ThreadState {
  const { shown } = thread
  if (shown === null) return thread
  const before = event.kind === 'started' ? [] : (shown.runEvents ?? []).slice(-maxRunEvents)
  const progress = event.kind === 'progress' ? { progress: event } : {}
  return { ...thread, shown: { ...shown, ...progress, runEvents: [...before, event] } }
}

const maxRunEvents = 19

/** The thread after a question was answered: a number alone may decide what it asked about. */
export const withAsked = (thread: ThreadState, topic: string): ThreadState =>
  thread.shown === null ? thread : { ...thread, shown: { ...thread.shown, asked: topic } }

/** The thread after a question of this id or topic was answered. */
export const withLastAnswer = (thread: ThreadState, lastAnswerId: string): ThreadState =>
  thread.shown === null ? thread : { ...thread, shown: { ...thread.shown, lastAnswerId: lastAnswerId } }

/** The thread after somebody told what a run was billed in all. */
export const withBilled = (
  thread: ThreadState,
  { usd, isSoFar }: { readonly usd: number; readonly isSoFar?: true },
): ThreadState =>
  thread.shown === null || isSoFar === true ? thread : { ...thread, shown: { ...thread.shown, billed: usd } }

/** The thread after somebody reported a speed of its plan. */
export const withReported = (thread: ThreadState, reported: ReportedSpeed): ThreadState =>
  thread.shown === null ? thread : { ...thread, shown: { ...thread.shown, reported } }

/** The thread whose plan is run so often in a year; null: once. The same plan, as a revision that can be come back to. */
export function withRunsPerYear(thread: ThreadState, runsPerYear: number | null): ThreadState {
  const { runsPerYear: before, extras, ...scenario } = currentScenario(thread.conversation)
  if ((before ?? null) === runsPerYear) return thread
  // The words of another frequency go.
  const { runs: _, doubt: __, ...kept } = extras ?? {}
  const next = {
    ...scenario,
    ...(Object.keys(kept).length === 0 ? {} : { extras: kept }),
    ...(runsPerYear === null ? {} : { runsPerYear }),
  }
  return { ...thread, conversation: appendRevision(thread.conversation, next).conversation }
}

/** The thread with what was said beside its plan, as a revision of the same plan. */
export function withTerms(thread: ThreadState, terms: PlanTerms): ThreadState {
  const next = scenarioWithTerms(currentScenario(thread.conversation), terms)
  return { ...thread, conversation: appendRevision(thread.conversation, next).conversation }
}

/** The same plan; the words of another series go. */
export function scenarioWithTerms({ extras, ...scenario }: Scenario, terms: PlanTerms): Scenario {
  const { runs, ...rest } = extras ?? {}
  const kept = terms.series === undefined && runs !== undefined ? { runs, ...rest } : rest
  return { ...scenario, ...(Object.keys(kept).length === 0 ? {} : { extras: kept }), ...termsOf(terms) }
}

/** What the last answer chose where nothing was asked for: "twice the GPUs" means twice these. */
export function specOfShown(shown: ShownOptions | null): Partial<Spec> {
  if (shown === null) return {}
  const { gpu, method, gpuCount, nodes, microBatch, sequenceLength, loraRank, allInUsd, hours } = shown.best
  return {
    gpus: [gpu],
    method,
    gpuCount,
    nodes,
    sequenceLength,
    loraRank,
    batch: microBatch,
    budgetUsd: allInUsd.p50,
    deadlineHours: hours.p50,
  }
}

/** The speed that was reported last, as it was told; nothing where none was. */
export function reportedSpeedOf({ shown }: ThreadState): Pick<ThreadContext, 'reportedSpeed'> {
  const against = shown?.reported?.against
  if (shown?.reported === undefined || against === undefined) return {}
  const { tokensPerSecondPerGpu, gpuCount, isPerGpu = false } = shown.reported
  const tokensPerSecond = tokensPerSecondPerGpu * (isPerGpu ? 1 : gpuCount)
  return { reportedSpeed: { tokensPerSecond, isPerGpu, gpu: against.gpu } }
}
