/** Currencies that a question names, and the price of a kilowatt-hour in one. */

/** Of a kilowatt-hour; `currency` '': as it was said, whatever it is. */
export type EnergyPrice = { readonly value: number; readonly currency: string }

const currencyWords: readonly (readonly [string, RegExp])[] = [
  ['EUR', /€|\b(?:euros?|eur)\b/iu],
  ['GBP', /£|\b(?:pounds?|gbp|sterling|quid)\b/iu],
  ['CHF', /\b(?:chf|francs?)\b/iu],
  ['JPY', /¥|\b(?:jpy|yen)\b/iu],
  ['INR', /₹|\b(?:inr|rupees?)\b/iu],
  ['BRL', /r\$|\b(?:brl|reais)\b/iu],
  ['SEK', /\b(?:sek|swedish (?:kron\w+|crowns?)|kronor)\b/iu],
  ['NOK', /\b(?:nok|norwegian (?:kron\w+|crowns?))\b/iu],
  ['DKK', /\b(?:dkk|danish (?:kron\w+|crowns?))\b/iu],
  ['PLN', /\b(?:pln|z[lł]ot(?:y|ys|ych))\b/iu],
  ['CZK', /\b(?:czk|koruna|czech crowns?)\b/iu],
  ['CAD', /\b(?:cad|canadian dollars?)\b/iu],
  ['AUD', /\b(?:aud|australian dollars?|aussie dollars?)\b/iu],
  ['SGD', /\b(?:sgd|singapore dollars?)\b/iu],
  ['CNY', /\b(?:cny|rmb|yuan|renminbi)\b/iu],
  ['MXN', /\b(?:mxn|mexican pesos?)\b/iu],
  ['ZAR', /\b(?:zar|rand)\b/iu],
  ['NGN', /\b(?:ngn|naira)\b/iu],
  ['KES', /\b(?:kes|kenyan shillings?)\b/iu],
  ['HUF', /\b(?:huf|forints?)\b/iu],
  ['KRW', /₩|\bkrw\b|\bkorean won\b|(?:\bin|\d) ?won\b(?!['’])/iu],
]
/** "0.32 eur per kwh", "30 ct/kWh": the price of a kilowatt-hour as it was said. */
export function perKwhIn(text: string): EnergyPrice | null {
  const [, ofPower] = cents.exec(text) ?? []
  if (ofPower !== undefined && !/\bkwh\b/iu.test(text))
    return { value: Number(ofPower.replace(',', '.')) / 100, currency: '' }
  const [, before = '', digits, after = ''] =
    /([$€£])?\s?(\d{1,3}(?:[.,]\d{1,4})?)\s?([$€£]|eur\w*|usd|dollars?|gbp|pounds?|chf|cents?|ct|c|p)?\s?(?:\/|per|a|an)\s?kwh\b/iu.exec(
      text,
    ) ?? []
  if (digits === undefined) return null
  const isCents = /^(?:cents?|ct|c|p)$/iu.test(after)
  const value = Number(digits.replace(',', '.')) / (isCents ? 100 : 1)
  const sign = before === '' ? after : before
  return { value, currency: isCents ? '' : (currencyIn(sign) ?? (/^(?:\$|usd|dollars?)$/iu.test(sign) ? 'USD' : '')) }
}
/** "What's the electricity for that at 31ct": so few cents are of a kilowatt-hour. */
const cents =
  /\b(?:electricity|power|energy|strom|juice)\b(?:[^.?!\d]{0,40}) (\d{1,2}(?:[.,]\d{1,2})?) ?(?:cents?|ct|c)\b(?! ?(?:\/|per|an?) ?(?!kwh)\w)/iu
/** The code of a currency that a text names; null where it names none. */
export const currencyIn = (text: string): string | null =>
  currencyWords.find(([, pattern]) => pattern.test(text))?.[0] ?? null
