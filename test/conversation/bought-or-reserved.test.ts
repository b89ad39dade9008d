/** A machine that is bought, reserved or rented: with its place, its use and its term as they are told. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const sumsOf = (span: string, answer: string): number[] => {
  const [, ...sums] =
    new RegExp(
      String.raw`Over ${span}: own \$([\d,.k]+) after resale .*?reserved \$([\d,.k]+), on demand \$([\d,.k]+)\. ?`,
      'u',
    ).exec(answer) ?? []
  return sums.map((sum) => Number(sum.replaceAll(',', '').replace(/\.$/u, '').replace('k', '000')))
}

describe('bought or reserved', () => {
  const answer = lastOf([
    'buy or reserve for a year? 8xH100 box quoted at 290k, colo 2.6k a month, used round da clock',
  ])

  test('all three ways stand beside each other, over the term and over the life of a machine', () => {
    expect(answer).toMatch(/^answer: Buy, if that use is sure for so long\./u)
    const [own = 0, reserved = 0, onDemand = 0] = sumsOf('3 years', answer)
    expect(own).toBeLessThan(Math.min(reserved, onDemand))
    expect(sumsOf('365 days', answer)).toHaveLength(3)
  })

  test('the place and the use are those that were told', () => {
    // 36 months of $2.6k
    expect(answer).toContain('$93,600 for its place, as you say')
    expect(answer).toContain('busy 90% of the time')
    expect(answer).not.toContain('Not used')
  })

  test('a price of the reservation that is told takes the place of those on record', () => {
    const told = lastOf([
      '8xH100 node at $260k with hosting 2,000 per month, always on: buying vs 1 year reserved at $1.95?',
    ])
    expect(told).toContain('8 × $1.95/h (your price)')
    expect(sumsOf('365 days', told)[1]).toBe(137_000)
  })

  test('little use speaks for renting by the hour', () => {
    expect(lastOf(['own or reserve a DGX H100 at $310,000 plus $3k/month colocation, 20% busy, three years?'])).toMatch(
      /^answer: Rent on demand\./u,
    )
  })
})

describe('bought or rented', () => {
  test.each([
    'Buy 8 H100s for $280k or rent? Colo is $2,400/month and the cluster runs 24/7.',
    'buy 8 H100 for 280k, $2.4k/month colocation, 24x7 training, or rent?',
  ])('a month of its place is no term: %s', (text) => {
    const answer = lastOf([text])
    expect(answer).toContain('Over 3 years, busy 90% of the time')
    expect(answer).toContain('$86,400 for its place, as you say')
  })
})
