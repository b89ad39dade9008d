/** What a person reads after a refresh, line by line. */
import { describe, expect, test } from 'vitest'
import type { ObservedPrice } from '../../../src/catalog/observed-price.ts'
import type { FeedOutcome } from '../../../src/offers/feeds/feed-refresh.ts'
import { outcomeLine, refreshReport } from '../../../src/offers/feeds/refresh-report.ts'

const price = (base: number, rest: Partial<ObservedPrice> = {}, asOf = '2026-12-01'): ObservedPrice => ({
  provider: 'aws',
  gpu: 'h100-sxm',
  tier: null,
  pricing: 'on_demand',
  gpuCount: null,
  region: null,
  interconnect: null,
  price: { value: base, unit: 'USD/gpu/hour', base, source: 'gpuhunt', asOf },
  dated: 'observed',
  evidence: 'api',
  ...rest,
})
const earlierPrice = (base: number) => price(base, {}, '2026-11-01')

type ReadOutcome = Extract<FeedOutcome, { status: 'read' }>
const readOutcome = (rest: Partial<ReadOutcome> = {}): ReadOutcome => ({
  feed: 'gpuhunt-aws',
  name: 'AWS',
  status: 'read',
  admitted: [],
  heldBack: [],
  rejections: [],
  reclaimBands: [],
  moved: [],
  added: [],
  missing: { count: 0, days: null },
  ...rest,
})
const failedOutcome = (count: number, days: number | null, status: 'failed' | 'no-key' = 'failed'): FeedOutcome => ({
  feed: 'vast',
  name: 'Vast.ai',
  status,
  problem: 'no answer',
  retained: { count, days },
})
const band = { provider: 'aws', gpu: 'h100-sxm', machine: 'p5', region: 'x', low: 0, high: 0.05, asOf: '2026-12-01' }
const rejection = { printed: 'p9', reason: 'no GPU' }

describe('a feed in one line', () => {
  test.each([
    [readOutcome(), 'gpuhunt-aws: 0 prices'],
    [readOutcome({ admitted: [price(3)] }), 'gpuhunt-aws: 1 price'],
    [
      readOutcome({
        admitted: [price(3), price(4)],
        moved: [{ observation: price(3), before: earlierPrice(4) }],
        added: [price(4)],
        heldBack: [{ observation: price(9), reason: 'x', before: null }],
        rejections: [rejection, rejection],
        reclaimBands: [band],
        missing: { count: 1, days: 3 },
      }),
      'gpuhunt-aws: 2 prices, 1 moved, 1 new, 1 held back, 2 not used, 1 band of reclaimed machines, 1 price of before not in it',
    ],
    [
      readOutcome({ reclaimBands: [band, band], missing: { count: 2, days: 3 } }),
      'gpuhunt-aws: 0 prices, 2 bands of reclaimed machines, 2 prices of before not in it',
    ],
    [failedOutcome(0, null), 'vast: failed: no answer; there were none before'],
    [failedOutcome(1, null, 'no-key'), 'vast: not asked: no answer; its one price stays, of unknown age'],
    [failedOutcome(1, 0), 'vast: failed: no answer; its one price stays, of today'],
    [failedOutcome(2, 1), 'vast: failed: no answer; its 2 prices stay, the newest 1 day old'],
    [failedOutcome(41, 33), 'vast: failed: no answer; its 41 prices stay, the newest 33 days old'],
  ] as const)('%#', (outcome, line) => {
    expect(outcomeLine(outcome)).toBe(line)
  })
})

test('a report: the greatest moves first, up or down; things by what tells them apart; a way to let in what is held', () => {
  const spot = price(2.51234, { pricing: 'spot', gpuCount: 8, region: 'us-east-1' })
  const outcomes = [
    readOutcome({
      moved: [
        { observation: price(4.4), before: earlierPrice(4) },
        { observation: price(2, { tier: 'secure' }), before: earlierPrice(4) },
        { observation: price(6, { gpuCount: 4 }), before: earlierPrice(4) },
      ],
      added: [spot],
      heldBack: [{ observation: price(9), reason: 'it moved', before: earlierPrice(4) }],
      rejections: [rejection],
    }),
    failedOutcome(0, null),
  ]
  const lines = [
    'Prices of 2026-12-01: 1 of 2 feeds read',
    '  gpuhunt-aws: 0 prices, 3 moved, 1 new, 1 held back, 1 not used',
    '  vast: failed: no answer; there were none before',
    '',
    'Moved (3)',
    '  aws h100-sxm secure $4 of 2026-11-01 → $2 (−50 %)',
    '  aws h100-sxm 4x $4 of 2026-11-01 → $6 (+50 %)',
    '  aws h100-sxm $4 of 2026-11-01 → $4.4 (+10 %)',
    '',
    'New (1)',
    '  aws h100-sxm 8x spot us-east-1 $2.512',
    '',
    'Held back (1)',
    '  aws h100-sxm $9: it moved\n      let it in with --accept "aws/h100-sxm/-/on_demand/*/*@2026-12-01=9#gpuhunt"',
  ]
  expect(refreshReport({ today: '2026-12-01', outcomes }, false)).toEqual(lines)
  expect(refreshReport({ today: '2026-12-01', outcomes }, true)).toEqual([
    ...lines,
    '',
    'Not used (1)',
    '  gpuhunt-aws: p9: no GPU',
  ])
})
