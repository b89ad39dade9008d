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

test.each<[text: string, says: RegExp]>([
  ...[
    'is that more like 20 to 28, or can it end up at 90 on a bad day',
    'could this end up costing $200?',
    'how likely is it to hit 100 dollars',
    'im afraid it could cost $160',
    'could the price triple',
    'would it ever hit 3 days?',
  ].map((text): [string, RegExp] => [
    text,
    /^answer: Unlikely: .* in under 2% of comparable runs; .* is expected, and 9 in 10 stay under /u,
  ]),
  // What is less than expected, limits, changes and other things.
  ['can it cost $5', /^answer: Hardly any of comparable runs stay under \$5/u],
  ['it may cost up to $50', /^plan: /u],
  ['can we get to 8k context', /^plan: /u],
  ['could it be twice the data', /^answer: (?!Unlikely)/u],
  ['could lunch end up costing $50', /^(?:ignored|silence)/u],
])('of a plan: %s', (text, says) => expect(lastOf(['glm-4.5-air 60M tokens qlora', text])).toMatch(says))
