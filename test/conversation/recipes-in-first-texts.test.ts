/** Settings of a recipe as people write them in a first text: batches of a step, sums that were approved, outputs of a teacher, numbers behind names. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const says = (text: string): string => lastOf([text])

test.each([
  ['llama 3.1 8B, LoRA rank 64, batch 128, lr 2e-4, 100k samples x 512 tokens, 1x A100 40GB: hours?', 128],
  ['qwen3 8b lora, bs 96, 20k rows of 2k tokens, one rtx 4090', 96],
])('a batch that does not fit at once is that of a step: %s', (text, batch) => {
  const answer = says(text)
  expect(answer).toMatch(/^plan: /u)
  expect(answer).toMatch(
    new RegExp(
      `A batch of ${batch} (?:does not fit at once|is that of a step): ${batch} sequences a step over all`,
      'u',
    ),
  )
})

test('nor does it buy a larger card', () => {
  expect(says('llama 3.1 8B lora batch 64 50k samples x 512 tokens')).toContain('A batch of 64 is that of a step')
  expect(says('llama 3.1 8B lora batch 4 50k samples x 512 tokens')).not.toContain('A batch of')
})

test.each([
  ['7b lora 20k rows, budget approved: 5k', '5,000'],
  ['7b lora 20k rows budget signed off: 900', '900'],
])('the sum behind a budget that was approved: %s', (text, sum) => {
  expect(says(text)).toMatch(new RegExp(`\\$${sum}\\b`, 'u'))
  expect(says(text)).toContain(' on 10.2M tokens')
})

test('outputs that are counted are there, and no teacher is run', () => {
  expect(says('distill deepseek-r1 outputs into a 7b, 800k traces avg 6k tokens')).not.toContain('H100-hours')
  expect(says('distill a 70b teacher into an 8b, 100k samples, generate the teacher outputs first')).toContain(
    'teacher',
  )
})

test('digits behind letters are of the scale behind them', () => {
  expect(says('Qwen3-8BをLoRAで学習したい。データは社内FAQ2万件、1件300トークンくらい。')).toContain(' on 6M tokens')
})

test('full training that may not fit is planned with 8-bit states where these fit for about as much', () => {
  const answer = says('full finetune qwen3 32b on 16 h100, 100M tokens')
  expect(answer).toContain('8-bit states of AdamW are planned')
  expect(answer).not.toContain('if it fits in memory')
  expect(says('full finetune qwen3 32b on 16 h100, 100M tokens, adamw')).toContain('if it fits in memory')
})
