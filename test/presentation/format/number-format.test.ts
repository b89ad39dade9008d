/** Rounding and units. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatAge, formatDateWithAge } from '../../../src/presentation/format/date-age.ts'
import {
  formatCount,
  formatDuration,
  formatDurationRange,
  formatExactHours,
  formatGib,
  formatParameters,
  formatPercent,
  formatTokens,
  formatTokensPerSecond,
  formatUsd,
  formatUsdPerHour,
  formatUsdRange,
  isInUsdRange,
} from '../../../src/presentation/format/number-format.ts'

test.each([
  [0, '$0'],
  [0.004, 'under $0.01'],
  [0.52, '$0.52'],
  [0.5, '$0.50'],
  [4, '$4'],
  [9.999, '$10'],
  [13.72, '$14'],
  [616.4, '$616'],
  [1244, '$1,244'],
  [9994, '$9,994'],
  [9996.4, '$9,996'],
  [13_720, '$13,720'],
  [99_949, '$99,949'],
  [99_950, '$100k'],
  [137_200, '$137k'],
  [999_600, '$1M'],
  [2_480_000, '$2.48M'],
  [-310, '−$310'],
  [1e20, 'over $999T'],
  [Number.NaN, 'unknown'],
  [Infinity, 'unknown'],
])('%f dollars are %s', (dollars, words) => expect(formatUsd(dollars)).toBe(words))

test.each([
  [0, 'under 1 min'],
  [0.01, 'under 1 min'],
  [35 / 60, '35 min'],
  [59.6 / 60, '1 h'],
  [1.44, '1.4 h'],
  [9.96, '10 h'],
  [28.4, '28 h'],
  [71.9, '72 h'],
  [72, '3 days'],
  [158.9, '6.6 days'],
  [24 * 365.25 * 2.7, '2.7 years'],
  [1e12, 'over a million years'],
])('%f hours are %s', (hours, words) => expect(formatDuration(hours)).toBe(words))

test.each([
  [22.4, 28, 35.2, '22–36 h'],
  [28, 28, 28, '28 h'],
  [27.93, 28, 28.04, '27.9–28.1 h'],
  [0.5, 0.7, 0.9, '30–54 min'],
  [60, 80, 120, '2.5–5 days'],
  [0, 0, 0.001, 'under 1 min'],
])('from %f over %f to %f hours are %s', (p10, p50, p90, words) =>
  expect(formatDurationRange({ p10, p50, p90 })).toBe(words),
)

test.each([
  [490, 790, '$490–790'],
  [491, 788, '$490–790'],
  [700, 1200, '$700–1,200'],
  [9800, 13_700, '$9.8–14k'],
  [0.41, 0.66, '$0.41–0.66'],
  [615.2, 617.3, '$615–618'],
  [5, 5, '$5.00'],
  [0, 0.005, 'under $0.01'],
  [10, 1e16, '$10 and more'],
])('from %f to %f dollars are %s', (p10, p90, words) => expect(formatUsdRange({ p10, p90 })).toBe(words))

test('a sum is inside a range as it is printed, and outside it beyond the printed ends', () => {
  expect(formatUsdRange({ p10: 1304, p90: 2468 })).toBe('$1,300–2,500')
  expect([1299, 1300, 2500, 2501].map((usd) => isInUsdRange(usd, { p10: 1304, p90: 2468 }))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(isInUsdRange(9800, { p10: 9840, p90: 13_700 })).toBe(true)
})

describe('a printed range', () => {
  const suffix: Readonly<Record<string, number>> = { '': 1, k: 1e3, M: 1e6, B: 1e9 }
  const ends = fc.tuple(fc.double({ min: 0.02, max: 1e9, noNaN: true }), fc.double({ min: 1, max: 9, noNaN: true }))
  test('never excludes what was computed', () => {
    fc.assert(
      fc.property(ends, ([p10, factor]) => {
        const p90 = p10 * factor
        const shown = /^\$([\d.,]+)(?:–([\d.,]+))?([kMB]?)$/.exec(formatUsdRange({ p10, p90 }))
        const size = suffix[shown?.[3] ?? ''] ?? Number.NaN
        const number = (text: string | undefined) => Number(text?.replaceAll(',', '')) * size
        const tolerance = shown?.[2] === undefined ? 0.01 : 1e-6
        expect(number(shown?.[1])).toBeLessThanOrEqual(p10 * (1 + tolerance) + (size === 1 && p90 < 10 ? 0.005 : 0))
        expect(number(shown?.[2] ?? shown?.[1])).toBeGreaterThanOrEqual(
          p90 * (1 - tolerance) - (size === 1 && p90 < 10 ? 0.005 : 0),
        )
      }),
    )
  })
})

test('speed, memory, counts', () => {
  expect(formatTokensPerSecond(19_412)).toBe('19.4k tok/s')
  expect(formatTokensPerSecond(848)).toBe('848 tok/s')
  expect(formatTokensPerSecond(0.01)).toBe('under 0.1 tok/s')
  expect(formatGib(43.62)).toBe('43.6 GiB')
  expect(formatGib(141.3)).toBe('141 GiB')
  expect(formatGib(0.01)).toBe('under 0.1 GiB')
  expect(formatParameters(70e9)).toBe('70B')
  expect(formatParameters(8.03e9)).toBe('8.03B')
  expect(formatTokens(1)).toBe('1 token')
  expect(formatTokens(2e9)).toBe('2B tokens')
  expect(formatTokens(1e15)).toBe('1,000T tokens')
  expect(formatPercent(0.623)).toBe('62%')
  expect(formatPercent(0.001)).toBe('under 1%')
  expect(formatCount(12_345)).toBe('12,345')
  expect(formatUsdPerHour(2.69)).toBe('$2.69/h')
  expect(formatUsdPerHour(0.0034)).toBe('$0.0034/h')
  expect(formatExactHours(158.73)).toBe('158.7 h')
})

test('dates and ages', () => {
  const today = '2026-11-24'
  expect(formatDateWithAge('2026-11-09', today)).toBe('2026-11-09, 15 days old')
  expect(formatDateWithAge('2026-11-23', today)).toBe('2026-11-23, 1 day old')
  expect(formatDateWithAge('2026-11-24', today)).toBe('2026-11-24')
  expect(formatDateWithAge('2026-12-01', today)).toBe('2026-12-01')
  expect(formatDateWithAge('2026-03', today)).toBe('2026-03, about 9 months old')
  expect(formatDateWithAge('2026-11', today)).toBe('2026-11')
  expect(formatAge('2024', today)).toBe('about 3 years old')
  expect(formatAge('someday', today)).toBe('')
})

test('no number of any size is shown as NaN or with an exponent that a reader must decode', () => {
  const print = [
    formatUsd,
    formatDuration,
    formatTokensPerSecond,
    formatGib,
    formatTokens,
    formatParameters,
    formatPercent,
    formatCount,
    formatUsdPerHour,
    formatExactHours,
  ]
  fc.assert(
    fc.property(fc.double(), (value) => {
      for (const words of print.map((format) => format(value))) expect(words).not.toMatch(/NaN|Infinity|undefined|^$/)
    }),
  )
  for (const format of [formatUsd, formatDuration, formatTokensPerSecond, formatTokens])
    expect(format(1e15)).not.toMatch(/e\d/)
})
