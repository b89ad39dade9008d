/** A number of GPUs that is asked for with money or a date, and without data. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

test.each([
  'we must finetune a 70b until the end of next month, budget 9k$, how many gpus do we need?',
  'number of H100s for tuning llama 8b within 10 days?',
])('%s: the data are asked for, with orders of magnitude', (text) => {
  expect(lastOf([text])).toMatch(
    /^answer: Roughly \d+(?: to \d+)? with LoRA, \d+(?: to \d+)? with full fine-tuning\. Which depends on what you do not say: how much data[^]*LoRA: 10M tokens on \d/u,
  )
})

test('with data it is planned', () => {
  expect(lastOf(['70b lora on 80M tokens by friday, budget 9k$, how many gpus do we need?'])).not.toMatch(/Roughly/u)
})

test('the most tokens that a sum pays for are counted', () => {
  expect(lastOf(['I have 400 dollars: full fine-tuning of an 8B on H100s, what is the max number of tokens?'])).toMatch(
    /^answer: With \$400, everything counted: [\d.]+B tokens on an 8B model[^]*with a fifth kept/u,
  )
})
