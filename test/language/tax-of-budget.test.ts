/** A budget with the tax in it, or without. */
import { expect, test } from 'vitest'
import { taxOfBudgetIn } from '../../src/language/inquiries/tax-of-budget.ts'

test.each([
  ['8b, under 80 EUR incl. VAT, EU', true],
  ['8b, max $90 including tax', true],
  ['8b, budget 150 EUR excl. VAT', false],
  ['8b, budget 150 EUR plus VAT', false],
  ['8b, the cost in EUR incl. 19% VAT', null],
  ['8b, is VAT included?', null],
])('%s: the tax is within: %s', (text, wanted) => {
  expect(taxOfBudgetIn(text)?.isWithin ?? null).toBe(wanted)
})
