/** Sums that were billed or spent, without a job. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const says = (text: string): string => lastOf([text])

describe('an invoice of GPU-hours', () => {
  test('that is far too dear is read as hours of a whole machine too', () => {
    expect(says("vendor invoice 9,870 usd for 'h100 x 8, 470 gpu-h'. fair?")).toMatch(
      /^answer: No, far too dear as GPU-hours: \$9,870 for 470 GPU-hours of H100 is \$21\.00\/h[^]*whole machine of 8, it is 3,760 GPU-hours at \$2\.63\/h/u,
    )
  })

  test('at a usual price is said to be one', () => {
    expect(says("invoice: $4,860, 'H200, 1,080 gpu-hours'. normal?")).toMatch(/^answer: Yes, the use explains it/u)
  })
})

describe('the idle share of a bill', () => {
  test.each([
    ['We paid $48,000 for GPUs in Q1 at 30% utilization, how much was wasted?', /^answer: At most \$33,600: 70% of/u],
    ['€20,000 went to GPUs, and 45% of the hours stood idle; cost us how much for nothing?', /^answer: €9,000: 45%/u],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })

  test('of a job that is named is no such sum', () => {
    expect(says('8b lora 100M tokens, we spent $900 at 30% utilization, how much was wasted?')).not.toMatch(/At most/u)
  })
})

describe('a sum that is used up', () => {
  test.each([
    [
      'Our $8,000 credits: $2,000 gone after 4 weeks. When do they run out?',
      /^answer: In about 12 weeks at that pace: \$6,000 of \$8,000/u,
    ],
    [
      'GPU budget 24,000 USD, 15,000 used by the end of June. What is left per month?',
      /^answer: \$1,500 a month: \$9,000 of \$24,000 are left for 6 months; \$2,500 went so far, so 40% less/u,
    ],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })
})

describe('a bill of storage', () => {
  test.each([
    [
      "We were charged $70 for a 'network volume' and no pod was running, what is that?",
      /^answer: That is storage: [^]*\$70 is what 350 to 1,000 GB cost/u,
    ],
    [
      'the provider keeps charging 50 cents a day while my pod is stopped, why?',
      /50 cents, about \$15 a month, is what 75 to 210 GB/u,
    ],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })

  test('the storage of a job is part of its price', () => {
    expect(says('8b lora 100M tokens, is a network volume billed while the pod is stopped?')).not.toMatch(
      /That is storage/u,
    )
  })
})
