/** Sums, sellers and counts that people tell in the prose of a first text; lengths right before a card. */
import { expect, test } from 'vitest'
import { parseCommand } from '../../src/language/command.ts'
import { readMessage } from '../../src/language/message.ts'
import { today, vocabulary } from './fixtures.ts'

test.each([
  ['Does this stay within our $800 quarterly allowance: qwen3 8b, LoRA, 50M tokens?', { budgetUsd: 800 }],
  ['Funding line for GPUs is 2,500 dollars. A 32b on 400M tokens, what is possible?', { budgetUsd: 2500 }],
  ['is a 14b on 30M tokens feasible for 60 dollars?', { budgetUsd: 60 }],
  ['My mentor said keep it under 40 bucks. llama 3.1 8b on 4M tokens, how long?', { budgetUsd: 40 }],
  [
    '$300 worth of RunPod credits here, enough for an 8b lora on 90M tokens?',
    { budgetUsd: 300, providers: ['runpod'] },
  ],
  [
    'until we sign the crusoe deal: 8x B200, 70b full fine-tune on 1B tokens, what is the total',
    { providers: ['crusoe'] },
  ],
  ['llama 3.2 3B, around 4 million tokens, we have hardly any money so cheapest please', { objective: 'cheapest' }],
  ['estimate pls: llama 3.3 70b, 20M tokens, lora, h200 box (4)', { gpuCount: 4 }],
  ['what does llama 3.1 8b on 120M tokens cost, a100, one should be enough', { gpuCount: 1 }],
  ["we keep dora'ing qwen2.5 32b, now on 22M tokens. how much on an h100?", { adapter: 'dora' }],
  ['if i take the big qwen2.5 (72b) and feed it 60M tokens, how long is that on H200s', { model: 'qwen2.5-72b' }],
  ['how much for 5 runs of a 3B (llama 3.2) with 5M tokens each?', { model: 'llama-3.2-3b' }],
  ['Could you redo it with 90M rather than 70M tokens? qwen3 14b, lora, cost?', { tokens: 9e7 }],
  ['DPO on llama 3.1 8b: 10,000 pairs, each pair some 800 tokens altogether. Cost?', { tokens: 8e6 }],
  [
    'v1 was llama 3 8b with 60M tokens, v2 moves to llama 3.1 70b, same data. need a number',
    { model: 'llama-3.1-70b', tokens: 6e7 },
  ],
  ['Tom wants lora, Eva prefers full fine-tuning. I am with Eva. llama 3.1 8b, 80M tokens, cost?', { method: 'full' }],
  ['Can we get a 7b trained on 500M tokens in 2 days?', { tokens: 5e8, deadlineHours: 48 }],
])('“%s”', (text, spec) => {
  expect(readMessage(text, vocabulary, today)).toMatchObject({ scenario: { spec } })
})

test.each([
  'they seem to have trained an 8b on 500M tokens',
  'we got our 8b trained on 500M tokens last month, great results',
])('“%s” asks for nothing', (text) => {
  expect(readMessage(text, vocabulary, today)).toMatchObject({ problem: { kind: 'nothing' } })
})

test.each([
  ['10b 16M tokens seq 2048 h100', { sequenceLength: 2048, gpuCount: null }],
  ['10b 16M tokens ctx 1024 h200', { sequenceLength: 1024, gpuCount: null }],
  ['10b 16M tokens seq 2048 2 h100', { sequenceLength: 2048, gpuCount: 2 }],
  ['lamma 3.1 8b 16M tokens', { model: 'llama-3.1-8b' }],
])('“%s”', (text, spec) => {
  expect(parseCommand(text, vocabulary, today)).toMatchObject({ scenario: { spec } })
})
