/** Numbers that are refused and said anew, and passes that a run ends after. */
import { expect, test } from 'vitest'
import { readMessage } from '../../../src/language/message.ts'
import { today, vocabulary } from '../fixtures.ts'

const specOf = (text: string) => {
  const result = readMessage(text, vocabulary, today)
  return 'scenario' in result ? result.scenario.spec : { problem: 'problem' in result ? result.problem.message : null }
}

test.each([
  ['Epoch is not 2, it is 3. Llama 3.1 8B LoRA, 10M tokens', { tokens: 30e6 }],
  ['Correction: epochs are not 4, they are 2. Llama 3.1 8B LoRA, 10M tokens', { tokens: 20e6 }],
  ['Llama 3.1 8B LoRA, 10M tokens, rank is not 64, it is 16', { loraRank: 16 }],
])('of two bare numbers the second holds: “%s”', (text, spec) => expect(specOf(text)).toMatchObject(spec))

test.each([
  ['Qwen3 8B LoRA, 45M tokens per epoch, and we stop after one and a half epochs', 67.5e6],
  ['Qwen3 8B LoRA on 10M tokens, it ends after 3 epochs', 30e6],
  ['Qwen3 8B LoRA, 30M tokens, three readings of the whole', 90e6],
  ['Qwen3 8B LoRA, 30M tokens after 3 epochs', 30e6],
])('passes that a run ends after are run: “%s”', (text, tokens) => expect(specOf(text)).toMatchObject({ tokens }))
