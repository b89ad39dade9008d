/** A part of the data that is held back: what it does to the price, and how much is usual. */
import { expect, test } from 'vitest'
import { lastMeant } from './thread-driver.ts'

const lora = 'llama 8b lora 10k samples, under $50'
const fifth =
  /^answer: 20% held back are 2,000 of 10,000 examples that are not trained on, .* about \$1\.33 and 21 min instead of \$1\.38/u

test.each([
  [
    lora,
    'we keep 10% for validation, does that change the price',
    /^answer: 10% held back are 1,000 of 10,000 .* \$1\.36/u,
  ],
  [lora, 'what if we hold out 20% for test?', fifth],
  [lora, '80/20 split, does that change anything?', fifth],
  [lora, 'should we use an 80/10/10 split?', fifth],
  [
    lora,
    'what split percents should we use?',
    /^answer: Hold back 5 to 10 %, and some 500 examples at most .* \$1\.37/u,
  ],
  [
    '70b full 2B tokens',
    'we hold back 5% for validation, does that change the price?',
    /^answer: 5% held back are not trained on/u,
  ],
  [lora, 'is validation included?', /^answer: No: evaluation is not in the \$1\.38/u],
  [lora, 'we split the bill 60/40 with another team, what does each pay', /^answer: Of the \$1\.38 in total: 60%/u],
  [lora, 'would 1k more samples help?', /^answer: 1,000 more make 11,000/u],
])('%s › %s', (job, question, expected) => {
  expect(lastMeant([job, question])).toMatch(expected)
})
