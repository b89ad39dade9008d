/** Examples of several texts, what fits with less than was asked, and what adapters take where full training needs the host. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

test.each([
  ['bge-m3 contrastive, 2.4M x (1 query + 1 pos + 7 neg), max 512 tok, one epoch', '11.1B tokens'],
  ['bge-large with 300k queries, each one positive and 4 hard negatives, 256 tokens each, 2 epochs', '922M tokens'],
  ['bge-m3, 1.2M queries with 1 positive and 15 negatives each, 300 tok', '6.12B tokens'],
])('all texts of an example are counted: %s', (text, tokens) => expect(lastOf([text])).toContain(tokens))

test('mixed precision keeps fp32 weights and states', () => {
  const answer = lastOf(['does full finetuning llama 3.2 3B fit on a single L40S with plain AdamW mixed precision?'])
  expect(answer).toMatch(
    /^answer: No, only with offload to the host: full fine-tuning of Llama 3.2 3B with fp32 weights and states/u,
  )
  expect(answer).toContain('with weights and states in bf16 alone')
})

test('where LoRA is too much, QLoRA is told of', () => {
  const answer = lastOf(['does lora of qwen2.5 32b fit on one 4090?'])
  expect(answer).toContain('QLoRA: only just, if at all')
  expect(answer).toContain('with QLoRA')
})

test('full training over the host names adapters on the same GPUs', () =>
  expect(lastOf(['full sft microsoft/phi-4 on 4xL4 in GCP, 30M tokens'])).toContain('QLoRA on the same 4 × L4 takes'))
