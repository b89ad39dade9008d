/** Machines of clouds by name: those of the catalog are planned on, of others it is asked what is in them. */
import { describe, expect, test } from 'vitest'
import { parseCommand } from '../../../src/language/command.ts'
import { readMessage } from '../../../src/language/message.ts'
import { today, vocabulary } from '../fixtures.ts'

describe('names of the catalog', () => {
  test.each([
    ['qlora llama 3 8b 10M tokens on an Azure NV36ads A10 v5', ['a10'], 1],
    ['full sft qwen3-14b 100M tokens on ND H100 v5', ['h100-sxm'], 8],
    ['p4d.24xl, full ft llama 3.1 8b 100M tokens', ['a100-40-sxm'], 8],
    ['a3 mega, full sft qwen3 8b 200M tokens', ['h100-sxm'], 8],
    ['lora llama 8b 20M tokens on gpu_1x_a10', ['a10'], 1],
    ['lora gemma 2 9b 15M tokens, n1-standard-8 with a T4', ['t4'], null],
  ])('“%s”', (text, gpus, gpuCount) =>
    expect(parseCommand(text, vocabulary, today)).toMatchObject({ scenario: { spec: { gpus, gpuCount } } }),
  )
})

test.each([
  ['mistral 7b lora 20M tokens on g9x.24xlarge', 'Say which GPUs it has'],
  ['mistral 7b qlora 10M tokens on r5.24xlarge', 'a machine without a GPU'],
  ['lora llama 8b 20M tokens on Standard_D16s_v5', 'a machine without a GPU'],
])('“%s” is asked about', (text, sentence) =>
  expect(JSON.stringify(parseCommand(text, vocabulary, today))).toContain(sentence),
)

describe('what was granted or laid down holds', () => {
  test.each([
    'g5.12xlarge is what I was told to use. Full fine-tune of Mistral 7B v0.3 on 80M tokens',
    'We were given 4x A10G. lora mistral 7b 80M tokens',
    'It was decided that we use 4x A10G: lora mistral 7b 80M tokens',
  ])('“%s”', (text) =>
    expect(readMessage(text, vocabulary, today)).toMatchObject({ scenario: { spec: { gpus: ['a10g'], gpuCount: 4 } } }),
  )
})
