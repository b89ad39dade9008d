/** What an example is made of: so many pieces of so many tokens. */
import { expect, test } from 'vitest'
import { parseCommand } from '../../../src/language/command.ts'
import { today, vocabulary } from '../fixtures.ts'

test.each([
  ['8b lora 25k convos, 4 turns each, ~350 tok per turn', 35_000_000],
  ['8b lora 25k convos of 4 turns, 350 tokens per turn', 35_000_000],
  ['8b lora 5k dialogues, 6 messages each, 80 tokens a message', 2_400_000],
  // No pieces, and pieces without a length.
  ['8b lora 20k examples, 500 tokens per example', 10_000_000],
  ['8b lora 25k convos, 350 tokens each', 8_750_000],
])('%s', (text, tokens) => {
  const read = parseCommand(text, vocabulary, today)
  expect('scenario' in read ? read.scenario.spec.tokens : read.problem).toBe(tokens)
})
