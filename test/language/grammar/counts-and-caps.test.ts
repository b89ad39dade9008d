/** Counts beside times, caps of what is written, text beside images, and machines that have served before. */
import { expect, test } from 'vitest'
import { parseCommand } from '../../../src/language/command.ts'
import { today, vocabulary } from '../fixtures.ts'

const specOf = (text: string) => {
  const parsed = parseCommand(text, vocabulary, today)
  return 'problem' in parsed ? null : 'scenario' in parsed ? parsed.scenario.spec : parsed
}

test.each([
  ['spot h100 8x 3 days, 13b 20B tokens', { gpuCount: 8, deadlineHours: 72 }],
  ['h100 4x 12h 8b full 1B tokens', { gpuCount: 4, deadlineHours: 12 }],
  ['8b lora 20M tokens, 3 x 8 hours', { deadlineHours: 24 }],
  ['4x v100 16gb old server, llama 2 13b lora 20M tokens', { gpuCount: 4, owned: true }],
  ['an old workstation with two 3090, 8b qlora 20M tokens', { gpuCount: 2, owned: true }],
  ['old A100 40GB at lambda, 8b lora 20M tokens', { owned: null, providers: ['lambda'] }],
  ['qwen2.5-vl 7b lora 25k images, 512 answer tokens', { tokens: 27_800_000 }],
  ['qwen2.5-vl 7b lora 25k images', { tokens: 20_000_000 }],
  [
    'grpo qwen3 8b, 2000 prompts x 8 rollouts, max 4k tokens',
    { samplesPerPrompt: 8, responseCap: 4000, responseTokens: 2000 },
  ],
  [
    'grpo qwen3 8b, 2000 prompts x 8 rollouts of 4k tokens',
    { samplesPerPrompt: 8, responseCap: null, responseTokens: 4000 },
  ],
])('%s', (text, spec) => expect(specOf(text)).toMatchObject(spec))
