/** "Under 80 EUR incl. VAT", "150 EUR plus VAT": whether the sum that is named has the tax in it. */

const tax = String.raw`(?:vat|sales tax|tax(?:es)?|gst|mwst|ust|iva|tva|btw)`
/** Behind a sum, and no rate of the tax: that asks for the bill with it. */
const behindSum = new RegExp(
  String.raw`(?<=\d[\d.,]{0,9}k? ?(?:eur\w*|€|usd|dollars|chf|francs?|gbp|pounds?|[$£])?[,(]? ?)(?:max(?:imum)?,? )?\(?(?:(?<within>incl(?:\.|uding|usive of|uded)?|with)|(?<without>excl(?:\.|uding|usive of)?|without|before|plus|net of|ex)) ${tax}\b\)?(?! ?(?:of |at )?\d)`,
  'iu',
)
const maxLength = 2000

export type TaxOfBudget = { readonly isWithin: boolean; readonly rest: string }

/** Null where it does not say. */
export function taxOfBudgetIn(text: string): TaxOfBudget | null {
  const found = text.length > maxLength || !quick.test(text) ? null : behindSum.exec(text)
  if (found === null) return null
  const rest = `${text.slice(0, found.index)}${text.slice(found.index + found[0].length)}`
  return { isWithin: found.groups?.['within'] !== undefined, rest }
}
const quick = new RegExp(tax, 'iu')

/** The text without it: what it says of the offers is nothing. */
export const withoutTaxOfBudget = (text: string): string => taxOfBudgetIn(text)?.rest ?? text
