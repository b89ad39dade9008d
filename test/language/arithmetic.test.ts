/** Sums as they are typed: products first, from left to right; one that needs a parser comes to the same. */
import { expect, test } from 'vitest'
import { evaluate } from '../../src/language/recognizers/arithmetic.ts'

const sums: readonly (readonly [string, number | null])[] = [
  ['2000', 2000],
  ['2000 * 1.5', 3000],
  ['2000*1.5', 3000],
  ['2 + 3 * 4', 14],
  ['20 - 3 - 4', 13],
  ['20 / 4 / 5', 1],
  ['20 / 4 * 5', 25],
  ['2 * 3 - 4 * 5 + 6 / 4', -12.5],
  ['1 / 0', null],
  ['2 *', null],
  ['2 ** 3', null],
  ['1.2.3', null],
]

test.for(sums)('%s', ([text, value]) => {
  expect(evaluate(text)).toBe(value)
  expect(evaluate(`(${text})`)).toBe(value)
})
