/** Messages written to people, each with what must be picked out of them: golden/messages.jsonl. */
import { expect, test } from 'vitest'
import { readMessage } from '../../src/scenario/message.ts'
import { type Expected, differences, golden } from './expectation.ts'
import { today, vocabulary } from './language.ts'

type Line = { readonly text: string; readonly expect?: Expected; readonly reject?: string; readonly names?: string }

test.for(golden<Line>('messages.jsonl').map((line) => [line.text, line] as const))('%s', ([text, line]) => {
  const read = readMessage(text, vocabulary, today)
  for (const { start, end, words } of read.used) expect(text.slice(start, end).trim()).toBe(words)
  if (line.reject !== undefined) {
    if (!('problem' in read)) expect.fail(`expected ${line.reject}, got ${JSON.stringify(read.scenario.spec)}`)
    expect(read.problem.kind, read.problem.message).toBe(line.reject)
    if (line.names !== undefined) expect(read.problem.message.toLowerCase()).toContain(line.names)
    return
  }
  if ('problem' in read) expect.fail(`${read.problem.kind}: ${read.problem.message}`)
  expect(differences(read.scenario, line.expect ?? {})).toEqual([])
})

test('the words that were used are named with their places', () => {
  const read = readMessage('We want to fine-tune *Llama 3.1 8B* on ~100M tokens, cost on a 4090?', vocabulary, today)
  expect(read.used.map(({ words }) => words)).toEqual(['Llama 3.1 8B', '100M tokens', '4090'])
})
