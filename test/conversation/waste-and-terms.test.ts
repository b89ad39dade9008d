/** What a slow run wastes, what hosting adds, and what a dear commitment is set against. */
import { expect, test } from 'vitest'
import { shownAnswer as shown } from './shown-answer.ts'

test('a slow run is told what it wastes an hour, and that the figure may be of one GPU', () => {
  const answer = shown(
    '8xH100 SXM, llama 8B full finetune, seq 4096, log says 8,500 tokens/s total, how much do we waste?',
  )
  expect(answer).toMatch(/Slow, \d% MFU\. About \$[\d.]+\/h of \$[\d.]+\/h is wasted\./u)
  expect(answer).toMatch(/times 8 it would be as expected/u)
})

test('hosting for some months is summed with its training', () => {
  expect(shown('fine-tune a 7B once on 20M tokens and host it for 30 users for 4 months, total?')).toMatch(
    /In all \$[\d,]+ for 4 months: \$[\d.]+ of training and 4 × \$\d+ of hosting/u,
  )
})

test('a dear commitment is set against what binds nobody', () => {
  const answer = shown('a vendor quotes 32x H100 SXM for 12 months at $3.20 per GPU-hour, fair?')
  expect(answer).toMatch(/Dear: .* is the lowest without one/u)
  expect(answer).toMatch(/\$[\d,]+k less\. The lowest on demand is cheaper at any use, where it has 32 linked GPUs/u)
  expect(answer).not.toMatch(/median \$[\d.]+\/h of 6/u)
})

test('an hour with a least term and no card is told what it binds to, and from which use it pays', () => {
  const answer = shown('1.95 per GPU-hour, ten days minimum. Worthwhile?')
  expect(answer).toMatch(/At least \$468 a GPU, 240 h × \$1\.95\/h, used or not/u)
  expect(answer).toMatch(/If it is H100 SXM \(on demand from .*\): worth it above \d+% use, \d+ of the 240 h/u)
})

test('a least booking of hours or days is a commitment', () => {
  expect(shown('H100 at 2.05/h, but we have to book at least 96 hours, good?')).toMatch(
    /The commitment: 1 GPU for 4 days .*\d+ of the 96 h/u,
  )
})
