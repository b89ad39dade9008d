/** From how many GPU-hours data are worth moving to GPUs that cost less. */
import { expect, test } from 'vitest'
import { egressBreakEvenIn } from '../../src/language/inquiries/egress-break-even.ts'
import { shownAnswer } from './shown-answer.ts'

test('by the prices that are typed, and the time of the transfer', () => {
  const shown = shownAnswer('20 TB of photos in S3. Lambda is 3.00 and aws 7.00 per H100 hour: is moving worth it?')
  // $1,740: 9.9 TB at $0.09 and 10 TB at $0.085, over $4 a GPU-hour.
  expect(shown).toMatch(/^It kills the saving of a short run alone: move for more than about 436 GPU-hours/u)
  expect(shown).toMatch(/\$4\.00 saved a GPU-hour/u)
  expect(shown).toMatch(/Over 10 Gbit\/s: 20 TB/u)
  expect(shown).toMatch(/Resize or re-encode/u)
})

test('a run whose hours are told has a verdict', () => {
  expect(shownAnswer('worth moving 10 TB out of GCS for 3 weeks on 8 H100? nebius is 3.5 instead of 11 there')).toMatch(
    /^Moving pays: 4,032 GPU-hours save \$30,240, egress takes \$1,110/u,
  )
  expect(shownAnswer('does it make sense to pull 50 TB from S3 for 10 hours on 8 H100, 2.90 instead of 6.90?')).toMatch(
    /^Stay in AWS: 80 GPU-hours save \$320/u,
  )
})

test('by prices on record where none is typed', () => {
  expect(shownAnswer('is the egress of 3 TB from azure worth it for cheaper H100s at Nebius?')).toMatch(
    /at Azure, [\d-]+\) against \$[\d.]+\/h \(H100 SXM at Nebius/u,
  )
})

test.each([
  'egress of 40 TB out of AWS: how much?',
  'is it worth fine-tuning on 4 TB of text from S3?',
  'moving 12 TB to Lambda: how long over 10 Gbit?',
])('nothing is weighed: %s', (text) => {
  expect(egressBreakEvenIn(text)).toBeNull()
})
