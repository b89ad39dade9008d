/** Messages written to people, each with what must be picked out of them: golden/messages.jsonl. */
import { expect, test } from 'vitest'
import { readMessage } from '../../src/language/message.ts'
import { goldenLines, differencesFrom } from './golden-lines.ts'
import { today, vocabulary } from './fixtures.ts'
import { snapshotFile, resultSnapshot } from './snapshots.ts'

const snapshot = snapshotFile('messages-said.jsonl')

test.for(goldenLines('messages.jsonl').map((line) => [line.text, line] as const))('%s', ([text, line]) => {
  const result = readMessage(text, vocabulary, today)
  expect(differencesFrom(result, line)).toEqual([])
  const [expected, actual] = snapshot(text, { ...resultSnapshot(result), used: result.used.map(({ words }) => words) })
  expect(actual).toEqual(expected)
  expect(result.used.map(({ start, end }) => text.slice(start, end).trim())).toEqual(
    result.used.map(({ words }) => words),
  )
})

test('the words that were used are named with their places', () => {
  const result = readMessage('We want to fine-tune *Llama 3.1 8B* on ~100M tokens, cost on a 4090?', vocabulary, today)
  expect(result.used.map(({ words }) => words)).toEqual(['Llama 3.1 8B', '100M tokens', '4090'])
})

const job = 'We want to fine-tune llama 3.1 8b on 100M tokens, what would it cost?'
const remarkOf = (text: string) => {
  const result = readMessage(text, vocabulary, today)
  return 'scenario' in result ? (result.scenario.remarks ?? []).map((remark) => remark.text) : result.problem.kind
}

test('a page of prose and a table are read to their end, and of what is longer it is said how far', () => {
  const prose = 'The support team, which looks after everybody, would be glad. '.repeat(170)
  const table = '| loss 1.25 | norm 3.5 |\n'.repeat(200)
  const model = 'What would it cost to fine-tune llama 3.1 8b?'
  expect(remarkOf(`${model} ${prose}\nThere are 100M tokens.`)).toEqual([])
  expect(remarkOf(`${model} ${table}\nThere are 100M tokens.`)).toEqual(['Not used: “1.25”, “3.5”.'])
  expect(remarkOf(`${job} ${prose.repeat(2)}`)).toEqual(['The message is long: its first 12000 characters were read.'])
})

test('a wall of signs is read as far as it can be in milliseconds, and it is said how far', () => {
  for (const wall of ['8b', '(a', '- ', ',1', 'ж,']) {
    const [remark] = remarkOf(`${job} ${wall.repeat(6000)}`)
    const result = Number(/first (\d+) characters/.exec(remark ?? '')?.[1])
    expect(result).toBeGreaterThan(job.length + 3900)
    expect(result).toBeLessThan(9000)
  }
})
