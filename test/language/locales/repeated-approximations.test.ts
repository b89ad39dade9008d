/** Words for “about” in any number before an amount: they are passed over, and exhaust nothing. */
import { expect, test } from 'vitest'
import { localRequest } from '../../../src/language/locales/local-request.ts'
import { vocabulary } from '../fixtures.ts'

test.each(['etwa ', 'environ ', 'circa ', '約', 'más o menos '])('“%s” six thousand times', (word) => {
  const text = (times: number): string => `budget ${word.repeat(times)}500 euro für 70b mit 2 Mrd Tokens`
  expect(() => localRequest(text(6000), vocabulary, false)).not.toThrow()
  expect(localRequest(text(2), vocabulary, false)?.english).toMatch(/500/u)
})
