/** Texts that are cut: the tokens that are left and the shorter sequences both count, and the share of attention is told. */
import { describe, expect, test } from 'vitest'
import { lastMeant } from './thread-driver.ts'

const long = 'lora llama 70b on 10k samples of 16k tokens, 2 epochs'
const docs = 'lora llama 8b on 5k docs of 32k tokens'

describe('shorter texts', () => {
  test.each([
    [long, 'Truncate everything to 8k: half the price or more?', /^answer: 0\.\d+ times the money and 0\.\d+ times the time with texts of 8,000 tokens in place of 16,000: \$\d+ in total instead of \$\d+, .*160M tokens of the 320M tokens are left, 50%\); attention adds \d+% instead of \d+% to the arithmetic/u],
    [long, 'what if we cut context to 4k?', /^answer: 0\.\d+ times the money .*texts of 4,000 tokens .*80M tokens of the 320M tokens are left, 25%/u],
    [long, 'if we shorten all texts to 8k tokens, do we pay half?', /^answer: 0\.\d+ times the money .*8,000 tokens in place of 16,000/u],
    [long, 'what would we save by truncating at 8k?', /^answer: 0\.\d+ times the money/u],
    [docs, 'what if I chop everything at 16k, is that half or better than half?', /^answer: 0\.\d+ times the money .*16,000 tokens in place of 32,000/u],
  ])('%s: %s', (first, question, expected) => {
    expect(lastMeant([first, question])).toMatch(expected)
  }) // prettier-ignore

  test.each([
    [docs, 'truncate to 8k', /^plan: [\s\S]*Changed: sequence length 8,192/u],
    ['lora llama 8b on 20k samples x 800 tokens, seq 8192', 'what if we cut context to 4k?', /^plan: [\s\S]*Changed: sequence length 4,096/u],
    [long, 'cut it to 5k samples', /^plan: [\s\S]*160M tokens/u],
    [long, 'do we lose quality if we truncate to 8k?', /^(?!answer: 0\.)/u],
  ])('as before, %s: %s', (first, question, expected) => {
    expect(lastMeant([first, question])).toMatch(expected)
  }) // prettier-ignore
})
