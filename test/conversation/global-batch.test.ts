/** How micro-batch, GPUs and accumulation make up a global batch that is told. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

test.each([
  [
    'what micro batch and grad accumulation on 8xA100 80GB for a global batch of 256 sequences x 2048 tokens, 7B full?',
    /Micro-batch 8, accumulation 4: 8 × 8 GPUs × 4 = 256 sequences, 524k tokens a step\..*\n.*micro-batch × GPUs × accumulation/u,
  ],
  [
    'effective batch of 2M tokens with 4k sequences on 16 H100, 7B pretraining. gradient accumulation steps?',
    / × 16 GPUs × \d+ = 512 sequences, 2\.1M tokens a step/u,
  ],
  [
    'how many gradient accumulation steps for batch size 512 on 16 H100 with micro batch 2?',
    /Micro-batch 2, accumulation 16: 2 × 16 GPUs × 16 = 512 sequences/u,
  ],
  [
    'global batch of 100 on 8 H100 with micro batch 4: accumulation steps?',
    /100 sequences do not divide by 8 GPUs × 4/u,
  ],
])('%s', (text, said) => {
  expect(lastOf([text])).toMatch(said)
})

test('the largest that fits is still asked without one', () => {
  expect(lastOf(['what batch size can I do with a 7b qlora at 2048 on a 4090?'])).toMatch(/A micro-batch of about/u)
})
