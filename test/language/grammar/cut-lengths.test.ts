/** Where examples are cut, and how long the longest is. */
import { describe, expect, test } from 'vitest'
import { parseCommand } from '../../../src/language/command.ts'
import { today, vocabulary } from '../fixtures.ts'

const specOf = (text: string) => {
  const result = parseCommand(text, vocabulary, today)
  return 'scenario' in result ? result.scenario.spec : { problem: result.problem.message }
}

describe('the length that examples are cut to', () => {
  test.each([
    ['8b lora 20k docs avg 3k tokens, cut off at 16k', { sequenceLength: 16_384, tokens: 60e6 }],
    ['8b lora 50M tokens capped at 8k tokens', { sequenceLength: 8192, tokens: 50e6 }],
    ['8b lora 50M tokens trimmed to 4096 tokens', { sequenceLength: 4096, tokens: 50e6 }],
    ['8b lora 20k docs avg 3k tokens, clipped at 8k', { sequenceLength: 8192, tokens: 60e6 }],
    ['8b lora 10k examples mean 1.5k tokens, max 16k', { sequenceLength: 16_384, tokens: 15e6 }],
    ['8b full, 50k traces, avg 9k tokens, max 32k', { sequenceLength: 32_768, tokens: 450e6 }],
  ])('is the sequence: “%s”', (text, spec) => expect(specOf(text)).toMatchObject(spec))

  test.each([
    ['8b lora 50M tokens, budget capped at 4000', { budgetUsd: 4000, sequenceLength: null }],
    ['8b lora 50M tokens, time capped at 8 hours', { deadlineHours: 8, sequenceLength: null }],
    ['8b lora 50M tokens capped at $3k', { budgetUsd: 3000, sequenceLength: null }],
    ['8b lora, max 16k steps, 20M tokens', { tokens: 20e6, sequenceLength: null }],
  ])('a cap of something else is none: “%s”', (text, spec) => expect(specOf(text)).toMatchObject(spec))
})
