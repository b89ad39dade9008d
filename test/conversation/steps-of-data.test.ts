/** Runs whose steps follow from their data: the time of a step, what it takes, and how much there is. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

test.each([
  [
    'GRPO run on 8 H100 at 95 s/step, 128 prompts a step with 8 rollouts each. 40k prompts, 2 epochs, 2.69 per GPU-hour. when is it done?',
    /^answer: \$355 of GPU time: 625 steps × 95 s = 16\.5 h on 8 GPUs[^]*40,000 prompts × 2 passes ÷ 128 a step[^]*multiply nothing[^]*20% to 50% more/u,
  ],
  [
    'one optimizer step = 12.4 s, global batch 128, 300k examples, 2 epochs, 4x H100 at 3.10. bill?',
    /4,688 steps × 12\.4 s/u,
  ],
  [
    'PPO does a step in 2 minutes, 256 prompts per step. 50,000 prompts, 16 A100s at 1.80/h each. how much money?',
    /196 steps × 120 s.*16 GPUs[^]*1 pass \(assumed/u,
  ],
  [
    'tqdm says 7.8s/it, batch 16 x 8 GPUs, 90k examples, 2 epochs. How long in total, node is $22/h',
    /1,407 steps.*8 GPUs.*\$2\.75\/h a GPU/u,
  ],
  [
    'per-device batch 2, 8 H100, grad accum 4, 1.9 s/it, 55k examples, 3 epochs. how long',
    /÷ 64 a step = 2,579 steps/u,
  ],
  [
    '420k examples, batch size 16 with grad accum 4, 3 epochs, 2.7 s per step on one A100 80GB. bill?',
    /÷ 64 a step = 19,688/u,
  ],
  [
    'global batch 64, grad accum 4, 420k examples, 3 epochs, 2.7 s per step on one A100 80GB. bill?',
    /÷ 64 a step = 19,688/u,
  ],
  ['1.1 steps per second, batch 24, 600k pairs, 4 epochs on one L40S for 0.90/h. How much?', /100,000 steps/u],
])('%s', (text, said) => {
  expect(lastOf([text])).toMatch(said)
})

test('a price alone is a price, and counted steps need no data', () => {
  expect(lastOf(['is 2.69 per H100-hour a good price?'])).toMatch(/^answer: A good price/u)
  expect(lastOf(['1.9 s/it, 12000 iterations, 4 GPUs at 2.10 each, what is the bill?'])).toMatch(/12,000 steps/u)
})
