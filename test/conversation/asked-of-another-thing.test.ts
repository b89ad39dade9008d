/** What is asked beside a job, of another thing by its name, is answered and orders nothing. */
import { describe, expect, test } from 'vitest'
import { firstAnswer, lastOf } from './thread-driver.ts'
import { specOf } from './read-message.ts'

test.each([
  '8b lora 40M tokens, does moe make it cheaper',
  '8b lora 40M tokens, is unsloth faster?',
  'lora of a 14b on 30M tokens. Would an MoE be cheaper?',
])('%s: neither the cheapest plan nor the fastest is ordered', (text) => {
  expect(specOf(text)).toMatchObject({ objective: null })
})

test('a model with experts beside a plan', () => {
  expect(lastOf(['8b lora 40M tokens, would a moe make it cheaper?'])).toMatch(
    /^plan: .*It is dense: .*hours go by the active ones, at a third to a half/su,
  )
})

test('a way that is asked about is no part of the plan', () => {
  expect(lastOf(['8b lora 40M tokens. What about RAG instead?'])).toMatch(/^plan: .*retrieval/su)
})

describe('own cards or rent', () => {
  test.each([
    ['4x 3090 at home or rent? 1.5B from scratch on 30B tokens', /^plan: Renting is worth it: .* Your 4 × RTX 3090/u],
    [
      'should I use my own 2x 3090 or rent for lora 8b on 5M tokens',
      /^plan: Renting is not worth it: .* Your 2 × RTX 3090/u,
    ],
  ])('%s', (text, lead) => expect(lastOf([text])).toMatch(lead))
})

test.each([
  '2x H100 for one week, how many tokens for continued pretraining of 8B?',
  'we have 8 A100 80GB for 10 days, how much text can we run through a 13B in continued pretraining',
])('%s: the tokens, and no verdict on training from nothing', (text) => {
  const answer = firstAnswer(text)
  expect(answer).toMatch(/^answer: About \d+B tokens through a model of \d+B/u)
  expect(answer).not.toMatch(/from nothing|too large/iu)
})

test.each(['distill gpt-4o answers into llama 8b, 80k prompts', 'sft qwen 7b on 30k answers of claude'])(
  'what a closed model writes is bought of its maker: %s',
  (text) => expect(lastOf([text])).toMatch(/runs at its maker alone: .*not in the sum, and its terms may forbid/su),
)

test('models that are each pretrained', () => {
  const answer = lastOf(['1b, 3b and 8b, each pretrained on 15B tokens'])
  expect(answer.match(/pretraining, bf16 at/gu)).toHaveLength(3)
})

test('a doubt that has its verdict is not answered a second time', () => {
  const answer = lastOf(['My boss says 8 A100-days for pretraining a 1B model on 30B tokens, does that sound right?'])
  expect(answer).toMatch(/^plan: Too little/u)
  expect(answer).not.toContain('as far as can be estimated')
})
