/** A machine that a dealer offers against the same one rented, and a reservation against rent by the hour: one answer by what was told. */
import { expect, test } from 'vitest'
import { shownAnswer as shown } from './shown-answer.ts'

test.each([
  ['Should we buy an 8xH100 server? The dealer says 290k. We would use it 35% of the time over three years.', '$290k'],
  ['our supplier wants 150k for an 8x L40S box, utilisation 25% during 3 years, does purchasing make sense?', '$150k'],
])('%s: its price and use over its term', (text, price) => {
  const answer = shown(text)
  expect(answer).toMatch(
    /Rent\. Over 3 years, busy \d+% of the time, renting is \$[\d,]+k? and owning \$[\d,]+k? after resale/u,
  )
  expect(answer).toContain(`Own: ${price},`)
  expect(answer).not.toMatch(/pays for itself/u)
  expect(answer).not.toMatch(/Not used/u)
})

test.each([
  [
    'We use some 70 H100-hours a week and were offered an 8xH100 server for 260k EUR. Buy or rent?',
    /Rent\. [^]*busy 5%/u,
  ],
  ['8x B200 server quoted at 480k; we burn 900 GPU-hours weekly. buy or keep renting?', /Buy, if that use is sure\./u],
])('%s: GPU-hours of a week are those of all of them', (text, verdict) => {
  expect(shown(text)).toMatch(verdict)
})

test('two prices of ways to rent have one answer', () => {
  const answer = shown(
    'Reserved 1 year H100 for $1.90/h vs on demand $2.80. We train about 20 hours a week on one GPU, what is best?',
  )
  expect(answer).toMatch(/Stay on demand/u)
  expect(answer).not.toMatch(/not worth it/u)
})

test('a job beside a budget is no offer', () => {
  expect(shown('buy nothing: 8b lora 50M tokens at 40% use, price for 8x H100 around 5k?')).not.toMatch(/owning/u)
})
