/** Names of models and GPUs as a dictation writes them. */
import { expect, test } from 'vitest'
import { readMessage } from '../../src/language/message.ts'
import { today, vocabulary } from './fixtures.ts'

const specOf = (text: string) => {
  const result = readMessage(text, vocabulary, today)
  return 'scenario' in result ? result.scenario.spec : result.problem
}

test.each([
  ['llama three point one eight b', 'llama-3.1-8b'],
  ['qwen two point five seventy two b', 'qwen2.5-72b'],
  ['llama three point two three b', 'llama-3.2-3b'],
])('a model: “%s”', (name, model) =>
  expect(
    specOf(`what does lora on ${name} cost with forty thousand tickets at three hundred tokens each`),
  ).toMatchObject({
    model,
    tokens: 12e6,
  }),
)

test.each([
  ['on an a one hundred', /^a100/u],
  ['on one h two hundred', /^h200/u],
])('a GPU: “%s”', (words, gpu) => {
  const spec = specOf(`what does lora on llama three point one eight b cost with ten million tokens ${words}`)
  expect('gpus' in spec ? spec.gpus : []).toEqual(expect.arrayContaining([expect.stringMatching(gpu)]))
})

test('a sum is none', () =>
  expect(specOf('we have a one hundred dollar budget for llama 3.1 8b lora on 10M tokens, cost?')).toMatchObject({
    gpus: null,
    budgetUsd: 100,
  }))
