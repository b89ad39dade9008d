/** Of values that exclude one another those hold whose clause says that they are wanted; the others are named. */
import { expect, test } from 'vitest'
import { parseCommand } from '../../../src/language/command.ts'
import { readMessage } from '../../../src/language/message.ts'
import { readReply } from '../../../src/language/replies/reply.ts'
import { today, vocabulary } from '../fixtures.ts'

test.each([
  ['Decision: 13B, not 70B. 40M tokens, lora. Cost?', { params: 13e9 }, '70B'],
  ['Please price qwen2.5 14b, now 55M tokens (was 30M), on lambda', { tokens: 55e6, providers: ['lambda'] }, '30M'],
  ['The old plan was Azure. The new plan is Nebius: 32b, 220M tokens.', { providers: ['nebius'] }, 'Azure'],
  [
    'In spring we used 16 A100s for the old model. Now: llama 3.1 8b on 100M tokens, how long?',
    { gpus: null },
    '16 A100s',
  ],
  [
    'Full fine-tuning of the 405B is out of the question, that takes 64+ H100s. Lora on llama 3.1 8b, 40M tokens, one H100, price?',
    { gpuCount: 1, model: 'llama-3.1-8b', method: 'lora' },
    '405B',
  ],
  [
    'Sam thinks 16 H200 is enough for the 70b, full, 90M tokens. I would rather take 32. Cost?',
    { gpuCount: 32, gpus: ['h200-nvl', 'h200-sxm'] },
    '16 H200',
  ],
  [
    'Qwen3 8b lora: 900k files, after dedup 410k, 350 tokens per file. Compute must not exceed 1.5k, they pay 20k. Price?',
    { tokens: 143.5e6, budgetUsd: 1500 },
    '900k files',
  ],
  [
    'If one epoch on the 200M token set is 9 hours on 8 H100 (13b, full, 8k), then what do 3 epochs on the new 500M set cost on 16 H100?',
    { tokens: 1.5e9, gpuCount: 16, params: 13e9, method: 'full' },
    '200M token',
  ],
  ['Next year we may want a 70b, but for now please price llama 3.1 8b on 15M tokens', { tokens: 15e6 }, '70b'],
  [
    "> Plan B: Falcon 40B, lora, 4 x H100\nthat's outdated, we are on Llama 3.3 70B now, qlora, 25M tokens",
    { model: 'llama-3.3-70b', method: 'qlora', gpus: null },
    '4 x H100',
  ],
  [
    'From: Tim <tim@hub.example>\nSubject: H200\n\nWe offer 64x H200 for 6 months.\nRegards, Tim\n\nwe only need 16 of them: 32b full finetune, 2B tokens',
    { gpuCount: 16, gpus: ['h200-nvl', 'h200-sxm'], deadlineHours: null },
    '64x H200',
  ],
  [
    'Rui keeps saying "take 32 B200s". Nope. We have 1,500 dollars: llama 3.2 1b, 12B tokens, price?',
    { gpus: null, budgetUsd: 1500, tokens: 12e9 },
    '32 B200s',
  ],
  ['Mistral 7b lora, 2 epochs over the 60M tokens, not 90M', { tokens: 120e6 }, '90M'],
  ['Qwen3 8b wins over Qwen3 14b: lora, 45M tokens', { model: 'qwen3-8b' }, 'Qwen3 14b'],
  ['See ROWS-9117: 8b lora, 40M tokens, price?', { tokens: 40e6 }, 'ROWS-9117'],
  ['1. no 30B, too dear to host\n2. we take qwen3 8b, lora, 45M tokens. Price?', { model: 'qwen3-8b' }, '30B'],
  ["Correction: 7B → it's actually Qwen3 14b, 3B tokens, full. How long?", { model: 'qwen3-14b' }, '7B'],
  [
    'Training a 2B of our own is a waste. Please price qwen3 8b on 45M tokens, lora.',
    { model: 'qwen3-8b', tokens: 45e6 },
    '2B',
  ],
  [
    'Protz-C 650M, continued training on 2M sequences of 200 tokens. What does it cost?',
    { params: 650e6, tokens: 400e6 },
    '',
  ],
  [
    'The full 14b on 90M tokens\ndies with OOM on 2x H100 80GB. What does it cost where it fits?',
    { gpus: null, gpuCount: null, tokens: 90e6 },
    'H100',
  ],
])('%s', (text, expected, unused) => {
  const result = readMessage(text, vocabulary, today)
  expect(result).toMatchObject({ scenario: { spec: expected } })
  expect('scenario' in result && result.scenario.notes.join(' ')).toContain(unused)
})

test.each([
  ['8b 10M tokens, no, 100M tokens', { tokens: 100e6 }],
  [
    '14b 55k examples x 2k tokens, ctx 32k -> 8k, epochs 4 -> 2, 8 H100 → 4',
    { sequenceLength: 8192, tokens: 220e6, gpuCount: 4 },
  ],
  ['8b 100M tokens, the cap is 30k and 22k is already gone', { budgetUsd: 8000 }],
  ['34b pretrain, 9,500 steps of global batch 256 x 4096 tokens', { tokens: 9500 * 256 * 4096 }],
  ['70b -- sorry, 72b qwen2.5 -- 80M tokens lora', { model: 'qwen2.5-72b' }],
  ['8b --use_lora False 10M tokens', { method: 'full' }],
  ['8b lora 10M tokens, deadline: 18/12', { deadlineHours: 24 * 24 }],
  ['8b lora, data = 12k gold + 30k synthetic samples, 500 tok avg', { tokens: 21e6 }],
  ['8b lora, 40k samples, p50 300, mean 500, p95 2,100 tokens', { tokens: 20e6 }],
])('in a command too: %s', (text, expected) => {
  expect(parseCommand(text, vocabulary, today)).toMatchObject({ scenario: { spec: expected } })
})

test('where the clauses say nothing of it, the contradiction is told', () => {
  expect(parseCommand('8b 10M tokens 100M tokens', vocabulary, today)).toMatchObject({ problem: { kind: 'conflict' } })
})

test('two wishes joined by an “or” are a choice, not a contradiction alone', () => {
  const result = parseCommand('lora vs qlora, 70b, 100M tokens', vocabulary, today)
  const choices = 'choices' in result ? (result.choices ?? []) : []
  expect(new Set(choices.map(({ scenario }) => scenario.spec.method))).toEqual(new Set(['lora', 'qlora']))
  expect(parseCommand('70b 100M tokens qlora full', vocabulary, today)).not.toHaveProperty('choices')
})

test('“20B not 2B” is of what was 2B', () => {
  const plan = parseCommand('70b 2B tokens', vocabulary, today)
  if (!('scenario' in plan)) throw new Error('no plan')
  expect(readReply(plan.scenario, 'typo, 20B not 2B', vocabulary, today)).toMatchObject({
    scenario: { spec: { tokens: 20e9, params: 70e9 } },
  })
})

test('a reply to the app with a word that nobody knows is carried out, and the word is named', () => {
  const plan = parseCommand('70b 2B tokens', vocabulary, today)
  if (!('scenario' in plan)) throw new Error('no plan')
  const act = readReply(plan.scenario, 'put it on 8 H100s, flurbo', vocabulary, today, { isAddressed: true })
  expect(act).toMatchObject({ kind: 'amended', scenario: { spec: { gpuCount: 8 } } })
  expect('scenario' in act && act.scenario.notes).toContain('Not used: “flurbo”.')
})
