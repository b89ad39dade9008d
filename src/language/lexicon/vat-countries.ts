/** "Is VAT in there? We're in Ireland": the country that a question of tax names, and its standard rate. */
import type { Vat } from '../../catalog/total-cost.ts'

/** Finds the one country that a text names, with its rate; null where it names none, or more than one. */
export type VatCountries = (text: string) => { readonly country: string; readonly share: number } | null

/** The finder over the countries whose rates are known. */
export function vatCountriesOf({ countries }: Vat): VatCountries {
  const byWord = new Map(countries.flatMap((one) => one.words.map((word) => [word, one] as const)))
  // The longest first: "northern ireland" is not Ireland.
  const words = [...byWord.keys()].toSorted((one, other) => other.length - one.length)
  const named = new RegExp(String.raw`(?<!\w)(?:${words.join('|').replaceAll('.', String.raw`\.`)})(?!\w)`, 'giu')
  return (text) => {
    const found = new Set([...text.matchAll(named)].map(([word]) => byWord.get(word.toLowerCase())))
    const [only] = found
    return only === undefined || found.size > 1 ? null : { country: only.name, share: only.rate }
  }
}
