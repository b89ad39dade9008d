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

describe('whether to reserve is asked beside a job', () => {
  test.each([
    'Every month on the 1st we would retrain a 3B model on the last 200M tokens (full fine-tune). Finance asks if we should reserve a GPU for the year. Should we?',
    'retrain a 3B (full, 200M tokens) every month, should we reserve or go on demand',
    '3B full fine-tune on 200M tokens each month. My boss wants to know if we should commit to a GPU for 12 months.',
    '3B full fine-tune on 200M tokens monthly. Is a one-year commitment worth it?',
  ])('%s', (text) => {
    const answer = lastOf([text])
    expect(answer).toMatch(/^plan: Do not reserve: 12 runs a year cost about \$\d+ in all[^]*12 runs a year are about/u)
    expect(answer).toMatch(/Reserved for a year the same is \$\d\d,\d{3}/u)
    expect(answer).not.toMatch(/, reserved: about|rest of the commitment/u)
  })

  test('what fills the year is worth reserving', () => {
    expect(lastOf(['8b lora on 30B tokens every month on an H100. Should we reserve it for a year?'])).toMatch(
      /^plan: Reserving pays: [^]*on 1 × H100 SXM: /u,
    )
  })

  test('what is reserved by its words is planned so', () => {
    expect(lastOf(['8b lora 100M tokens on a reserved H100'])).toMatch(/, reserved: about/u)
  })
})
