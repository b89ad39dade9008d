/** Jobs that are told without a question, of models and data by their names alone. */
import { expect, test } from 'vitest'
import { firstAnswer } from './thread-driver.ts'

test.each<[text: string, says: RegExp]>([
  [
    "Ran the counter, it's 3.1 GB of plain text, tokenizer gives 4.2 chars per token. Model is OLMo-2-7B and we continue pretraining, 1 epoch. Dollars pls.",
    /^plan: .*OLMo 2 7B on 738M tokens/su,
  ],
  ['I ran the tokenizer over everything: 61M tokens. Mistral 7B, LoRA, two epochs. Bucks?', /^plan: .*122M tokens/su],
  ['gpt-2-like 350M from scratch, 7B tokens, 4090s. Bucks?', /^plan: .*GPT-2 355M on 7B tokens/su],
  ['Ran the 8B on 40M tokens yesterday, 20 bucks. Nice.', /^problem: This message asks for no estimate/u],
  ['GPT-2 124M took 90 minutes on 8xH100 for 10B tokens. Wow.', /^problem: This message asks for no estimate/u],
])('%s', (text, says) => {
  expect(firstAnswer(text, 'message')).toMatch(says)
})

test('a version that the catalog lacks is settled, and what else is open is asked', () => {
  const text =
    'Need ballpark: fine-tuning Qwen2-VL-7B with LoRA, either 100M tokens or 300M tokens of invoices, not sure. 2 epochs.'
  expect(firstAnswer(text, 'message')).toMatch(/“Qwen2-VL-7B” is not in the catalog: Qwen2.5-VL 7B is taken/u)
})

test.each<[text: string, says: RegExp]>([
  ['llama 3 8b lora on ultrafeedback', /^plan: .*60M tokens/su],
  ['llama 3.1 8b dpo on anthropic hh-rlhf', /^plan: .*70M tokens/su],
  // Pairs made of a set of single answers have two of its answers; a set of pairs counts both, and other training one.
  ['llama 8b lora dpo, 60k pairs tulu-style', /^plan: .*83M tokens/su],
  ['llama 8b orpo lora on 10k pairs of tulu', /^plan: .*13\.8M tokens/su],
  ['llama 8b lora dpo on 20k pairs of ultrafeedback', /^plan: .*19\.6M tokens/su],
  ['llama 8b lora on 20k examples of tulu', /^plan: .*13\.8M tokens/su],
  ['qwen2.5-vl-7b lora on llava-instruct-150k', /^plan: .*130M tokens/su],
  ['qwen2.5 7b grpo on gsm8k, 8 generations per prompt, max completion 1024', /^plan: .*7473 prompts of GSM8K/su],
])('%s', (text, says) => {
  expect(firstAnswer(text, 'command')).toMatch(says)
})

test.each<[text: string, never: RegExp]>([
  ['florence-2 large finetune for OCR on 300k crops, 1 epoch, fp16, T4s ok?', /\boci\b/u],
  ['florence-2 large 300k crops', /70b 2B tokens/u],
  ['what does a monthly gpu budget for 5 people come to', /70b 2B tokens/u],
])('%s: nothing is suggested that has nothing to do with it', (text, never) => {
  expect(firstAnswer(text, 'command')).not.toMatch(never)
})
