/** Threads, each turn with what must come of it: golden/amendments.jsonl. */
import { expect, test } from 'vitest'
import { type Turn, converse } from '../../src/scenario/conversation.ts'
import { type Told, differences, golden } from './expectation.ts'
import { today, vocabulary } from './language.ts'
import { keptIn, turnSaid } from './said.ts'

const keep = keptIn('amendments-said.jsonl')

const threads = golden('amendments.jsonl').map(({ start = '', turns = [] }) => ({ start, turns }))

test.for(
  threads.map((thread) => [`${thread.start} / ${thread.turns.map(([text]) => text).join(' / ')}`, thread] as const),
)('%s', ([name, { start, turns }]) => {
  let { conversation } = converse(null, start, vocabulary, today)
  const wrong: string[] = conversation === null ? [`${start} was not understood`] : []
  const said: object[] = []
  for (const [text, expected] of turns) {
    const next = converse(conversation, text, vocabulary, today)
    conversation = next.conversation
    said.push(turnSaid(next.turn))
    wrong.push(
      ...unlikeTold(next.turn, expected).map(
        (words) => `${text}: ${words}, got ${JSON.stringify(next.turn).slice(0, 400)}`,
      ),
    )
  }
  expect(wrong).toEqual([])
  const [kept, shown] = keep(name, { said })
  expect(shown).toEqual(kept)
})

/** What differs between a turn and what was expected of it. */
function unlikeTold(turn: Turn, expected: Told): readonly string[] {
  const { ignored, question, problem, help, compare, measured, perGpu, spent, file, ...rest } = expected
  const unless = (holds: boolean, wanted: string): string[] => (holds ? [] : [`expected ${wanted}`])
  if (ignored === true) return unless(turn.kind === 'ignored', 'silence')
  if (help === true) return unless(turn.kind === 'help', 'help')
  if (question !== undefined)
    return unless(turn.kind === 'question' && turn.topic === question, `a question of ${question}`)
  if (problem !== undefined)
    return unless(turn.kind === 'problem' && turn.problem.kind === problem, `the problem ${problem}`)
  if (compare !== undefined)
    return unless(turn.kind === 'control' && turn.alternatives.length === compare, `${compare} plans`)
  if (file !== undefined) return unless(turn.kind === 'file' && turn.file === file, `the file ${file}`)
  if (spent !== undefined) return unless(turn.kind === 'spent' && turn.usd === spent, `spent ${spent}`)
  if (measured !== undefined) {
    const isSame = turn.kind === 'measured' && turn.tokensPerSecond === measured
    return unless(isSame && (perGpu === undefined || turn.perGpu === perGpu), `${measured} tokens a second`)
  }
  return turn.kind === 'scenario' ? differences(turn.scenario, rest) : ['expected a scenario']
}
