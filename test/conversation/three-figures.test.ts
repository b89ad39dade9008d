/** A bill in three figures: all goes right, each run is done twice, and the same at a large cloud. */
import { expect, test } from 'vitest'
import { threeFiguresIn } from '../../src/language/inquiries/three-figures.ts'
import { threeBills } from '../../src/recommend/inquiries/three-figures.ts'
import { shownAnswer } from './shown-answer.ts'

test.each<[text: string, rest: string]>([
  ['Board wants low, likely and high: 13b lora on 40M tokens', '13b lora on 40M tokens'],
  ['pessimistic / realistic / optimistic budget for an 8b lora, 20M tokens', 'an 8b lora, 20M tokens'],
  ['three scenarios for the CFO please: 8b full, 60M tokens, every month', '8b full, 60M tokens, every month'],
])('%s', (text, rest) => {
  expect(threeFiguresIn(text)?.rest).toBe(rest)
})

test('of runs of a year, each with what it assumes', () => {
  const shown = shownAnswer('min / expected / max for next year: llama 70b lora on 80M tokens every quarter')
  expect(shown).toMatch(/^Low \$[\d,]+, expected \$[\d,]+, high \$[\d,]+ a year: 4 runs a year/u)
  expect(shown).toMatch(
    /Low, \$[\d,]+: 4 runs, right at the first try[^]*Expected, \$[\d,]+: 2 tries of each[^]*High, \$[\d,]+: 2 tries of each at the prices of a large cloud/u,
  )
  expect(shown).toMatch(/In none of them: people, hosting/u)
})

test('a ceiling alone', () => {
  expect(shownAnswer('not-to-exceed figure for the board: 13b lora, 40M tokens')).toMatch(
    /^Not to exceed: \$\d+ \(expected \$\d+, low \$\d+\)/u,
  )
})

test('where the large cloud is no dearer a third try is the high one', () => {
  const run = (p10: number, p50: number, p90: number) =>
    ({ allInUsd: { p10, p50, p90 } }) as Parameters<typeof threeBills>[0]
  expect(threeBills(run(8, 10, 12), null, 4, 2)).toEqual({ low: 32, expected: 80, high: 144, large: null })
  expect(threeBills(run(8, 10, 12), run(20, 30, 40), 4, 2)).toMatchObject({ high: 320 })
})

test.each([
  'lora 8b low cost, 20M tokens',
  'is the range high? 8b lora 20M tokens',
  'worst case for an 8b lora, 20M tokens',
])('no three figures: %s', (text) => {
  expect(threeFiguresIn(text)).toBeNull()
})

test('in whatever order the three stand', () => {
  expect(threeFiguresIn('base case, best case and worst case for the committee: 8b lora, 20M tokens')?.rest).toBe(
    '8b lora, 20M tokens',
  )
  expect(threeFiguresIn("what's the most this could cost? 8b lora, 20M tokens")?.isCeiling).toBe(true)
})
