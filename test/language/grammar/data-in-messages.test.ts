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
])('%s', (text, spec) => {
  expect(specOf(text)).toMatchObject(spec)
})

test('what two hold against one another and leave to somebody else is asked', () => {
  const text =
    'Sofia thinks that 20M tokens are enough for the Gemma 3 12B LoRA, Victor wants 90M tokens, and I have no opinion. What does it come to on 2 A100 80GB?'
  expect(read(text)).toMatchObject({ problem: { kind: 'conflict' } })
})
