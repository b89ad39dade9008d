/** "Why not a higher batch?", "batch size 1 too small?", "memory without checkpointing?": the verdict first, with figures. */
import { expect, test } from 'vitest'
import { lastMeant } from './thread-driver.ts'

const lora = 'llama 8b lora 10k samples'
const full = 'qwen 7b full ft 20k samples x 1k tokens on 8 h100'
const largest = /^answer: The batch of the plan is the largest that fits: .* 2 do not\. .*gains hardly any speed/u
const small = /^answer: No: 1 is what each GPU takes at a time, 2,048 tokens, and a step sees 32 sequences/u

test.each([
  [lora, 'why not a higher batch?', largest],
  [lora, 'why not a bigger batch size', largest],
  [lora, 'could we use a bigger batch size?', largest],
  [lora, 'would a larger batch fill the gpu better?', largest],
  [lora, "can't we increase the batch size?", largest],
  [
    full,
    'why not a higher batch?',
    /^answer: About 48 a GPU fit, where the plan has 16: .* It would take 17 min instead of 18 min/u,
  ],
  [lora, 'batch size 1 too small?', small],
  [lora, 'is batch 1 too small?', small],
  [
    lora,
    'memory without checkpointing?',
    /^answer: 27\.9 GiB of 39\.5 GiB on each GPU, .* has no gradient checkpointing already/u,
  ],
  [
    full,
    'how much memory without gradient checkpointing?',
    /^answer: It is on in the plan, .*checkpointing off: 21 min instead of 18 min.*54\.5 GiB instead of 55\.1 GiB on each GPU \(batch 1 a GPU instead of 16\)/u,
  ],
  [
    full,
    'how much faster without gradient checkpointing?',
    /^answer: Not faster: without it only a smaller batch fits/u,
  ],
  [
    lora,
    'how much faster without gradient checkpointing?',
    /^answer: Nothing: the plan has no gradient checkpointing/u,
  ],
  // Named batches, and batches of another kind, keep their answers.
  [lora, 'would batch 64 be faster?', /^answer: No, the same: with global batch 64/u],
  [lora, 'is a global batch of 1 too small?', /^answer: A usual one/u],
  [lora, 'is batch 4 too small?', /^answer: A usual one/u],
  [
    'finetune bge-base embeddings on 100k pairs',
    'why not a higher batch?',
    /^answer: Yes: the other pairs of a batch are the negatives/u,
  ],
  [lora, 'what batch size should we use?', /^answer: Batch, sequence length, packing/u],
  [lora, 'increase the batch size to 4', /^plan: /u],
])('%s › %s', (job, question, expected) => {
  expect(lastMeant([job, question])).toMatch(expected)
})
