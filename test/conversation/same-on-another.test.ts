/** A job, and the same with another value: both are planned and set side by side. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

test.each([
  ['what would a 14B LoRA on 30M tokens cost, and the same on a 32B?', /^answer: 14B vs 32B/u],
  ['price a full finetune of a 7B on 150M tokens. And the same with LoRA?', /^answer: full fine-tuning vs LoRA/u],
  ['qlora llama 3.1 8b on 12M tokens on an L40S and the same on a 4090', /^answer: L40S vs RTX 4090/u],
])('%s', (text, answer) => {
  expect(lastOf([text])).toMatch(answer)
})
