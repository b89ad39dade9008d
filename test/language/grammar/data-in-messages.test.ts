/** Data, limits and hosts as messages say them: parts that add up, products, lengths of parts, other people's dates. */
import { expect, test } from 'vitest'
import { readMessage } from '../../../src/language/message.ts'
import { today, vocabulary } from '../fixtures.ts'

const read = (text: string) => readMessage(text, vocabulary, today)
const specOf = (text: string) => {
  const result = read(text)
  return 'scenario' in result ? result.scenario.spec : result.problem
}

test.each<[text: string, spec: object]>([
  [
    'LoRA on Llama 3.1 8B, 40k synthetic samples and 10k that the annotators wrote, all around 700 tokens, two epochs. Cost?',
    { tokens: 70e6 },
  ],
  [
    'QLoRA on an 8B: 10,000 convos at roughly 900 tokens each, plus 2500 longer ones around 4k. Cost?',
    { tokens: 19e6 },
  ],
  [
    'full ft of llama 3.2 3b. the corpus is 24M tokens, x5 epochs gives 120M, so please use the 120M. cost?',
    { tokens: 120e6 },
  ],
  [
    '2 million query/passage pairs to train our 560M encoder as an embedding model, 64 tokens for the query and 192 for the passage. Cost?',
    { tokens: 512e6 },
  ],
  ['DPO of Mistral 7B: 30k pairs, each side around 500 tokens, one epoch, LoRA. What is the damage?', { tokens: 30e6 }],
  ['Train bge-m3 as an embedding model, 600k pairs, 80 tokens per side. Price?', { tokens: 96e6 }],
  // A model in the sentence of other money is no budget.
  [
    'SFT of Mistral Nemo 12B with 28M tokens, LoRA. If the board likes it a 70B on 16 GPUs next year. I need an estimate for the SFT. Ceiling: $150.',
    { budgetUsd: 150 },
  ],
  [
    'Phi-4 with QLoRA on 8M tokens. It should not cost more than 40 euros, let us say $45. Which card?',
    { budgetUsd: 45 },
  ],
  // Until when others have a machine is no limit of this run.
  [
    'The vision people have 64 H100s until Friday. We get 4 A100 80GB. Qwen2.5 7B, full fine-tune, 33M tokens. How many hours?',
    { deadlineHours: null, gpuCount: 4 },
  ],
  ['LoRA of Llama 3.1 8B, 35M tokens. We have the box until Friday. How long?', { deadlineHours: 72 }],
  ['Llama 3.1 8B, LoRA, 35M tokens, any host is fine. Cost?', { tier: 'community' }],
  ['Mistral 7B, QLoRA, 9M tokens. As the data is public, private machines are OK now. Price?', { tier: 'community' }],
  ['Mistral 7B, QLoRA, 9M tokens. Community hosts are not ok. Price?', { hosting: 'data-centre' }],
  // A few tokens that are said of one text are its length.
  ['8b lora, 30M tokens of traces, average trace is 20k tokens', { tokens: 30e6, sequenceLength: 32_768 }],
  ['8b lora, 50M tokens in total, each document about 9k tokens', { tokens: 50e6, sequenceLength: 16_384 }],
  ['8b lora with 80M tokens of contracts, avg. contract: 12k tokens', { tokens: 80e6, sequenceLength: 16_384 }],
  ['12k tokens per document, 60M tokens in all, 8b lora', { tokens: 60e6, sequenceLength: 16_384 }],
  // A sum names both texts of a pair.
  ['qwen3-embedding-8b lora contrastive 2M pairs 256+256 tok 4xh100', { tokens: 1024e6 }],
  ['bge-m3 on 800k pairs, 128 tok + 128 tok', { tokens: 204_800_000 }],
  ['qwen3-embedding-8b lora 2M pairs 256 tok 4xh100', { tokens: 1024e6 }],
  // Whose the cards are is said behind them.
  ['70b qlora 10M tokens on 2x3090 nvlink (mine), answer.ai style', { owned: true, gpuCount: 2 }],
  ['8b lora 20M tokens, A6000 belonging to me', { owned: true }],
  ['13b qlora 5M tokens on dual 4090, we already own them', { owned: true, gpuCount: 2 }],
  ['8b lora 20M tokens on a 4090 from runpod, not mine', { owned: null, providers: ['runpod'] }],
  ['14b lora 5M tokens, 2x3090; the data is ours, rent from vast', { owned: null }],
])('%s', (text, spec) => {
  expect(specOf(text)).toMatchObject(spec)
})

test.each(['8b lora on 40M tokens and 5k tokens', '8b lora, 40M tokens, 5k tokens every day'])(
  '%s: nothing says that the few are of one text',
  (text) => expect(read(text)).not.toMatchObject({ spec: { sequenceLength: 8192 } }),
)

test('what two hold against one another and leave to somebody else is asked', () => {
  const text =
    'Sofia thinks that 20M tokens are enough for the Gemma 3 12B LoRA, Victor wants 90M tokens, and I have no opinion. What does it come to on 2 A100 80GB?'
  expect(read(text)).toMatchObject({ problem: { kind: 'conflict' } })
})
