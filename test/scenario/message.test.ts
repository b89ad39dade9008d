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
