/** Cards weighed by value, each at its own seller and for its own time: side by side, and no deadline. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const lines = (answer: string): string[] => answer.split('\n').filter((line) => line.startsWith('- '))

describe('cards with a seller or a time of their own', () => {
  test('each is planned at its own seller', () => {
    const [first = '', second = '', third = '', ...others] = lines(
      lastOf(['13b qlora, 20M tokens: a 3090 on runpod, an A100 on lambda or an L40S?']),
    )
    expect(others).toEqual([])
    expect(first).toMatch(/RTX 3090.* at RunPod/u)
    expect(second).toMatch(/A100.* at Lambda/u)
    expect(third).toContain('L40S')
  })

  test.each([
    'whats the better deal for an 8b lora of 50M tokens: a 4090, or just an A100 for an hour',
    'is it better value to rent an A100 for an hour than a 4090 for the day? 8b lora, 50M tokens',
  ])('how long it would be rented is no deadline: %s', (text) => {
    const answer = lastOf([text])
    expect(answer).toMatch(/^answer: .*Cheapest: /u)
    expect(answer).toContain('“for an hour”')
    expect(answer).not.toContain('No plan on record finishes')
    expect(lines(answer)).toHaveLength(2)
  })

  test('as many as it takes, where one does not hold the job', () => {
    const answer = lastOf(['best value for a full finetune of a 32b on 30M tokens: H100 or H200?'])
    expect(lines(answer)).toHaveLength(2)
    expect(answer).not.toMatch(/no plan|host memory|- .*: 1 × /iu)
  })

  test('a time beside one card is what there is of it', () => {
    expect(lastOf(['7b lora on 40M tokens on one h100 for an hour, does it get done?'])).toMatch(/^plan: .*H100/u)
  })
})

test.each([
  [
    'whats cheaper for 14b qlora 80M tokens: a100 spot or 4090 on demand',
    /^answer: a100 spot vs 4090 on demand: Cheapest: /u,
  ],
  ['14b qlora 80M tokens, spot a100 or on-demand 4090?', /^answer: spot a100 vs on-demand 4090: /u],
  ['8b lora 50M tokens on h100 or l40s, which is cheaper?', /^answer: h100 vs l40s: Cheapest: /u],
  ['8b lora 50M tokens h100 spot', /^plan: 1 × H100 SXM at .*, spot/u],
])('%s: each at the price that it is named with', (text, says) => {
  expect(lastOf([text])).toMatch(says)
})
