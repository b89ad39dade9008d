/** Threads, each turn with what must come of it: golden/amendments.jsonl. */
import { expect, test } from 'vitest'
import { type ResolvedTurn, applyTurn } from '../../../src/language/replies/turn.ts'
import { type ExpectedReply, mismatches, goldenLines } from '../golden-lines.ts'
import { today, vocabulary } from '../fixtures.ts'
import { snapshotFile, replySnapshot } from '../snapshots.ts'

const snapshot = snapshotFile('amendments-said.jsonl')

const threads = goldenLines('amendments.jsonl').map(({ start = '', turns = [] }) => ({ start, turns }))

test.for(
  threads.map((thread) => [`${thread.start} / ${thread.turns.map(([text]) => text).join(' / ')}`, thread] as const),
)('%s', ([name, { start, turns }]) => {
  let { history } = applyTurn(null, start, vocabulary, today)
  const faults: string[] = history === null ? [`${start} was not understood`] : []
  const snapshots: object[] = []
  for (const [text, expected] of turns) {
    const next = applyTurn(history, text, vocabulary, today)
    history = next.history
    snapshots.push(replySnapshot(next.result))
    faults.push(
      ...turnMismatches(next.result, expected).map(
        (words) => `${text}: ${words}, got ${JSON.stringify(next.result).slice(0, 400)}`,
      ),
    )
  }
  expect(faults).toEqual([])
  const [expectedSnapshot, actual] = snapshot(name, { said: snapshots })
  expect(actual).toEqual(expectedSnapshot)
})

/** What differs between a turn and what was expected of it. */
function turnMismatches(result: ResolvedTurn, expected: ExpectedReply): readonly string[] {
  const { ignored, asks, question, problem, help, compare, measured, perGpu, spent, file, ...rest } = expected
  const unless = (holds: boolean, wanted: string): string[] => (holds ? [] : [`expected ${wanted}`])
  if (ignored === true) return unless(result.kind === 'ignored', 'silence')
  if (asks === true) return unless(result.kind === 'asks', 'to be asked')
  if (help === true) return unless(result.kind === 'help', 'help')
  if (question !== undefined)
    return unless(result.kind === 'question' && result.topic === question, `a question of ${question}`)
  if (problem !== undefined)
    return unless(result.kind === 'problem' && result.problem.kind === problem, `the problem ${problem}`)
  if (compare !== undefined)
    return unless(result.kind === 'control' && result.alternatives.length === compare, `${compare} plans`)
  if (file !== undefined) return unless(result.kind === 'file' && result.file === file, `the file ${file}`)
  if (spent !== undefined) return unless(result.kind === 'spent' && result.usd === spent, `spent ${spent}`)
  if (measured !== undefined) {
    const isSame = result.kind === 'measured' && result.tokensPerSecond === measured
    return unless(isSame && (perGpu === undefined || result.perGpu === perGpu), `${measured} tokens a second`)
  }
  return result.kind === 'scenario' ? mismatches(result.scenario, rest) : ['expected a scenario']
}
