/** The versions of a plan in a thread, as a value: every shell undoes and redoes alike. */
import { type SpecField, type Scenario, specFields, changedFields } from '../../scenario/scenario.ts'

/** Revisions, oldest first; `position` is the one that holds. Undone ones stay until another amendment. */
export type RevisionHistory = { readonly revisions: readonly Scenario[]; readonly position: number }

/** Revisions kept; the first is always among them. */
const maxRevisions = 200

/** A scenario from elsewhere, such as a form, as the next revision. */
export function appendRevision(history: RevisionHistory, scenario: Scenario) {
  const before = currentScenario(history)
  const keptRevisions = history.revisions.slice(0, history.position + 1)
  const revisions =
    keptRevisions.length < maxRevisions ? keptRevisions : [...keptRevisions.slice(0, 1), ...keptRevisions.slice(2)]
  return {
    conversation: { revisions: [...revisions, scenario], position: revisions.length },
    scenario,
    before,
    changed: changedFieldsBetween(before, scenario),
    by: 'amend' as const,
  }
}

/** The revision that holds. */
export function currentScenario({ revisions, position }: RevisionHistory): Scenario {
  const scenario = revisions[position]
  if (scenario === undefined) throw new Error(`conversation has no revision ${position} of ${revisions.length}`)
  return scenario
}

/** The fields that the revision that holds changed; of the first one, those that it asked for. */
export function lastChangedFields({ revisions, position }: RevisionHistory): readonly SpecField[] {
  const [current, previous] = [revisions[position], revisions[position - 1]]
  if (current === undefined) return []
  return previous === undefined
    ? specFields.filter((field) => current.spec[field] !== null)
    : changedFieldsBetween(previous, current)
}

/** A revision that holds again, and what is changed by that. */
export type HistoryMove = {
  readonly history: RevisionHistory
  readonly scenario: Scenario
  readonly before: Scenario
  readonly changed: readonly SpecField[]
}

/** Goes `steps` revisions, back where it is negative, as far as there are any; null where there are none. */
export function moveRevision(history: RevisionHistory, steps: number): HistoryMove | null {
  const { revisions } = history
  const position = Math.min(revisions.length - 1, Math.max(0, history.position + steps))
  const scenario = revisions[position]
  if (scenario === undefined || position === history.position) return null
  const before = currentScenario(history)
  return { history: { ...history, position }, scenario, before, changed: changedFieldsBetween(before, scenario) }
}

/** Back to the first revision, as a revision of its own, so that the reset can be undone. */
export function resetHistory(history: RevisionHistory): HistoryMove {
  const [first] = history.revisions
  if (first === undefined) throw new Error('conversation has no revisions')
  const keptRevisions = history.revisions.slice(0, history.position + 1)
  const before = currentScenario(history)
  return {
    history: { revisions: [...keptRevisions, first], position: keptRevisions.length },
    scenario: first,
    before,
    changed: changedFieldsBetween(before, first),
  }
}

const changedFieldsBetween = (one: Scenario, other: Scenario): readonly SpecField[] =>
  changedFields(one.spec, other.spec)
