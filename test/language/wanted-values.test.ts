/** Values of a message that only are told of set nothing, and are named. */
import { expect, test } from 'vitest'
import { readMessage } from '../../src/language/message.ts'
import { withWantedValues } from '../../src/language/wanted-values.ts'
import { understand } from '../../src/language/pipeline.ts'
import { today, vocabulary } from './fixtures.ts'

const specOf = (text: string) => {
  const result = readMessage(text, vocabulary, today)
  return 'scenario' in result ? result.scenario.spec : result.problem
}

test.each([
  [
    'Our box in the cellar has two 3090s and is down for repair. Price for a LoRA of Mistral 7B on 30M tokens, on one L40S?',
    { gpus: ['l40s'], gpuCount: 1, tokens: 30e6 },
  ],
  [
    'The A10G that we are on now has to go. What would Llama 3.1 8B QLoRA on 25M tokens cost on an L40S at CoreWeave?.',
    { gpus: ['l40s'], providers: ['coreweave'] },
  ],
  [
    'Somebody paid $4,000 for a 70B last summer. We have qwen2.5 14b, LoRA, 60M tokens, and $150. Enough?',
    { model: 'qwen2.5-14b', tokens: 60e6, budgetUsd: 150 },
  ],
] as const)('“%s”', (text, expected) => {
  expect(specOf(text)).toMatchObject(expected)
})

test('a choice that is left open stays open', () => {
  const understanding = understand('what is cheaper for a LoRA on 50M tokens, the 8b or the 13b?', {
    mode: 'message',
    vocabulary,
    today,
  })
  expect(withWantedValues(understanding, vocabulary).slots).toEqual(understanding.slots)
})

test('what is not wanted is named', () => {
  const result = readMessage(
    'We burned $3,200 on 8 A100s last month. This time: qwen2.5 32b, qlora, 90M tokens. Price?',
    vocabulary,
    today,
  )
  if (!('scenario' in result)) throw new Error('no scenario')
  expect(result.scenario.spec).toMatchObject({ budgetUsd: null, gpus: null })
  expect((result.scenario.remarks ?? []).map(({ text }) => text).join(' ')).toContain('$3,200')
})
