import { expect, test } from 'vitest'
import { pastedConfigIn } from '../../../src/language/config/config-detection.ts'
import { readMessageOrConfig } from '../../../src/language/config/pasted-config.ts'
import { today, vocabulary } from '../fixtures.ts'
import * as files from './trainer-configs.ts'

const read = (text: string) => readMessageOrConfig(text, vocabulary, today)
const fence = (text: string, language = '') => `\`\`\`${language}${text}\`\`\``

test('a configuration in a code fence, with the question around it', () => {
  const result = read(
    `What would this cost us on 8 H100s? We have 100M tokens.\n${fence(files.axolotl.replaceAll('<', '&lt;').replaceAll('>', '&gt;'), 'yaml')}\nThanks!`,
  )
  expect(result).toMatchObject({
    scenario: { spec: { model: 'llama-3.1-8b', gpuCount: 8, tokens: 300e6, stack: 'axolotl', weights: 'int8' } },
    config: {
      framework: 'axolotl',
      unknown: ['our_own_switch'],
      line: 'NousResearch/Meta-Llama-3.1-8B, adamw-8bit, lora, 8-bit, rank 32, all linear layers, seq 4096, batch 2, 3 epochs, checkpointing on, packing, stack axolotl, 8 H100s, 100M tokens',
    },
  })
  expect(result.used).toHaveLength(1)
  expect(result.used[0]?.words).toContain('base_model')
})

test('lines without a fence, and two fences of one run', () => {
  expect(read(`Hi all, how much is this? 50M tokens\n${files.trl}\ncheers`)).toMatchObject({
    scenario: { spec: { model: 'mixtral-8x22b', tokens: 150e6 } },
  })
  expect(read(`${fence(files.trl)} launched with ${fence(files.accelerate)} on 10M tokens`)).toMatchObject({
    scenario: { spec: { model: 'mixtral-8x22b', gpuCount: 16, nodes: 2, tokens: 30e6 } },
  })
})

test('steps in the words beside a configuration are counted with its batch and its accumulation', () => {
  const deepspeed =
    '{"zero_optimization": {"stage": 3}, "train_micro_batch_size_per_gpu": 2, "gradient_accumulation_steps": 16}'
  const run = 'train.py --model Qwen/Qwen2.5-14B --max_steps 3000 --max_len 2048, on 4x A100-80. No adapters.'
  expect(read(`what is this?\n${fence(deepspeed)}\n${run}`)).toMatchObject({
    scenario: { spec: { tokens: 3000 * 2 * 16 * 4 * 2048, method: 'full', globalBatch: 128 } },
  })
  expect(read(`what is this?\n${fence(deepspeed)}\nQwen2.5 14B, 100M tokens, on 4x A100-80`)).toMatchObject({
    scenario: { spec: { tokens: 100e6, globalBatch: null } },
  })
})

test('a pasted configuration without data is asked for it', () => {
  expect(read(fence(files.axolotl))).toMatchObject({ problem: { kind: 'missing-data' } })
})

test('what Slack escapes comes back as it was typed', () => {
  const escaped = files.axolotl.replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  expect(pastedConfigIn(fence(escaped))?.snippets[0]?.trim()).toBe(files.axolotl.trim())
})

test('a slip in the pasted YAML is told', () => {
  expect(read(fence(`${files.axolotl}\n  bad: [1, 2`))).toMatchObject({
    problem: { kind: 'unknown', message: expect.stringMatching(/not YAML/) },
  })
})

test.each([
  'we fine-tuned llama 3.1 8b on 100M tokens, what would it cost?',
  '```\nnpm install\n```',
  '```\nkey: value\nother: thing\n```',
  'learning_rate: 2e-4 worked better for us',
  '```unclosed base_model: x',
])('%j has no configuration in it', (text) => {
  expect(pastedConfigIn(text)).toBeNull()
})
