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
