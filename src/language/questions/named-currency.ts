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
  if (ofPower !== undefined && !kilowattHour.test(text))
    return { value: Number(ofPower.replace(',', '.')) / 100, currency: '' }
  const [, sign = '', atPower, behind = ''] = (kilowattHour.test(text) ? null : bare.exec(text)) ?? []
  if (atPower !== undefined) return priceOf(sign, atPower, behind)
  const [, before = '', digits, after = ''] =
    [perKilowattHour, ...withSign].map((pattern) => pattern.exec(text)).find((found) => found !== null) ?? []
  return digits === undefined ? null : priceOf(before, digits, after)
}
function priceOf(before: string, digits: string, after: string): EnergyPrice {
  const isCents = /^(?:cents?|ct|c|p|pence)$/iu.test(after)
  const value = Number(digits.replace(',', '.')) / (isCents ? 100 : 1)
  const sign = before === '' ? after : before
  const code = currencyIn(sign) ?? (/^(?:\$|usd|dollars?)$/iu.test(sign) ? 'USD' : '')
  return { value, currency: isCents ? (/^p/iu.test(after) ? 'GBP' : '') : code }
}
const kilowattHour = /\b(?:kwh|kw ?\/ ?h|kw ?hr|kilowatt[- ]?hours?)\b/iu
const amount = String.raw`([$€£])?\s?(\d{1,3}(?:[.,]\d{1,4})?)\s?([$€£]|eur\w*|usd|dollars?|gbp|pounds?|chf|pence|cents?|ct|c|p)?`
const perKilowattHour = new RegExp(
  String.raw`(?<![\d.,])${amount}\s?(?:\/|per|an?|each|every)\s?(?:kwh|kw ?\/ ?h|kw ?hr|kilowatt[- ]?hour)\b`,
  'iu',
)
/** "0.31 eur kwh", "kwh is 31 ct": the unit beside a sum of money. */
const money = String.raw`(?=[$€£]|\d[\d.,]* ?(?:[$€£]|eur|usd|gbp|chf|cents?\b|ct\b|pence\b))${amount}`
const withSign: readonly RegExp[] = [
  new RegExp(String.raw`(?<![\d.,])${money}\s?kwh\b`, 'iu'),
  new RegExp(String.raw`\bkwh (?:(?:price|here) )?(?:is|costs?|at|for|of|=) ${money}`, 'iu'),
]
/** "Power at $0.15": so little money is of a kilowatt-hour. */
const bare = new RegExp(
  String.raw`\b(?:electric(?:ity)?(?: bill)?|power|energy|strom|juice)\b[^.?!\d$€£]{0,40}(?<![\d.,])(?=[$€£]? ?0[.,]\d)${amount}(?!\d|[.,]\d| ?(?:k?wh?\b|%|\/|per\b|tok|h\b|hours?|kw))`,
  'iu',
)
/** "What's the electricity for that at 31ct": so few cents are of a kilowatt-hour. */
const cents =
  /\b(?:electricity|power|energy|strom|juice)\b(?:[^.?!\d]{0,40}) (\d{1,2}(?:[.,]\d{1,2})?) ?(?:cents?|ct|c)\b(?! ?(?:\/|per|an?) ?(?!kwh)\w)/iu
/** The code of a currency that a text names; null where it names none. */
export const currencyIn = (text: string): string | null =>
  currencyWords.find(([, pattern]) => pattern.test(text))?.[0] ?? null
