/** Sizes without their b, the longest texts, memory of a card, and other numbers that are no amount of data. */
import { expect, test } from 'vitest'
import { parseCommand } from '../../../src/language/command.ts'
import { today, vocabulary } from '../fixtures.ts'

const specOf = (text: string): Readonly<Record<string, unknown>> => {
  const read = parseCommand(text, vocabulary, today)
  return 'scenario' in read ? { ...read.scenario.spec } : { problem: 'problem' in read ? read.problem.kind : 'asks' }
}

test.each([
  ['llama 3.1 70 500M tokens', { model: 'llama-3.1-70b', tokens: 500e6 }],
  ['qwen 2.5 14 20M tokens', { model: 'qwen2.5-14b' }],
  ['llama 3.1 8 gpus 20M tokens', { problem: 'missing-model' }],
  ['llama 3.1 8b 5k tickets averaging 400 tokens, the longest one is 3k tokens', { tokens: 2e6, sequenceLength: 3072 }],
  ['llama 3.1 8b, 12000 clauses avg 450 tokens, longest clause runs to 3,800 tokens', { tokens: 5.4e6 }],
  ['8b 20k rows, some go up to 8k tokens, average 900', { tokens: 18e6, sequenceLength: 8192 }],
  ['12b w/ 8bit adam on 40gb', { problem: 'missing-data' }],
  [
    '7b qlora 20M tokens, i have a 16gb 4080. will it fit or should i rent a 24gb card',
    { gpus: ['rtx-4080'], owned: true },
  ],
  ['7b lora 20M tokens 4080 24gb', { problem: 'unknown' }],
  ['7b lora in 16gb', { problem: 'missing-data' }],
  ['8b on 40GB of text', { params: 8e9 }],
  ['qwen 2.5 32 b lora 50 mio tokens 2x h 100 sxm5', { model: 'qwen2.5-32b', gpus: ['h100-sxm'], gpuCount: 2 }],
  ['8b lora 200 rows of 500 tokens', { gpus: null }],
  ['llama 3.3 70b lora 20M tokens p4d 4 gpus', { gpus: ['a100-40-sxm'], gpuCount: 8, providers: ['aws'] }],
  ['max context 14b qlora on a 5090', { problem: 'missing-data' }],
  ['8b 50M tokens qlora r=64 a=16', { loraRank: 64 }],
  ['llama 3.1 8b 12,000 convos each abt 1,500 tokens, 2 rounds', { tokens: 36e6 }],
])('%s', (text, expected) => {
  expect(specOf(text)).toMatchObject(expected)
})
