/** What a person reads after a refresh, line by line. */
import { describe, expect, test } from 'vitest'
import type { Observation } from '../../../src/catalog/observation.ts'
import type { FeedOutcome } from '../../../src/offers/feeds/refresh.ts'
import { outcomeLine, refreshReport } from '../../../src/offers/feeds/report.ts'

const price = (base: number, rest: Partial<Observation> = {}, asOf = '2026-12-01'): Observation => ({
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
const then = (base: number) => price(base, {}, '2026-11-01')

type Read = Extract<FeedOutcome, { status: 'read' }>
const read = (rest: Partial<Read> = {}): Read => ({
  feed: 'gpuhunt-aws',
  name: 'AWS',
  status: 'read',
  admitted: [],
  held: [],
  rejections: [],
  reclaimed: [],
  moved: [],
  added: [],
  missing: { count: 0, days: null },
  ...rest,
})
const failed = (count: number, days: number | null, status: 'failed' | 'no-key' = 'failed'): FeedOutcome => ({
  feed: 'vast',
  name: 'Vast.ai',
  status,
  problem: 'no answer',
  kept: { count, days },
})
const band = { provider: 'aws', gpu: 'h100-sxm', machine: 'p5', region: 'x', low: 0, high: 0.05, asOf: '2026-12-01' }
const rejection = { printed: 'p9', reason: 'no GPU' }

describe('a feed in one line', () => {
  test.each([
    [read(), 'gpuhunt-aws: 0 prices'],
    [read({ admitted: [price(3)] }), 'gpuhunt-aws: 1 price'],
    [
      read({
        admitted: [price(3), price(4)],
        moved: [{ observation: price(3), before: then(4) }],
        added: [price(4)],
        held: [{ observation: price(9), reason: 'x', before: null }],
        rejections: [rejection, rejection],
        reclaimed: [band],
        missing: { count: 1, days: 3 },
      }),
      'gpuhunt-aws: 2 prices, 1 moved, 1 new, 1 held back, 2 not used, 1 band of reclaimed machines, 1 price of before not in it',
    ],
    [
      read({ reclaimed: [band, band], missing: { count: 2, days: 3 } }),
      'gpuhunt-aws: 0 prices, 2 bands of reclaimed machines, 2 prices of before not in it',
    ],
    [failed(0, null), 'vast: failed: no answer; there were none before'],
    [failed(1, null, 'no-key'), 'vast: not asked: no answer; its one price stays, of unknown age'],
    [failed(1, 0), 'vast: failed: no answer; its one price stays, of today'],
    [failed(2, 1), 'vast: failed: no answer; its 2 prices stay, the newest 1 day old'],
    [failed(41, 33), 'vast: failed: no answer; its 41 prices stay, the newest 33 days old'],
  ] as const)('%#', (outcome, line) => {
    expect(outcomeLine(outcome)).toBe(line)
  })
})

test('a report: the greatest moves first, up or down; things by what tells them apart; a way to let in what is held', () => {
  const spot = price(2.51234, { pricing: 'spot', gpuCount: 8, region: 'us-east-1' })
  const outcomes = [
    read({
      moved: [
        { observation: price(4.4), before: then(4) },
        { observation: price(2, { tier: 'secure' }), before: then(4) },
        { observation: price(6, { gpuCount: 4 }), before: then(4) },
      ],
      added: [spot],
      held: [{ observation: price(9), reason: 'it moved', before: then(4) }],
      rejections: [rejection],
    }),
    failed(0, null),
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
