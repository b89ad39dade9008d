/** What spans cover is the same as told by looking at each of them. */
import { expect, test } from 'vitest'
import { spanCover } from '../../../src/language/grammar/span-cover.ts'

const spans = [
  [4, 9],
  [0, 2],
  [5, 6],
  [12, 20],
  [12, 13],
].map(([from = 0, to = 0]) => ({ from, to }))

test('each span of a text is held, held behind a start, or overlapped as spans one by one say', () => {
  const cover = spanCover(spans)
  for (let from = 0; from < 22; from += 1)
    for (let to = from + 1; to <= 22; to += 1) {
      const span = { from, to }
      expect(cover.overlaps(span)).toBe(spans.some((one) => one.from < to && from < one.to))
      expect(cover.holds(span)).toBe(spans.some((one) => one.from <= from && to <= one.to))
      expect(cover.holdsBehindItsStart(span)).toBe(spans.some((one) => one.from < from && to <= one.to))
    }
})

test('no spans cover nothing', () => {
  expect(spanCover([]).overlaps({ from: 0, to: 5 })).toBe(false)
})
