/** A thread as a value: its revisions and where it stands, so that every shell undoes and redoes alike. */
import { type AmendOptions, amend } from './amend.ts'
import type { Amendment } from './amendment.ts'
import { casual } from './casual.ts'
import { asAtFirst, earlierAsked, restored, takenBack } from './earlier.ts'
import { normalise } from './normalise.ts'
import { readMessage } from './message.ts'
import { parse } from './parse.ts'
import type { Problem } from './problem.ts'
import { type Field, type Scenario, fields, fieldsChanged } from './spec.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Revisions, oldest first; `position` is the one that holds. Undone ones stay until another amendment. */
export type Conversation = { readonly revisions: readonly Scenario[]; readonly position: number }

export type Turn =
  /** A new revision holds: the first, an amended one, or one that was undone or redone. */
  | {
      readonly kind: 'scenario'
      readonly scenario: Scenario
      readonly before: Scenario | null
      readonly changed: readonly Field[]
      readonly by: 'start' | 'amend' | 'undo' | 'redo' | 'reset'
    }
  | Exclude<
      Amendment,
      { readonly kind: 'amended' } | { readonly kind: 'control'; readonly control: 'undo' | 'redo' | 'reset' | 'help' }
    >
  | { readonly kind: 'help' }

export type Conversed = { readonly conversation: Conversation | null; readonly turn: Turn }

export type ConverseOptions = AmendOptions & {
  /** The first text is the text of a command (the default) or a message written to people. */
  readonly first?: 'command' | 'message'
}

/** Revisions kept; the first is always among them. */
const mostRevisions = 200

/** The next turn. `conversation` is null before the first text that was understood. */
export function converse(
  conversation: Conversation | null,
  text: string,
  vocabulary: Vocabulary,
  today: string,
  options: ConverseOptions = {},
): Conversed {
  if (conversation === null) return start(text, vocabulary, today, options)
  const now = currentScenario(conversation)
  const earlier = text.length > longestNaming ? null : ofEarlier(conversation, text, vocabulary, today)
  if (earlier !== null) return earlier
  const amendment = amend(now, text, vocabulary, today, { recent: changedLast(conversation), ...options })
  if (amendment.kind === 'amended') {
    const { conversation: next, ...revision } = revised(conversation, amendment.scenario)
    return { conversation: next, turn: { kind: 'scenario', ...revision, changed: amendment.changed } }
  }
  if (amendment.kind !== 'control' || amendment.control === 'compare') return { conversation, turn: amendment }
  switch (amendment.control) {
    case 'undo':
      return moved(conversation, -amendment.times, 'undo')
    case 'redo':
      return moved(conversation, amendment.times, 'redo')
    case 'reset':
      return reset(conversation)
    case 'help':
      return { conversation, turn: { kind: 'help' } }
  }
}

/** One change taken back, as a revision of its own. */
function undone(conversation: Conversation, scenario: Scenario): Conversed {
  const { conversation: next, ...revision } = revised(conversation, scenario)
  return { conversation: next, turn: { kind: 'scenario', ...revision } }
}

/** A scenario from elsewhere, such as a form, as the next revision. */
export function revised(conversation: Conversation, scenario: Scenario) {
  const before = currentScenario(conversation)
  const kept = conversation.revisions.slice(0, conversation.position + 1)
  const revisions = kept.length < mostRevisions ? kept : [...kept.slice(0, 1), ...kept.slice(2)]
  return {
    conversation: { revisions: [...revisions, scenario], position: revisions.length },
    scenario,
    before,
    changed: changedBetween(before, scenario),
    by: 'amend' as const,
  }
}

/** The revision that holds. */
export function currentScenario({ revisions, position }: Conversation): Scenario {
  const scenario = revisions[position]
  if (scenario === undefined) throw new Error(`conversation has no revision ${position} of ${revisions.length}`)
  return scenario
}

function start(text: string, vocabulary: Vocabulary, today: string, { first = 'command' }: ConverseOptions): Conversed {
  const read = first === 'command' ? parse(text, vocabulary, today) : readMessage(text, vocabulary, today)
  if ('problem' in read) return { conversation: null, turn: { kind: 'problem', problem: read.problem } }
  return {
    conversation: { revisions: [read.scenario], position: 0 },
    turn: { kind: 'scenario', scenario: read.scenario, before: null, changed: [], by: 'start' },
  }
}

/** A turn that names an earlier version is shorter than this; talk is not looked through for one. */
const longestNaming = 300

/** What a turn about earlier versions comes to; null where it is about none. */
function ofEarlier(conversation: Conversation, text: string, vocabulary: Vocabulary, today: string): Conversed | null {
  const now = currentScenario(conversation)
  const known = conversation.revisions.slice(0, conversation.position + 1)
  const plain = normalise(casual(text)).text
  const first = asAtFirst(plain, known)
  if (first !== null) return undone(conversation, first)
  const back = takenBack(normalise(text).text)
  if (back !== null) {
    const scenario = restored(back, known, (base, part) => amend(base, part, vocabulary, today, { addressed: true }))
    if (scenario !== null) return undone(conversation, scenario)
  }
  const beside = earlierAsked(plain)
  if (beside !== null && conversation.position === 0)
    return { conversation, turn: { kind: 'problem', problem: firstOne } }
  if (beside !== null) {
    const earlier = conversation.revisions[beside === 'first' ? 0 : conversation.position - 1] ?? now
    return { conversation, turn: { kind: 'control', control: 'compare', alternatives: [earlier, now] } }
  }
  return null
}

/** The fields that the revision that holds changed; of the first one, those that it asked for. */
function changedLast({ revisions, position }: Conversation): readonly Field[] {
  const [now, before] = [revisions[position], revisions[position - 1]]
  if (now === undefined) return []
  return before === undefined ? fields.filter((field) => now.spec[field] !== null) : changedBetween(before, now)
}

/** Goes `steps` revisions, back where it is negative, as far as there are any. */
function moved(conversation: Conversation, steps: number, by: 'undo' | 'redo'): Conversed {
  const { revisions } = conversation
  const position = Math.min(revisions.length - 1, Math.max(0, conversation.position + steps))
  const scenario = revisions[position]
  if (scenario === undefined || position === conversation.position)
    return { conversation, turn: { kind: 'problem', problem: nothingTo(by) } }
  return {
    conversation: { ...conversation, position },
    turn: {
      kind: 'scenario',
      scenario,
      before: currentScenario(conversation),
      changed: changedBetween(currentScenario(conversation), scenario),
      by,
    },
  }
}

/** Back to the first revision, as a revision of its own, so that the reset can be undone. */
function reset(conversation: Conversation): Conversed {
  const [first] = conversation.revisions
  if (first === undefined) throw new Error('conversation has no revisions')
  const kept = conversation.revisions.slice(0, conversation.position + 1)
  const before = currentScenario(conversation)
  return {
    conversation: { revisions: [...kept, first], position: kept.length },
    turn: { kind: 'scenario', scenario: first, before, changed: changedBetween(before, first), by: 'reset' },
  }
}

const changedBetween = (one: Scenario, other: Scenario): readonly Field[] => fieldsChanged(one.spec, other.spec)

const firstOne: Problem = {
  kind: 'nothing',
  message: 'There is nothing to compare with: this is the first version.',
  terms: [],
  suggestions: ['4-bit', 'on 8 H100s'],
}

function nothingTo(by: 'undo' | 'redo'): Problem {
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
