/** What is the most that examples may have is no mean of them; where nothing else is said it bounds what is usual. */
import { expect, test } from 'vitest'
import { readMessage } from '../../src/language/message.ts'
import { parseCommand } from '../../src/language/command.ts'
import { today, vocabulary } from './fixtures.ts'

test.each([
  // A sequence length is a cap: what such texts usually have, or an eighth of it.
  ['qwen3 8b qlora 25k dialogs max length 4096', 25e3 * 900],
  ['mistral 7b lora 9k tickets, context 16k', 9e3 * 4096],
  ['8b lora 30k reviews seq 4k', 30e3 * 150],
  ['8b lora 10k sentences ctx 2048', 10e3 * 40],
  // The longest of them tells more.
  ['qwen3 14b lora 6k traces up to 20k tokens each', 6e3 * 8000],
  ['8b full 12k dialogs of at most 8k tokens', 12e3 * 900],
  // Filled, or said to be so long.
  ['8b lora 10k chunks seq 2048', 10e3 * 2048],
  ['8b lora 20k rows, 2k ctx each', 20e3 * 2048],
  ['8b lora 6k rows of 1.5k tokens, seq 4096', 6e3 * 1500],
  ['8b lora 5k rows x 2k', 5e3 * 2000],
])('%s', (text, tokens) => {
  const result = parseCommand(text, vocabulary, today)
  expect('scenario' in result ? result.scenario.spec.tokens : result).toBe(tokens)
})

test('what all of them at the longest would come to is told', () => {
  expect(parseCommand('8b lora 20k rows seq 8192', vocabulary, today)).toMatchObject({
    scenario: { notes: expect.arrayContaining([expect.stringMatching(/all of 8192 would be 4 times as much/u)]) },
  })
})

test.each([
  ['codellama 34b lora on 600 MB of typescript', 600e6 / 3.3],
  ['starcoder 15b: continued pretraining on 33 GB of our cobol and java code', 33e9 / 3.3],
  ['8b lora on 1.2 GB from our git repositories', 1.2e9 / 3.3],
  ['8b lora on 430 MB of english text', 430e6 / 4.3],
])('bytes of code make more tokens than those of prose: %s', (text, tokens) => {
  expect(readMessage(text, vocabulary, today)).toMatchObject({
    scenario: { spec: { tokens: Math.round(tokens) } },
  })
})

test.each(['aws only, reserved is fine', 'reserved would be ok too', 'on coreweave, we are open to reserved'])(
  'a commitment that is only allowed is not planned: %s',
  (words) => {
    const text = `qwen3 32b lora 60M tokens, ${words}`
    expect(readMessage(text, vocabulary, today)).toMatchObject({ scenario: { spec: { pricing: null } } })
  },
)

test.each(['reserved please', 'on reserved H100s for a year'])('one that is asked for is: %s', (words) => {
  expect(readMessage(`qwen3 32b lora 60M tokens, ${words}`, vocabulary, today)).toMatchObject({
    scenario: { spec: { pricing: 'reserved' } },
  })
})

test.each([
  ['grpo qwen2.5 3b on gsm8k', { prompts: 7473, responseTokens: 250 }],
  ['ppo llama 8b on gsm8k, 200 steps, batch 64', { responseTokens: 250 }],
  ['grpo 7b on gsm8k with answers of 900 tokens', { responseTokens: 900 }],
])('answers to the questions of a public data set: %s', (text, spec) => {
  expect(parseCommand(text, vocabulary, today)).toMatchObject({ scenario: { spec } })
})

test.each(['roberta base mlm on 300M tokens', 'bert base on 2B tokens with masked language modelling'])(
  'masked words are pretraining: %s',
  (text) => expect(parseCommand(text, vocabulary, today)).toMatchObject({ scenario: { spec: { task: 'pretrain' } } }),
)
