/** What an estimate rests on most: ranked, with what twice as much of it would cost. */
import { expect, test } from 'vitest'
import { lastMeant } from './thread-driver.ts'

const lora = '8b lora 10k samples'
const ranked =
  /^answer: By what they move, of \$[\d.]+ in total: first one epoch \(3, .*half the speed would be about \$[\d.]+ more.*512 tokens an example \(twice as long would be about \$/u

test.each([
  [lora, 'what is this estimate most sensitive to?', ranked],
  [lora, 'what could make it wrong?', ranked],
  [lora, 'what would make this estimate wrong?', ranked],
  [lora, 'what would throw this number off the most?', ranked],
  [lora, 'how could this be off by 2x?', ranked],
  [lora, 'which numbers should i double-check first?', ranked],
  [
    '8b full 2B tokens',
    'what is this most sensitive to?',
    /first the amount of data \(2B tokens are counted; twice as many tokens or passes would be about \$\d+ more and take/u,
  ],
  [
    'qwen 7b grpo 5k prompts, 8 samples',
    'what could make it wrong?',
    /the length of the answers \(1,024 tokens are counted/u,
  ],
  // Of risks, of the range and of assumptions as such it stays as it is.
  [lora, 'what could go wrong?', /^answer: The biggest risk is time/u],
  [lora, 'what did you assume?', /^answer: Assumed: /u],
  [lora, 'which part of this is the least certain', /^answer: The speed, and so the hours/u],
  [lora, 'what affects the price most?', /^answer: How much data, most of all: .* and twice as many \$/u],
])('%s › %s', (job, question, expected) => {
  expect(lastMeant([job, question])).toMatch(expected)
})
