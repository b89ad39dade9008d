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
    expect(answer).toMatch(/^answer: .*(?:Cheapest|Take [^:]*): /u)
    expect(answer).toContain('“for an hour”')
    expect(answer).not.toContain('No plan on record finishes')
    expect(lines(answer)).toHaveLength(2)
  })

  test.each([
    'qwen3 14b lora 60M tokens, does an MI300X beat an H100?',
    'is one H100 cheaper than 2x A100 for a 13b lora, 40M tokens?',
    'would an L40S outperform an A10G for llama 8b qlora on 20M tokens?',
    'llama 8b lora on 20M tokens: is an H100 really faster than an A100?',
  ])('which is ahead is asked of both: %s', (text) => {
    expect(lastOf([text])).toMatch(/^answer: .*(?:Cheapest|Take [^:]*): /u)
    expect(lines(lastOf([text]))).toHaveLength(2)
  })

  test.each([
    'Which would you pick for a QLoRA of Gemma 3 27B on 30M tokens: a 5090, or an A6000 48GB? I pay either by the hour.',
    '5090 or A6000 for 27b qlora 30M tokens?',
    'Should I rent an L4 or an A10 for a 7B QLoRA of 10M tokens',
    'Torn between an A100 80GB and an L40S for a 13B LoRA over 25M tokens?',
  ])('which to take is asked of both: %s', (text) => {
    expect(lastOf([text])).toMatch(/^answer: .*(?:Cheapest|Take [^:]*): /u)
    expect(lines(lastOf([text]))).toHaveLength(2)
  })

  test('either will do is no comparison', () => {
    expect(lastOf(['8b lora 20M tokens on A100 or H100'])).toMatch(/^plan: /u)
  })

  test('something cheaper than a card is no comparison with it', () => {
    expect(lastOf(['8b lora 30M tokens on something cheaper than an H100'])).toMatch(/^plan: /u)
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

describe('one card or the other', () => {
  test.each([
    ['qwen2.5 1.5b full, 300M tokens. A100 or H100? I keep reading A100s are better value.', 'A100', 'H100'],
    ['qwen3 8b lora on 60M tokens: L40S or 4090?', 'L40S', 'RTX 4090'],
    ['gemma-3-12b lora, 20M tokens, L40S vs A100', 'L40S', 'A100'],
    ['How does an MI300X compare with an H200 for qlora of llama 3.3 70b, 40M tokens?', 'MI300X', 'H200'],
  ])('both are planned: %s', (text, first, second) => {
    const [one = '', other = '', ...more] = lines(lastOf([text]))
    expect(more).toEqual([])
    expect(one).toContain(`1 × ${first}`)
    expect(other).toContain(`1 × ${second}`)
  })

  test('each on the fewest that hold it, which is said, and what the other software is', () => {
    const answer = lastOf([
      'MI300X against H100 for lora on a 70b in bf16? 50M tokens. One MI300X has 192GB so I could avoid sharding.',
    ])
    expect(lines(answer)[1]).toContain('4 × H100')
    expect(answer).toMatch(/One H100 does not hold it: 4 are the fewest/u)
    expect(answer).toContain('ROCm')
    expect(answer).not.toContain('sharding')
  })

  test.each(['8b lora 20M tokens on a100 or h100, don’t care which', '8b lora 20M tokens on an A100 or H100'])(
    'where any will do, one plan: %s',
    (text) => expect(lastOf([text])).toMatch(/^plan: /u),
  )

  test.each([
    ['continued pretraining of llama 3.1 8b on 2B tokens, cost on 8x a100 or h100, whichever is cheaper', '8 × H100'],
    ['qlora 14b 20M tokens, 4x l40s vs a100', '1 × A100'],
    ['lora 70b 20M tokens, 8 h100s or b200s?', '8 × B200'],
    ['lora 8b 200M tokens, 8x a100 or one h100, which is cheaper', '1 × H100'],
    ['lora 8b 200M tokens, 8x a100 vs an h100', '1 × H100'],
    ['lora 8b 200M tokens, 2x 4090 vs 1x h100', '1 × H100'],
  ])('one number before the first counts the others that have none: %s', (text, second) =>
    expect(lines(lastOf([text]))[1]).toContain(second),
  )
})
