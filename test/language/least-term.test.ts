/** Hours that an offer binds for, or that are paid ahead. */
import { expect, test } from 'vitest'
import { leastTermIn } from '../../src/language/questions/least-term.ts'

test.each([
  ['$1.89/h with 200 hours prepaid', 200],
  ['$2/h, but we have to pay 100 h up front', 100],
  ['they want a minimum of 250 hours at $1.70/h', 250],
  ['prepaid 120 hours at 1.80 dollars per hour', 120],
  ['$1.89/h if we commit for a week', 168],
  ['$1.89/h, done in 20 hours', null],
])('%s: %s', (text, hours) => {
  expect(leastTermIn(text)).toBe(hours)
})
