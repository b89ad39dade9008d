/** What quantization-aware training, FP8 products and a longer context ask for. */
import { expect, test } from 'vitest'
import { parseCommand } from '../../../src/language/command.ts'
import { today, vocabulary } from '../fixtures.ts'

test.each([
  [
    'NVFP4 QAT for NVIDIA-Nemotron-Nano-9B-v2 with BF16 teacher distill, 2e9 tok. Blackwell is mandatory?',
    { method: 'full', weights: null, gpus: null },
  ],
  ['quantization-aware training qwen3 8b to fp8, bf16 teacher, 1B tokens', { method: 'full', weights: null }],
  ['int4 QAT of llama 3.2 3B, 500M tokens', { method: 'full', weights: null }],
  [
    'torchtitan, fp8 linear + context parallel: extend Llama-3.1-8B to 512k ctx, 1.5B tokens',
    { stack: 'torchtitan', precision: 'fp8', weights: null, task: 'pretrain', method: 'full' },
  ],
  [
    'long context extension of Qwen3-8B-Base to 128k context with torchtitan, 2B tokens, float8',
    { precision: 'fp8', weights: null, task: 'pretrain', method: 'full' },
  ],
])('“%s”', (text, spec) => expect(parseCommand(text, vocabulary, today)).toMatchObject({ scenario: { spec } }))
