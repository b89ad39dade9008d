/** What memory allows, asked before there is a job: the micro-batch of a model on a card, and why it runs out at a length. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const says = (text: string): string => lastOf([text])

describe('what memory allows', () => {
  test.each([
    [
      'max batch size for a 7b qlora at 2k on a 24 GB card?',
      /^answer: A micro-batch of about \d+ \(sequences of 2,048 tokens\): QLoRA[^]*are not sure to fit[^]*gradient accumulation/u,
    ],
    [
      'what micro batch can I use for llama 3.1 8b lora at 4096 on one H100',
      /^answer: A micro-batch of about \d+ \(sequences of 4,096/u,
    ],
    [
      'it goes OOM at 16k but is fine at 8k, llama 3.1 8b lora on an a100 40gb. why?',
      /^answer: Weights and optimizer states stay as they are[^]*at 8,192 tokens to[^]*at 16,384[^]*16,384 × 128,256 × 4 bytes = 8\.4 GB[^]*QLoRA/u,
    ],
    [
      'how do I fix out of memory at 8192 for a mistral 7b full finetune on an H100',
      /^answer: Weights[^]*8-bit optimizer states, or LoRA/u,
    ],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })

  test('of a whole job and of none the usual batch is told', () => {
    expect(says('what batch size should we use for 8b lora 50M tokens')).toMatch(/^plan/u)
    expect(says('what batch size should i use?')).toContain('global batch')
  })
})
