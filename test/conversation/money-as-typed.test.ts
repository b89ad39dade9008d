/** Prices, discounts, bills and losses that are typed are the ones that an answer reckons with. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const says = (text: string): string => lastOf([text])

describe('spot by the figures that are told', () => {
  test.each([
    [
      'Is spot worth it? 8x H100 for 3 days, spot is 55% cheaper than on demand, preempted about every 5 hours, a checkpoint takes 5 minutes',
      /^answer: Yes, worth it: [^]*\(55% less, as you say\)/u,
    ],
    [
      'preemptible L40S, half the price of on demand, killed every 4h, 30 hour job, checkpoint takes 2 min: should i?',
      /^answer: Yes, worth it: [^]*\(50% less, as you say\)/u,
    ],
    [
      'We lost a 3-day run on 16 GPUs to a spot eviction. spot 1.10 vs on demand 2.40, rerun on which?',
      /^answer: Spot: [^]*1,152 GPU-hours of work \(16 GPUs × 72 h\): \$1,267 on spot, \$2,765 on demand/u,
    ],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })
})
