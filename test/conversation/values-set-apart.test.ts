/** Two values of one setting, as they are weighed against each other. */
import { describe, expect, test } from 'vitest'
import { withValuesSetApart } from '../../src/language/inquiries/values-set-apart.ts'
import { firstAnswer, lastOf } from './thread-driver.ts'

describe('two values of one setting', () => {
  test.each([
    ['any point in going from r=8 to r=128 on a 70B?', 'any point in rank 8 vs rank 128 on a 70B?'],
    ['does r=64 cost more than r=8 for a 7B lora?', 'does rank 64 vs rank 8 for a 7B lora?'],
    ['8b, 4 epochs instead of 2, how much more?', '8b, 4 epochs vs 2 epochs, how much more?'],
    ['on 2k rows from 1 to 3 epochs, worth the money?', 'on 2k rows 1 epoch vs 3 epochs, worth the money?'],
    ['max length 2048 or 8192 for a 14B qlora?', 'seq 2048 vs seq 8192 for a 14B qlora?'],
    ['should we raise the batch size from 16 to 64 on a 7b?', 'should we raise the batch 16 vs batch 64 on a 7b?'],
  ])('%s', (text, apart) => {
    expect(withValuesSetApart(text)).toBe(apart)
  })

  test.each([
    'use 3 epochs instead of 1',
    'would a rank of 32 instead of 64 be cheaper?',
    'rank 16, from 2 to 4 hours is ok?',
    '7b lora r=16, batch 8, or 2x A100?',
    'rank 16 or seq 4096, which matters more?',
  ])('%s: none', (text) => {
    expect(withValuesSetApart(text)).toBe(text)
  })

  test('are compared, and neither is refused', () => {
    expect(lastOf(['Any point in going from LoRA r=8 to r=128 on a 70B? 8xA100, 12M tokens.'])).toMatch(
      /rank 8 vs rank 128: Cheapest: rank 8/u,
    )
  })
})

describe('sizes set side by side behind the data are models, and no amounts', () => {
  test.each([
    ['100M tokens 8b vs 14b vs 32b', '8b vs 14b vs 32b'],
    ['5M tokens 3b or 7b?', '3b vs 7b'],
    ['2 epochs 8b or 14b, 60M tokens', '8b vs 14b'],
    ['1B tokens pretraining 1b vs 3b vs 7b', '1b vs 3b vs 7b'],
    ['compare 8b 32b 70b lora 100M tokens on h100', '8b vs 32b vs 70b'],
    ['llama 8b or 70b, 100M tokens', 'llama 8b vs llama 70b'],
    ['10M tokens gemma 4b or 12b or 27b', 'gemma 4b vs gemma 12b vs gemma 27b'],
  ])('%s', (text, names) => {
    expect(firstAnswer(text)).toContain(`${names}: Cheapest: `)
  })
})
