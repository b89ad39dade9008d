/** Examples of several texts, what fits with less than was asked, and what adapters take where full training needs the host. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

test.each([
  ['bge-m3 contrastive, 2.4M x (1 query + 1 pos + 7 neg), max 512 tok, one epoch', '11.1B tokens'],
  ['bge-large with 300k queries, each one positive and 4 hard negatives, 256 tokens each, 2 epochs', '922M tokens'],
  ['bge-m3, 1.2M queries with 1 positive and 15 negatives each, 300 tok', '6.12B tokens'],
  // A reranker reads its query with each text.
  [
    'qwen3-reranker-4b, 400k queries, every one with 1 positive and 7 hard negatives, query+doc 600 tokens',
    '1.92B tokens',
  ],
  ['bge-reranker-v2-m3 on 100k queries with 8 docs each, 512 tokens per pair, one A100', '410M tokens'],
  // Trainers cut each text of a pair; a length of the whole pair says so.
  ['bge-m3 contrastive 2.1M pairs 256 tok 3 epochs', '3.23B tokens'],
  ['bge-m3 contrastive 2.1M pairs, 256 tok per pair', '538M tokens'],
  ['bge-m3, 600k pairs of 512 tokens', '307M tokens'],
  // Each of many long texts.
  ['8B lora, 500 court rulings, each around 120k tokens, one pass', '60M tokens'],
  ['qlora 8b on 1,500 filings, every one of them close to 60k tokens, 1 epoch', '90M tokens'],
  ['lora 8b with 250 contracts, around 35k tokens per contract, 1 epoch', '8.75M tokens'],
  ['lora 8b with 250 contracts, around 3.5M tokens in total, 1 epoch', '3.5M tokens'],
  // What is said to be all of an image example has its image in it.
  ['qwen3-vl-8b 90k images, ~1200 tok per sample all in, 2 epochs', '216M tokens'],
  ['qwen3-vl-8b lora on 25k screenshots, 1500 tokens each including the image, 1 epoch', '37.5M tokens'],
  ['qwen3-vl-8b lora, 90k images, 300 tokens of text each, 1 epoch', '81M tokens'],
  // Short names of answers to a prompt, and of how long they are.
  ['grpo qwen2.5-7b 8k prompts n=16 max resp 2k 1 epoch 8xh100', '161M tokens'],
  ['rloo 8b 10k prompts k=4 max new tokens 1024', '30.7M tokens'],
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

test.each([
  [
    'we owe reviewers 24 ablations, each a 1.5B model trained from scratch on 5B tokens, in 72 hours. how many H100s?',
    '16 × H100',
  ],
  ['50 adapters, 8B LoRA, 10M tokens each, have to be ready in 12h. how many L40S?', '5 × L40S'],
  ['I need 12 LoRA runs of an 8B on 50M tokens each by tomorrow noon, how many H100s?', '1 × H100 SXM'],
])('of runs side by side, the GPUs of all are told: %s', (text, gpus) => {
  expect(lastOf([text])).toContain(gpus)
  expect(lastOf([text])).toMatch(/runs cost about|one after another/u)
})

const beyondSequence = 'llama 8b lora, 10k samples avg 6k tokens, seq 4096'

test.each<[turns: readonly string[], says: RegExp]>([
  [
    [beyondSequence],
    /Texts of 6,000 tokens on average do not fit sequences of 4,096: cut there, at least 32% of their tokens is never seen, and it takes at most .*“seq 8k” holds the mean\./u,
  ],
  // Each of two answers is a sequence.
  [['dpo llama 8b lora 10k pairs avg 6k tokens, seq 2048'], /Texts of 3,000 tokens .* at least 32%/u],
  // The model reads no more.
  [['fine-tune deberta large classifier on 10k docs avg 1500 tokens, seq 512'], /at least 66% .* split into pieces\./u],
  [['llama 8b lora, 10k samples avg 3k tokens', 'seq 2048'], /Texts of 3,000 tokens on average do not fit/u],
  [[beyondSequence, 'how much of it is cut off?'], /^answer: At least 32%, 19M tokens of 60M tokens/u],
  [[beyondSequence, 'are my texts truncated?'], /^answer: At least 32%/u],
  [[beyondSequence, 'how many tokens are thrown away'], /^answer: At least 32%/u],
  [[beyondSequence, 'what share of the tokens gets truncated'], /^answer: At least 32%/u],
  [[beyondSequence, 'what do I lose by cutting at 4096?'], /^answer: At least 32% of the tokens: your texts/u],
  [['llama 8b lora, 10k samples avg 1k tokens', 'are my texts truncated?'], /^answer: Only what is longer than 2,048/u],
])('of texts beyond the sequence it is told how much is cut: %s', (turns, says) => expect(lastOf(turns)).toMatch(says))

test.each<[turns: readonly string[]]>([
  [['llama 8b lora, 10k samples avg 3k tokens, seq 4096']],
  [[beyondSequence, 'seq 8192']],
  // What is only read is split.
  [['continued pretraining llama 8b on 10k docs avg 6k tokens, seq 4096']],
  [[beyondSequence, 'how much would be cut if we used spot']],
])('nothing is said to be cut: %s', (turns) => expect(lastOf(turns)).not.toMatch(/never seen|^answer: At least/u))
