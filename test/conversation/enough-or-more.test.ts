/** "Are 4 enough, or 8?": both numbers are answered. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

describe('one number of GPUs, or another', () => {
  test.each([
    ['are 2x H100 enuf for lora of a 70b or do i gotta rent 4?', /^answer: Take 4\. On 4 × H100 .* LoRA fits: about /u],
    ['could one 4090 hold a 34b qlora, or is it two?', /^answer: Take 2\. /u],
    [
      'is 4x L40S sufficient for a 32b lora or would eight be needed?',
      /^answer: 4 are enough; 8 only make it faster\./u,
    ],
  ])('does it fit: %s', (text, answer) => {
    expect(lastOf([text])).toMatch(answer)
    expect(lastOf([text])).not.toContain('Not used')
  })

  test('states in bf16 alone on the fewer are no full fit', () => {
    const answer = lastOf(['is 4x a100 40gb enough for a full finetune of a 13b, or do we need 8?'])
    expect(answer).toMatch(/^answer: Take 8, and even there it is close\./u)
    expect(answer).toContain('fp32 master weights are in that')
  })

  test('a job with data is planned with either', () => {
    const answer = lastOf(['will 8x A100 do for full ft of a 13b on 60M tokens or should I take 16?'])
    expect(answer).toMatch(/8 GPUs vs 16 GPUs/u)
  })

  test('other numbers behind an "or" count no GPUs', () => {
    expect(lastOf(['does a 13b lora fit on 2x 4090 or should I use 4 bit?'])).not.toMatch(/Take 4/u)
  })
})

test('runs that the money pays for are set against the time, too', () => {
  expect(lastOf(['$12k of credits that end in 6 weeks, number of runs of an 8b lora on 100M tokens on gcp?'])).toMatch(
    /such runs for \$12,000[^]*over your deadline of 42 days, in which \d+ fit: \d such machines at once keep it/u,
  )
})

test.each([
  [
    'Everybody says H100 for a mistral 7b LoRA on 10,000 records of 250 words. Is a 3090 not enough?',
    /^plan: Yes: 1 × RTX 3090/u,
  ],
  [
    'is a 4090 enough or an a100 for 8b qlora 20M tokens?',
    /^plan: Yes, a 4090 will do: 1 × RTX 4090[^]*“an a100” holds it/u,
  ],
  ['8b lora 100M tokens on h100s or a100s, 2 cards enough?', /^plan: Yes: 2 × (?:H100|A100)/u],
])('%s: the yes or no is of the card that is doubted', (text, says) => {
  expect(lastOf([text])).toMatch(says)
})

test('adapters that do not fit one card are not planned out of the memory of the host', () => {
  const answer = lastOf(['Mixtral 8x7B LoRA, 80M tokens: one H100 or two?'])
  expect(answer).toMatch(
    /Take 2: 2 × H100[^]*1 × H100 SXM does not hold LoRA[^]*QLoRA, with the weights in 4 bit, fits on 1 ×/u,
  )
})
