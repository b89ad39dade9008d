/** Several models on one set of data, and what holds for jobs that are all done. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

test.each([
  [
    'finetune llama 3 8b and mistral 7b on 12k rows of 400 tokens each',
    ['llama 3 8b', 'mistral 7b'],
    /^answer: .*Together \$/u,
  ],
  [
    'we want to train qwen3 8b, mistral 7b and gemma 2 9b on 7M tokens, total cost?',
    ['qwen3 8b', 'mistral 7b', 'gemma 2 9b'],
    /^answer: .*Together \$/u,
  ],
  [
    'thesis: 3 models (llama 3 8b, qwen3 8b, gemma 2 9b), the same 15k rows, 2 epochs each. I have 80 eur, runpod or vast',
    ['llama 3 8b', 'qwen3 8b', 'gemma 2 9b'],
    /Fits: together \$.*Inside your \$94/su,
  ],
  ['qlora for qwen3 8b & qwen3 14b, 20k rows, under $50', ['qwen3 8b', 'qwen3 14b'], /Fits: together \$.*\$50/su],
])('each of the models is planned: %s', (text, names, verdict) => {
  const answer = lastOf([text])
  expect(answer).toMatch(verdict)
  for (const name of names) expect(answer).toMatch(new RegExp(`- ${name}: `, 'u'))
})

test('what is said once of all models holds for each', () => {
  const answer = lastOf(['qlora for qwen3 8b & gemma 2 9b, 20k rows'])
  expect(answer.match(/QLoRA, 4-bit/gu)).toHaveLength(2)
})

test.each([
  'llama 3 8b or mistral 7b, 9M tokens, which is cheaper?',
  'llama 3 8b vs mistral 7b on 12k rows',
  'distill llama 3.3 70b into qwen3 8b on 10M tokens',
  'llama 3.1 8b on 30k rows, bge-m3 embeds them for retrieval',
])('no sum of two that have other roles: %s', (text) => {
  expect(lastOf([text])).not.toMatch(/[Tt]ogether \$/u)
})

test.each([
  ['sft then dpo for llama 3.1 8b, 30k sft rows, 10k pairs, want to be done overnight', /Fits: .*Inside your 12 h/su],
  ['sft then dpo for qwen3 8b, 20k sft rows, 9k pairs, within 8 hours, under $50', /Inside your \$50 and\s+your 8 h/su],
  ['three runs: 7b lora 20M, 13b lora 20M and 70b qlora 20M, total under $100?', /Fits: .*Inside your \$100/su],
  ['two adapters: legal 15M tokens, medical 22M tokens, llama 8b, under $30', /Fits: .*Inside your \$30/su],
])('money and time of jobs that are all done: %s', (text, words) => {
  expect(lastOf([text])).toMatch(words)
})

test('the budget of one of two teams is none of both', () => {
  expect(lastOf(['Team A wants 7b lora 20M tokens under $20, team B wants 13b lora 30M tokens, total?'])).not.toMatch(
    /\$20\b/u,
  )
})
