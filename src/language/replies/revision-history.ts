/** A thread as a value: its revisions and where it stands, so that every shell undoes and redoes alike. */
import { type ReplyOptions, readReply } from './reply.ts'
import type { ReplyAct } from './reply-act.ts'
import { rewriteColloquialisms } from './colloquialisms.ts'
import { restoreNamedField, comparedVersionIn, restoreEarlierFields, revertedPartIn } from './history-references.ts'
import { normalize } from '../text/normalize.ts'
import { readMessage } from '../message.ts'
import { parseCommand } from '../command.ts'
import type { Problem } from '../../scenario/problem.ts'
import { type SpecField, type Scenario, specFields, changedFields } from '../../scenario/scenario.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'

/** Revisions, oldest first; `position` is the one that holds. Undone ones stay until another amendment. */
export type RevisionHistory = { readonly revisions: readonly Scenario[]; readonly position: number }

export type ResolvedTurn =
  /** A new revision holds: the first, an amended one, or one that was undone or redone. */
  | {
      readonly kind: 'scenario'
      readonly scenario: Scenario
      readonly before: Scenario | null
      readonly changed: readonly SpecField[]
      readonly by: 'start' | 'amend' | 'undo' | 'redo' | 'reset'
    }
  | Exclude<
      ReplyAct,
      { readonly kind: 'amended' } | { readonly kind: 'control'; readonly control: 'undo' | 'redo' | 'reset' | 'help' }
    >
  | { readonly kind: 'help' }

export type AppliedTurn = { readonly history: RevisionHistory | null; readonly result: ResolvedTurn }

export type TurnOptions = ReplyOptions & {
  /** The first text is the text of a command (the default) or a message written to people. */
  readonly firstTextKind?: 'command' | 'message'
}

/** Revisions kept; the first is always among them. */
const maxRevisions = 200

/** The next turn. `conversation` is null before the first text that was understood. */
export function applyTurn(
  history: RevisionHistory | null,
  text: string,
  vocabulary: Vocabulary,
  today: string,
  options: TurnOptions = {},
): AppliedTurn {
  if (history === null) return startHistory(text, vocabulary, today, options)
  const current = currentScenario(history)
  const historyReference =
    text.length > maxReferenceLength ? null : applyHistoryReference(history, text, vocabulary, today)
  if (historyReference !== null) return historyReference
  const act = readReply(current, text, vocabulary, today, { lastChanged: lastChangedFields(history), ...options })
  if (act.kind === 'amended') {
    const { conversation: next, ...revision } = appendRevision(history, act.scenario)
    return { history: next, result: { kind: 'scenario', ...revision, changed: act.changed } }
  }
  if (act.kind !== 'control' || act.control === 'compare') return { history, result: act }
  switch (act.control) {
    case 'undo':
      return moveRevision(history, -act.times, 'undo')
    case 'redo':
      return moveRevision(history, act.times, 'redo')
    case 'reset':
      return resetHistory(history)
    case 'help':
      return { history, result: { kind: 'help' } }
  }
}

/** One change taken back, as a revision of its own. */
function appendRestored(history: RevisionHistory, scenario: Scenario): AppliedTurn {
  const { conversation: next, ...revision } = appendRevision(history, scenario)
  return { history: next, result: { kind: 'scenario', ...revision } }
}

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

function startHistory(
  text: string,
  vocabulary: Vocabulary,
  today: string,
  { firstTextKind = 'command' }: TurnOptions,
): AppliedTurn {
  const parsed =
    firstTextKind === 'command' ? parseCommand(text, vocabulary, today) : readMessage(text, vocabulary, today)
  if ('problem' in parsed) return { history: null, result: { kind: 'problem', problem: parsed.problem } }
  return {
    history: { revisions: [parsed.scenario], position: 0 },
    result: { kind: 'scenario', scenario: parsed.scenario, before: null, changed: [], by: 'start' },
  }
}

/** A turn that names an earlier version is shorter than this; talk is not looked through for one. */
const maxReferenceLength = 300

/** What a turn about earlier versions comes to; null where it is about none. */
function applyHistoryReference(
  history: RevisionHistory,
  text: string,
  vocabulary: Vocabulary,
  today: string,
): AppliedTurn | null {
  const current = currentScenario(history)
  const revisions = history.revisions.slice(0, history.position + 1)
  const plain = normalize(rewriteColloquialisms(text)).text
  const restoredScenario = restoreNamedField(plain, revisions)
  if (restoredScenario !== null) return appendRestored(history, restoredScenario)
  const revertedPart = revertedPartIn(normalize(text).text)
  if (revertedPart !== null) {
    const scenario = restoreEarlierFields(revertedPart, revisions, (base, part) =>
      readReply(base, part, vocabulary, today, { isAddressed: true }),
    )
    if (scenario !== null) return appendRestored(history, scenario)
  }
  const comparedVersion = comparedVersionIn(plain)
  if (comparedVersion !== null && history.position === 0)
    return { history, result: { kind: 'problem', problem: nothingToCompare } }
  if (comparedVersion !== null) {
    const comparedScenario = history.revisions[comparedVersion === 'first' ? 0 : history.position - 1] ?? current
    return { history, result: { kind: 'control', control: 'compare', alternatives: [comparedScenario, current] } }
  }
  return null
}

/** The fields that the revision that holds changed; of the first one, those that it asked for. */
function lastChangedFields({ revisions, position }: RevisionHistory): readonly SpecField[] {
  const [current, previous] = [revisions[position], revisions[position - 1]]
  if (current === undefined) return []
  return previous === undefined
    ? specFields.filter((field) => current.spec[field] !== null)
    : changedFieldsBetween(previous, current)
}

/** Goes `steps` revisions, back where it is negative, as far as there are any. */
function moveRevision(history: RevisionHistory, steps: number, by: 'undo' | 'redo'): AppliedTurn {
  const { revisions } = history
  const position = Math.min(revisions.length - 1, Math.max(0, history.position + steps))
  const scenario = revisions[position]
  if (scenario === undefined || position === history.position)
    return { history, result: { kind: 'problem', problem: nothingToMove(by) } }
  return {
    history: { ...history, position },
    result: {
      kind: 'scenario',
      scenario,
      before: currentScenario(history),
      changed: changedFieldsBetween(currentScenario(history), scenario),
      by,
    },
  }
}

/** Back to the first revision, as a revision of its own, so that the reset can be undone. */
function resetHistory(history: RevisionHistory): AppliedTurn {
  const [first] = history.revisions
  if (first === undefined) throw new Error('conversation has no revisions')
  const keptRevisions = history.revisions.slice(0, history.position + 1)
  const before = currentScenario(history)
  return {
    history: { revisions: [...keptRevisions, first], position: keptRevisions.length },
    result: { kind: 'scenario', scenario: first, before, changed: changedFieldsBetween(before, first), by: 'reset' },
  }
}

const changedFieldsBetween = (one: Scenario, other: Scenario): readonly SpecField[] =>
  changedFields(one.spec, other.spec)

const nothingToCompare: Problem = {
  kind: 'nothing',
  message: 'There is nothing to compare with: this is the first version.',
  terms: [],
  suggestions: ['4-bit', 'on 8 H100s'],
}

function nothingToMove(by: 'undo' | 'redo'): Problem {
  return {
    kind: 'nothing',
    message:
      by === 'undo'
        ? 'There is nothing to undo: this is the first version.'
        : 'There is nothing to redo: this is the newest version.',
    terms: [by],
    suggestions: by === 'undo' ? ['4-bit', 'on 8 H100s'] : ['undo'],
  }
}
