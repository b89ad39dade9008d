/** Wishes of a thread that have two halves, and what is said for fun. */
import { expect, test } from 'vitest'
import { lastMeant, lastOf } from './thread-driver.ts'

const job = 'qlora llama 3.1 8b on 20M tokens'

test.each<[told: string, says: RegExp]>([
  ['does it stay under $5 with 19% vat?', /^answer: (?:Yes|Probably): \$2\.\d+ with 19% tax against \$5, up to/u],
  ['including 19% vat, is it under $2?', /^answer: No: \$2\.\d+ with 19% tax against \$2/u],
  ["don't change anything else, just 30M tokens", /^plan: [^]*Changed: 30M tokens/u],
  ['either 2xH100 or 4xA100 but under $300', /^answer: .*H100, 2 GPUs, under \$300.*A100, 4 GPUs, under \$300/u],
  ['would it be half the time on 16?', /^answer: Not quite: 16 GPUs are/u],
  ['marry me', /^answer: Ha\. .* nothing is changed/u],
])('“%s”', (told, says) => {
  expect(lastMeant([job, told])).toMatch(says)
})

test('what is said for fun between people is left alone', () => {
  expect(lastOf([job, 'good bot'])).toBe('ignored: ')
})
