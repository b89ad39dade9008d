/** Plans that are told by a letter, or chosen between, side by side under short names. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

test.each([
  [
    'Moderation job. Option A: llama 3.1 8b full finetune on 60k labelled prompts of 300 tokens. Option B: roberta-large on the same data. Must be in Europe.',
    /Option A \(.*8b full.*\) vs Option B \(roberta-large\): Cheapest: Option B/u,
  ],
  [
    'two routes for 20M tokens of support data. Route 1: lora mistral small 24b, route 2: full ft qwen3 4b. Max 100 dollars',
    /Route 1 \(.*24b.*\) vs route 2 \(.*4b.*\): Cheapest: [^]*inside your \$100/u,
  ],
  [
    "We're torn between training Llama 3.1 8B fully and LoRA on Llama 3.3 70B. Same corpus of 40M tokens. Finance wants both figures.",
    /8B.* vs .*70B: [^]*Cheapest: /u,
  ],
  [
    'The committee decides on Friday. We are thinking of pretraining our own 3B on 300B tokens of law texts versus fine-tuning Qwen3-32B on 200M tokens of rulings. A rough figure for each is fine.',
    /^(?:comparison: )?.{0,80}3B vs .{0,20}32B: Cheapest: [^]*3B: .*pretraining/u,
  ],
])('%s', (text, answer) => {
  expect(lastOf([text])).toMatch(answer)
})

test('jobs that are all done are summed', () => {
  expect(lastOf(['7b full on 20M tokens and then dpo on 5k pairs'])).toMatch(/Together \$/u)
})
