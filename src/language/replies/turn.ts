/** The turns of a thread: the first text begins its history, each reply is read and moves it on. */
import type { Problem } from '../../scenario/problem.ts'
import type { Scenario, SpecField } from '../../scenario/scenario.ts'
import type { Question } from '../questions/question.ts'
import { parseCommand } from '../command.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { readMessage } from '../message.ts'
import { replyCandidates } from './reply.ts'
import type { ReplyAct, ThreadAct } from './reply-act.ts'
import { isReplyAct, type ReplyCandidate } from './reply-candidate.ts'
import type { ReplyOptions, ThreadContext } from './reply-input.ts'
import {
  type HistoryMove,
  type RevisionHistory,
  appendRevision,
  currentScenario,
  lastChangedFields,
  moveRevision,
  resetHistory,
} from './revision-history.ts'

export type ResolvedTurn =
  /** A new revision holds: the first, an amended one, or one that was undone or redone. */
  | {
      readonly kind: 'scenario'
      readonly scenario: Scenario
      readonly before: Scenario | null
      readonly changed: readonly SpecField[]
      readonly by: 'start' | 'amend' | 'undo' | 'redo' | 'reset'
      /** What is asked beside the change. */
      readonly asked?: Question
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

/** A turn in a thread that has prices, rules of a team and a plan: what only it can carry out is a result too. */
export type ThreadTurn = { readonly history: RevisionHistory; readonly result: ResolvedTurn | ThreadAct }

/** The next turn. `history` is null before the first text that was understood. `today` is an ISO date. */
export function applyTurn(
  history: RevisionHistory | null,
  text: string,
  vocabulary: Vocabulary,
  today: string,
  options: TurnOptions = {},
): AppliedTurn {
  if (history === null) return startHistory(text, vocabulary, today, options)
  for (const { act } of candidatesIn(history, null, text, vocabulary, today, options)) {
    if (isReplyAct(act)) return applyAct(history, act)
  }
  return { history, result: { kind: 'ignored' } }
}

/**
 * The next turn of a thread, with the acts that only a thread can carry out. `canCarryOut` says whether an act can be:
 * where it cannot, the text is taken for the next thing that it may be.
 */
export function applyThreadTurn(
  history: RevisionHistory,
  thread: ThreadContext,
  text: string,
  vocabulary: Vocabulary,
  today: string,
  options: ReplyOptions = {},
  canCarryOut: (act: ThreadAct) => boolean = () => true,
): ThreadTurn {
  for (const { act } of candidatesIn(history, thread, text, vocabulary, today, options)) {
    if (isReplyAct(act)) return applyAct(history, act)
    if (canCarryOut(act)) return { history, result: act }
  }
  return { history, result: { kind: 'ignored' } }
}

const candidatesIn = (
  history: RevisionHistory,
  thread: ThreadContext | null,
  text: string,
  vocabulary: Vocabulary,
  today: string,
  options: ReplyOptions,
): Generator<ReplyCandidate> =>
  replyCandidates({ scenario: currentScenario(history), history, thread }, text, vocabulary, today, {
    lastChanged: lastChangedFields(history),
    ...options,
  })

function applyAct(history: RevisionHistory, act: ReplyAct): { history: RevisionHistory; result: ResolvedTurn } {
  if (act.kind === 'amended') {
    const { conversation: next, ...revision } = appendRevision(history, act.scenario)
    const asked = act.asked === undefined ? {} : { asked: act.asked }
    return { history: next, result: { kind: 'scenario', ...revision, ...asked } }
  }
  if (act.kind !== 'control' || act.control === 'compare') return { history, result: act }
  switch (act.control) {
    case 'undo':
    case 'redo':
      return moved(history, moveRevision(history, act.control === 'undo' ? -act.times : act.times), act.control)
    case 'reset':
      return moved(history, resetHistory(history), 'reset')
    case 'help':
      return { history, result: { kind: 'help' } }
  }
}

function moved(
  history: RevisionHistory,
  move: HistoryMove | null,
  by: 'undo' | 'redo' | 'reset',
): { history: RevisionHistory; result: ResolvedTurn } {
  if (move === null) return { history, result: { kind: 'problem', problem: nothingToMove(by) } }
  const { history: next, ...revision } = move
  return { history: next, result: { kind: 'scenario', ...revision, by } }
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

function nothingToMove(by: 'undo' | 'redo' | 'reset'): Problem {
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
