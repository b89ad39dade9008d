/** Messages written to people, each with what must be picked out of them: golden/messages.jsonl. */
import { expect, test } from 'vitest'
import { readMessage } from '../../src/scenario/message.ts'
import { golden, unlike } from './expectation.ts'
import { today, vocabulary } from './language.ts'
import { keptIn, saidOf } from './said.ts'

const keep = keptIn('messages-said.jsonl')

test.for(golden('messages.jsonl').map((line) => [line.text, line] as const))('%s', ([text, line]) => {
  const read = readMessage(text, vocabulary, today)
  expect(unlike(read, line)).toEqual([])
  const [kept, shown] = keep(text, { ...saidOf(read), used: read.used.map(({ words }) => words) })
  expect(shown).toEqual(kept)
  expect(read.used.map(({ start, end }) => text.slice(start, end).trim())).toEqual(read.used.map(({ words }) => words))
})

test('the words that were used are named with their places', () => {
  const read = readMessage('We want to fine-tune *Llama 3.1 8B* on ~100M tokens, cost on a 4090?', vocabulary, today)
  expect(read.used.map(({ words }) => words)).toEqual(['Llama 3.1 8B', '100M tokens', '4090'])
})

const job = 'We want to fine-tune llama 3.1 8b on 100M tokens, what would it cost?'
const remarkOf = (text: string) => {
  const read = readMessage(text, vocabulary, today)
  return 'scenario' in read ? (read.scenario.remarks ?? []).map((remark) => remark.text) : read.problem.kind
}

test('a page of prose and a table are read to their end, and of what is longer it is said how far', () => {
  const prose = 'The support team, which looks after everybody, would be glad. '.repeat(170)
  const table = '| loss 1.25 | norm 3.5 |\n'.repeat(200)
  const model = 'What would it cost to fine-tune llama 3.1 8b?'
  for (const long of [prose, table]) expect(remarkOf(`${model} ${long}\nThere are 100M tokens.`)).toEqual([])
  expect(remarkOf(`${job} ${prose.repeat(2)}`)).toEqual(['The message is long: its first 12000 characters were read.'])
})

test('a wall of signs is read as far as it can be in milliseconds, and it is said how far', () => {
  for (const wall of ['8b', '(a', '- ', ',1', 'ж,']) {
    const [remark] = remarkOf(`${job} ${wall.repeat(6000)}`)
    const read = Number(/first (\d+) characters/.exec(remark ?? '')?.[1])
    expect(read).toBeGreaterThan(job.length + 3900)
    expect(read).toBeLessThan(9000)
  }
})
