/** What comes again each month: a run at its own price, and a machine that is kept. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

test.each([
  [
    'Every Sunday a retrain runs for 5.5 hours on 4 L40S, $1.05 each per hour. What does this come to per month and per year, and would spot at 0.60 be worth the bother?',
    /^answer: \$100\.10 a month on average and \$1,201 a year, \$23\.10 a run[^]*five of them is \$115\.50[^]*\$13\.20 a run, \$686\.40 a year.*saves \$514\.80[^]*Worth it if/u,
  ],
  [
    'Nightly job: 3 hours on 2 A100 at $1.60 each. per month and per year?',
    /\$292 a month on average and \$3,504 a year/u,
  ],
  [
    'Each month a 30 hour run on 16 A100s ($1.25). Yearly total, and with spot at $0.70?',
    /\$7,200 a year[^]*saves \$3,168/u,
  ],
  ['40 fine-tunes a week, each 1.5 h on one H100 at 2.40. monthly cost?', /\$624 a month/u],
  ['twice a week 6h on 4 A6000 (0.55 each). per year?', /\$1,373 a year/u],
])('%s', (text, said) => {
  expect(lastOf([text])).toMatch(said)
})

test.each([
  [
    'Facilities asks whether to shut down our 2022 server: 8x A100, colo is $900/month, draws 6.5 kW under load and about 2 kW idle at $0.18/kWh, busy maybe 35% of the time. Market rate for A100 would be 1.50.',
    /^answer: Keep it: it costs about \$1,370 a month, and renting its 2,044 GPU-hours about \$3,066[^]*even at about 14% use, 104 h a month/u,
  ],
  [
    'IT wants to retire our on-prem box: 4x A100, 3 kW at load, 1 kW idle, power 0.25/kWh, used 50% of the time. Cloud A100 is 1.40/h. Keep it?',
    /^answer: Keep it: it costs about \$365 a month/u,
  ],
  [
    'is it worth powering on 16 A100s we own at 5.5 kW per 8, $0.15/kWh, 70% busy, or rent at $1.20/GPU-hour?',
    /11 kW while it is busy/u,
  ],
  [
    'Old DGX-1 8xV100 in the basement, 3.2 kW, 0.28 EUR/kWh. turn it off and rent?',
    /^answer: It depends on its use\. They are even at/u,
  ],
])('%s: kept or rented', (text, said) => {
  expect(lastOf([text])).toMatch(said)
})

test('a number of cards is no price, and a place that is told without its money counts', () => {
  expect(
    lastOf([
      'They retrain on the 1st of every month, 4 A100s for around 14 hours each time. Budget for the full year?',
    ]),
  ).toMatch(/672 GPU-hours/u)
  expect(
    lastOf([
      'we own a 4x RTX A6000 server, power is 0.29/kWh and colo is 350 a month, busy maybe 30% of the time. keep it or go cloud?',
    ]),
  ).toMatch(/\$350 for its place/u)
})

test('a limit of power stays one, and a single sum has no year', () => {
  expect(lastOf(['we have 10 kW in the rack, does an 8x H100 fit?'])).not.toMatch(/Keep it/u)
  expect(lastOf(['what do 4 L40S cost for 20 hours at $1.05?'])).not.toMatch(/a month on average/u)
})

test.each([
  [
    'Please help me check an invoice. AWS charged $11,889 for a p5.48xlarge, nine days in us-east-1, on demand. Does that tally, and did we overpay?',
    /^answer: Yes, the use explains it: 1,728 GPU-hours[^]*But dear: you paid more than others ask[^]*nothing to dispute/u,
  ],
  [
    'We were billed $2,016 for 4 A100 80GB for 2 weeks on RunPod. correct? too much?',
    /^answer: Less than expected[^]*You did not overpay/u,
  ],
])('%s: by the market too', (text, said) => {
  expect(lastOf([text])).toMatch(said)
})
