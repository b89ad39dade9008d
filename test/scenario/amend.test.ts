/** Threads, each turn with what must come of it: golden/amendments.jsonl. */
import { expect, test } from 'vitest'
import { type Conversation, type Turn, converse } from '../../src/scenario/conversation.ts'
import { type Expected, differences, golden } from './expectation.ts'
import { today, vocabulary } from './language.ts'

type Told = Expected & {
  readonly ignored?: true
  readonly question?: string
  readonly problem?: string
  readonly help?: true
  readonly compare?: number
  readonly measured?: number
  readonly perGpu?: boolean | null
  readonly spent?: number
}
type Line = { readonly start: string; readonly turns: readonly (readonly [text: string, expected: Told])[] }

const lines = golden<Line>('amendments.jsonl')

test.for(lines.map((line) => [`${line.start} / ${line.turns.map(([text]) => text).join(' / ')}`, line] as const))(
  '%s',
  ([, line]) => {
    let conversation: Conversation | null = converse(null, line.start, vocabulary, today).conversation
    expect(conversation, line.start).not.toBeNull()
    for (const [text, expected] of line.turns) {
      const next = converse(conversation, text, vocabulary, today)
      conversation = next.conversation
      expect(told(next.turn, expected), `${text}: ${JSON.stringify(next.turn).slice(0, 400)}`).toEqual([])
    }
  },
)

/** What differs between a turn and what was expected of it. */
function told(turn: Turn, expected: Told): readonly string[] {
  const { ignored, question, problem, help, compare, measured, perGpu, spent, ...rest } = expected
  const kind = (wanted: string): string[] => (turn.kind === wanted ? [] : [`expected ${wanted}, got ${turn.kind}`])
  if (ignored === true) return kind('ignored')
  if (help === true) return kind('help')
  if (question !== undefined)
    return turn.kind === 'question' && turn.topic === question ? [] : [`expected question ${question}`]
  if (problem !== undefined)
    return turn.kind === 'problem' && turn.problem.kind === problem ? [] : [`expected problem ${problem}`]
  if (compare !== undefined)
    return turn.kind === 'control' && turn.alternatives.length === compare ? [] : [`expected ${compare} plans`]
  if (spent !== undefined) return turn.kind === 'spent' && turn.usd === spent ? [] : [`expected spent ${spent}`]
  if (measured !== undefined) {
    const isSame =
      turn.kind === 'measured' && turn.tokensPerSecond === measured && (perGpu === undefined || turn.perGpu === perGpu)
    return isSame ? [] : [`expected ${measured} tok/s`]
  }
  return turn.kind === 'scenario' ? differences(turn.scenario, rest) : kind('scenario')
}
