/** Two cards or two counts of one text, each at a price that is listed for it, and by what a token costs. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const perToken = (answer: string): string => /Per million tokens of .*/u.exec(answer)?.[0] ?? ''

describe('cards by what a token costs', () => {
  test.each(['h100 vs h200 for 70b lora', 'A100 vs H100 for lora on 70b, which is cheaper overall'])(
    'as many of each are weighed, and the list is of these: %s',
    (text) => {
      const answer = lastOf([text])
      const weighed = [
        ...perToken(answer).matchAll(/(\d+) × ([^$]+) \$[\d.]+ \([\d.]+k? tok\/s at (\$[\d.]+)\/h, ([^)]+)\)/gu),
      ]
      expect(weighed).toHaveLength(2)
      expect(new Set(weighed.map(([, count]) => count)).size).toBe(1)
      for (const [, count, gpu, usd, seller] of weighed)
        expect(answer).toMatch(
          new RegExp(
            String.raw`${seller}, on demand: ${gpu} \${usd}/h a GPU, .* for ${count}`.replace(
              '{usd}',
              usd?.slice(1) ?? '',
            ),
            'u',
          ),
        )
    },
  )

  test('the verdict says where the fewest cards turn it round', () => {
    expect(lastOf(['A100 vs H100 for lora on 70b, which is cheaper overall'])).toMatch(
      /^answer: H100 SXM does most for its price.*That is on 8; on the fewest that hold it A100 SXM 80GB is the cheaper\./u,
    )
    expect(lastOf(['h100 vs h200 for 70b lora'])).not.toContain('That is on')
  })
})

describe('the price of an hour', () => {
  test.each([
    'cheapest L40S or A6000 per hr',
    'A6000 or L40S, hourly price?',
    'which is less an hour, an L40S or an A6000',
  ])('comes first: %s', (text) =>
    expect(lastOf([text])).toMatch(/^answer: RTX A6000 from \$[\d.]+\/h a GPU at .*, L40S from \$/u),
  )

  test.each(['is an H200 worth 40% more per hour than an H100', 'a100 or h100 per hour for lora on 70b'])(
    'but what it does for that where that is asked: %s',
    (text) => expect(lastOf([text])).toMatch(/^answer: .* does most for its price/u),
  )
})

describe('two counts that are compared', () => {
  test.each([
    [
      'Full fine-tuning of Llama 3.1 8B on 100M tokens, 1 epoch, bf16. Compare 4 and 8 H100s if that makes sense.',
      4,
      8,
    ],
    ['compare 2 and 4 A100s for a lora of llama 8b on 50M tokens', 2, 4],
    ['difference between 4 and 8 H100s for full fine-tuning of 8B on 100M tokens', 4, 8],
  ])('both are planned: %s', (text, few, many) => {
    const answer = lastOf([text])
    expect(answer).toContain(`- ${few} GPUs: ${few} × `)
    expect(answer).toContain(`- ${many} GPUs: ${many} × `)
    expect(answer).not.toContain('Not used')
  })

  test('two numbers that count no machines are none', () => {
    expect(lastOf(['lora of llama 8b on 20M tokens, compare rank 8 and 16 on an A100'])).not.toContain('8 × A100')
  })
})
