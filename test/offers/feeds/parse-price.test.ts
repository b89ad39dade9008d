/** What is printed where a price should be. */
import { expect, test } from 'vitest'
import { parsePrice } from '../../../src/offers/feeds/reading-collector.ts'

test.each([
  ['2.50', 2.5],
  [' 2.5 ', 2.5],
  ['3', 3],
  [1.99, 1.99],
])('"%s" is a price', (printed, price) => {
  expect(parsePrice(printed)).toBe(price)
})

test.each(['1e3', '0x10', '2.', '+2', '1,5', '2.5 USD', '$2.5', 'Infinity', '1 2'])('"%s" is none', (printed) => {
  expect(parsePrice(printed)).toBe(`"${printed}" is no price`)
})

test.each([[null], [undefined], ['']])('%s: none is printed', (printed) => {
  expect(parsePrice(printed)).toBe('no price is printed')
})
