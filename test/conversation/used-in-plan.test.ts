/** Whether something is used in an estimate: yes or no first, and what the other way would do. */
import { expect, test } from 'vitest'
import { lastMeant } from './thread-driver.ts'

const lora = 'llama 8b lora 10k samples'
const packed = /^answer: Yes: short examples are packed .*\. This plan without packing: \d+ min instead of \d+ min, \$/u
const unchecked =
  /^answer: No: the plan has no gradient checkpointing.*\. This plan with gradient checkpointing on: .* instead of/u

test.each([
  [lora, 'is packing used in this estimate?', packed],
  [lora, 'do you assume packing?', packed],
  [lora, 'are samples packed here?', packed],
  [lora, 'does this assume gradient checkpointing?', unchecked],
  [lora, 'is gradient ckpt enabled?', unchecked],
  [lora, 'gradient checkpointing on or off?', unchecked],
  [
    lora,
    'are embeddings trained too?',
    /^answer: Not trained: LoRA is planned, .*\(525M parameters a table\) stay frozen/u,
  ],
  [lora, 'does lora touch embeddings and lm_head?', /^answer: Not trained: LoRA is planned/u],
  ['qwen 7b full 20M tokens', 'are the embeddings frozen?', /^answer: Trained: full fine-tuning .* 7\.62B parameters/u],
  [lora, 'is this bf16?', /^answer: Yes: bf16 is what the plan computes with/u],
  [lora, 'is it fp16?', /^answer: No: the plan computes with bf16, not with fp16\..*the same two bytes/u],
  ['8b qlora 10k samples', 'do you use fp32?', /^answer: No: .*bf16, over weights held in 4-bit, not with fp32/u],
  // Of sizes, and of what is better, it stays as it is.
  [lora, 'how big are the embeddings?', /^answer: About 41 MB in fp32/u],
  [lora, 'does packing help?', /^answer: Yes: some 4 rows of 512 tokens share a window/u],
  [lora, 'why no gradient checkpointing?', /^answer: It is off: the batch of 1 fits without it/u],
  [lora, 'would packing be faster?', /^answer: No, the same/u],
])('%s › %s', (job, question, expected) => {
  expect(lastMeant([job, question])).toMatch(expected)
})
