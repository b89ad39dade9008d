/** Commands that are sentences: what is read of them counts, and the words that nobody knows are named. */
import { expect, test } from 'vitest'
import { parseCommand } from '../../src/language/command.ts'
import { readSentence } from '../../src/language/message.ts'
import { today, vocabulary } from './fixtures.ts'

test('a sentence with words nobody knows is read, and those that may be a wish are named', () => {
  const text =
    'our AWS credits ($25k) expire in 41 days, can we get through a 3B model on 200B tokens on watercooled racks before they go?'
  const scenario = readSentence(text, ['credits', 'expire', 'watercooled'], vocabulary, today)
  expect(scenario?.spec).toMatchObject({ tokens: 200e9, budgetUsd: 25_000, deadlineHours: 984, providers: ['aws'] })
  expect(scenario?.notes.filter((note) => note.startsWith('Not used: '))).toEqual(['Not used: “watercooled”.'])
})

test.each([
  ['a few words are terms, one of them mistyped', '70b 2B tokens frobnicated'],
  ['a job that is not whole', 'our AWS credits expire soon, can we get through a run on 200B tokens before they go?'],
])('%s: not read as a sentence', (_, text) => {
  expect(readSentence(text, ['expire'], vocabulary, today)).toBeNull()
})

test('an unknown word with a number may be data or money: it is asked about', () => {
  const text = 'can we get through a 3B model on 200B tokens in one go with the usual blah of 12 zorks?'
  expect(readSentence(text, ['12 zorks'], vocabulary, today)).toBeNull()
})

test('an amount for each parameter waits for the model, and is not called too little', () => {
  const parsed = parseCommand('chinchilla optimal on 8 h100', vocabulary, today)
  expect('problem' in parsed ? parsed.problem : null).toMatchObject({ kind: 'missing-model' })
})
