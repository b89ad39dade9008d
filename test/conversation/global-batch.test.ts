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

test.each([
  [
    '7b lora 100M tokens global batch 2M? or 64k? cost difference, 8 h100',
    /50 optimizer steps with 2M/u,
    /Take 64k tokens a step/u,
  ],
  [
    'does a global batch of 4M tokens vs 500k tokens change the price of a 7B pretrain on 50B tokens, 32 h100?',
    /12,500 optimizer steps with 4M/u,
    /4M tokens a step is the nearer/u,
  ],
  [
    '60M tokens of LoRA on Qwen 14B. Would a global batch of 32 be dearer than 256?',
    /114 optimizer steps with 256 sequences/u,
    /Both leave enough steps/u,
  ],
  [
    'price gap between a 4M-token and a 1M-token batch, 13b pretraining, 100B tokens, 64 b200',
    /25,000 optimizer steps with 4M/u,
    /Both leave enough steps/u,
  ],
  [
    'batch of 64k tokens instead of 1M, 8b full 500M tokens, 8 h100: more expensive?',
    /500 optimizer steps with 1M/u,
    /Both leave enough steps/u,
  ],
])('two batches cost the same, and their steps tell them apart: %s', (text, steps, advice) => {
  const answer = lastOf([text])
  expect(answer).toMatch(/^plan: The batch hardly moves the cost; with either: \d/u)
  expect(answer).toMatch(steps)
  expect(answer).toMatch(advice)
  expect(answer).not.toMatch(/budget/u)
})

test.each(['8b lora 50M tokens batch 8 or 16', '7b full 2B tokens global batch 1M tokens, 8 h100 or 16 h100?'])(
  'no batches of a step are weighed: %s',
  (text) => expect(lastOf([text])).not.toMatch(/The batch hardly moves the cost/u),
)
