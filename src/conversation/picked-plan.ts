/** One of the plans that a thread spoke of last: those set side by side, or else the one that holds and the one before. */
import type { AskedContrast } from '../language/questions/asked-contrast.ts'
import { appendRevision, currentScenario } from '../language/replies/revision-history.ts'
import type { PlanPick, RowPick } from '../language/replies/plan-pick.ts'
import { alternativeName } from '../presentation/content/plan-comparison.ts'
import type { Option } from '../recommend/recommendation.ts'
import { type Scenario, changedFields } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { pickedRow } from './picked-row.ts'
import type { RequestContext } from './request.ts'
import type { ThreadState } from './thread-state.ts'

/** Null where there are no two to choose from, or none of them has a plan. */
export function pickedPlan(
  thread: ThreadState,
  by: PlanPick,
  request: RequestContext,
  context: EngineContext,
): Interpretation | null {
  if (by === 'other') return otherPlan(thread)
  if (typeof by === 'object') return pickedRow(thread, by, request, context)
  const spoken = spokenOf(thread)
  if (spoken.length < 2) return null
  const ask = context.answerWith(request, thread)
  const plans = spoken.flatMap((scenario) => {
    const answer = ask(scenario)
    return answer.kind === 'problem' ? [] : [{ scenario, best: answer.recommendation.best }]
  })
  const chosen =
    typeof by === 'number'
      ? spoken.at(by)
      : plans.toSorted((one, other) => orderOf(by, one) - orderOf(by, other))[0]?.scenario
  if (chosen === undefined) return null
  // A row of what was set side by side by its place: where it is the plan already, that is said.
  const isPlace = typeof by === 'number' && thread.shown?.beside !== undefined
  // Where it is the plan already, what it is cheaper than is shown.
  const current = currentScenario(thread.conversation)
  if (!isPlace && changedFields(chosen.spec, current.spec).length === 0) return sideBySide(thread, request, context)
  return { kind: 'revision', revision: appendRevision(thread.conversation, chosen), thread }
}

/** Null where nothing else is shown beside the plan that holds, or several are. */
function otherPlan(thread: ThreadState): Interpretation | null {
  // What was compared with is no proposal: an earlier version is gone back to by name.
  const isVersion = ({ spec }: Scenario): boolean =>
    thread.conversation.revisions.some((version) => changedFields(version.spec, spec).length === 0)
  const { series } = currentScenario(thread.conversation)
  const isOfOtherSeries = (one: Scenario): boolean => JSON.stringify(one.series) !== JSON.stringify(series)
  const others = (thread.shown?.beside ?? []).filter((one) => !isVersion(one) || isOfOtherSeries(one))
  const [other] = others
  return other === undefined || others.length > 1
    ? null
    : { kind: 'revision', revision: appendRevision(thread.conversation, other), thread }
}

type ShownPlan = { readonly scenario: Scenario; readonly best: Option }

/** The least is the one that is picked. Smaller is of less to train, or of fewer GPUs where that is the same. */
function orderOf(by: Exclude<PlanPick, number | 'other' | RowPick>, { scenario: { spec }, best }: ShownPlan): number {
  const work = (spec.tokens ?? 1) * (spec.params ?? 1) * best.gpuCount
  switch (by) {
    case 'fastest':
      return best.hours.p50
    case 'cheapest':
      return best.allInUsd.p50
    case 'smallest':
      return work
    case 'largest':
      return -work
  }
}

/** Null where nothing else was spoken of. */
export function sideBySide(
  thread: ThreadState,
  request: RequestContext,
  context: EngineContext,
  asked?: AskedContrast,
): Interpretation | null {
  const scenarios = spokenOf(thread)
  if (scenarios.length < 2) return null
  const current = currentScenario(thread.conversation)
  const { names } = context.renderContextOn(request)
  const before = thread.conversation.revisions
  return {
    kind: 'comparison',
    scenarios,
    names: scenarios.map((one) => alternativeName(one, current, names, before)),
    thread,
    ...(asked === undefined ? {} : { asked }),
  }
}

function spokenOf({ conversation, shown }: ThreadState): readonly Scenario[] {
  if (shown?.beside !== undefined) return shown.beside
  const current = currentScenario(conversation)
  const before = conversation.revisions[conversation.position - 1]
  return before === undefined || changedFields(before.spec, current.spec).length === 0 ? [current] : [before, current]
}
