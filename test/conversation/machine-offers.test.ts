/** A machine that is offered for sale against the same one rented. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

describe('from how many hours on buying is cheaper', () => {
  test.each([
    [
      'HPE quotes 298k EUR for an 8x H200 server, 5 years support. At how many hours does buying beat renting?',
      /^answer: From about [\d,]+ hours in 5 years on: \d+% of the time[^]*for all 8[^]*298k EUR/u,
    ],
    [
      'A node with eight H100 costs $255,000: break-even against the cloud?',
      /^answer: From about [\d,]+ hours in 3 years on[^]*\$255k/u,
    ],
    [
      "4x L40S box at 46'000 CHF, from what usage is that cheaper than rental?",
      /^answer: From about [\d,]+ hours in 3 years on[^]*46'000 CHF/u,
    ],
    [
      '8 A100 server for 900 thousand dollars, ever cheaper than renting?',
      /^answer: At no number of hours: even day and night for 3 years/u,
    ],
  ])('%s', (text, answer) => {
    expect(lastOf([text])).toMatch(answer)
  })

  test.each([
    '70b full 2B tokens: an 8x H100 server is $255,000, cheaper than renting?',
    'Rent 8 H100 in the cloud for $30,000 a month, worth it?',
  ])('of a job or a rent it is not asked: %s', (text) => {
    expect(lastOf([text])).not.toMatch(/hours in \d years on/u)
  })
})
