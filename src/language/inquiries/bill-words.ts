/** "In CHF incl. 8.1 % VAT", "how many GPU hours": how a bill is to be told, and the text without it. */
import { gpuPattern } from '../text/gpu-pattern.ts'

export type BillWords = {
  /** Of the bill, 0 to 1; null: no tax is to be added. */
  readonly taxShare: number | null
  /** As typed, such as "VAT". */
  readonly tax: string
  /** ISO code; null: none is asked for. */
  readonly currency: string | null
  readonly rest: string
}

const taxName = String.raw`(vat|sales tax|tax(?:es)?|gst|mwst|ust|iva|tva|btw)`
const joiner = String.raw`(?:(?:,|\+|\b(?:and|plus|with|incl\w*\.?|including|excl\w*\.?|before|after)) ?){0,3}`
const percent = String.raw`(\d{1,2}(?:[.,]\d+)?) ?(?:%|percent\b|pct\b)`
const taxes: readonly RegExp[] = [
  new RegExp(String.raw`${joiner}(?<![\w.])${percent} (?:of )?${taxName}\b`, 'iu'),
  new RegExp(String.raw`${joiner}\b${taxName} (?:of |at |is |\()?${percent}\)?`, 'iu'),
]
/** What each currency is called; of "real" and "won" alone the one that no other word is. */
const currencyWords: Readonly<Record<string, readonly string[]>> = {
  CHF: ['chf', 'franc', 'francs', 'swiss francs'],
  EUR: ['eur', 'euro', 'euros', '€'],
  GBP: ['gbp', 'pound', 'pounds', 'pounds sterling', 'sterling', 'british pounds', '£'],
  INR: ['inr', 'rupees', 'rupee', 'indian rupees', '₹'],
  JPY: ['jpy', 'yen', 'japanese yen'],
  CAD: ['cad', 'canadian dollars', 'c$'],
  AUD: ['aud', 'australian dollars', 'a$'],
  SEK: ['sek', 'swedish kronor', 'swedish krona', 'swedish crowns'],
  NOK: ['nok', 'norwegian kroner', 'norwegian krone', 'norwegian crowns'],
  DKK: ['dkk', 'danish kroner', 'danish krone', 'danish crowns'],
  PLN: ['pln', 'zloty', 'zlotys', 'polish zloty', 'zł'],
  CNY: ['cny', 'rmb', 'yuan', 'renminbi'],
  BRL: ['brl', 'reais', 'brazilian reais', 'r$'],
  MXN: ['mxn', 'mexican pesos'],
  SGD: ['sgd', 'singapore dollars', 's$'],
  KRW: ['krw', 'won', 'korean won', '₩'],
}
const currencyCodes: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(currencyWords).flatMap(([code, words]) => words.map((word) => [word, code] as const)),
)
const currencyName = Object.keys(currencyCodes)
  .toSorted((one, other) => other.length - one.length)
  .map((name) => name.replace('$', String.raw`\$`))
  .join('|')
const currencies: readonly RegExp[] = [
  new RegExp(
    String.raw`,? ?(?:\b(?:all |the |with )?(?:prices?|amounts?|costs?|figures|totals?|everything) )?\b(?:in|as|within|into) (${currencyName})(?![\p{L}\d])`,
    'iu',
  ),
  new RegExp(String.raw`,? ?(?<![\p{L}\d]|\d )(${currencyName}) (?:please|pls|bitte)\b`, 'iu'),
  // "How much € is that", "the EUR amount".
  new RegExp(
    String.raw`\bhow (?:much|many) (${currencyName})(?![\p{L}\d])(?: (?:is|would) (?:that|it)(?: be)?\b)?`,
    'iu',
  ),
  new RegExp(String.raw`\b(?:the |an? )?(${currencyName}) (?:amount|figure|sum|total|price|cost)\b`, 'iu'),
]

/** Null where the bill is told as usual. */
export function billWordsIn(text: string): BillWords | null {
  let rest = text
  let taxShare: number | null = null
  let tax = ''
  for (const [at, pattern] of taxes.entries()) {
    const match: RegExpExecArray | null = taxShare === null ? pattern.exec(rest) : null
    if (match === null) continue
    const percents: string = match[at === 0 ? 1 : 2] ?? ''
    taxShare = Number(percents.replace(',', '.')) / 100
    tax = match[at === 0 ? 2 : 1] ?? ''
    rest = rest.replace(match[0], ' ')
  }
  const money = currencies.map((pattern) => pattern.exec(rest)).find((match) => match !== null) ?? null
  if (money !== null) rest = rest.replace(money[0], ' ')
  if (taxShare === null && money === null) return null
  return {
    taxShare,
    tax: tax.length <= maxAbbreviationLength ? tax.toUpperCase() : tax,
    currency: money === null ? null : (currencyCodes[(money[1] ?? '').toLowerCase()] ?? null),
    rest: rest.replaceAll(/[^\S\n]+/gu, ' ').trim(),
  }
}
const maxAbbreviationLength = 4

const hoursAsked = new RegExp(
  String.raw`(?<![\d.] ?(?:k )?)(?:\b(?:how many|ballpark|estimate|total|estimated|number of) ){0,4}\b(?:gpu|(?:${gpuPattern}))[- ]?(?:hours|hrs)\b(?: (?:and|\+|&|\/)(?= ))?(?: (?:is|for|does|would|will|do i need for|do we need for)\b)?`,
  'iu',
)

/** "How many GPU hours is a 70b lora …": the text without that; null where they are not asked for, or an amount is named. */
export function askedGpuHoursIn(text: string): string | null {
  const match = hoursAsked.exec(text)
  if (match === null) return null
  const card = new RegExp(String.raw`\b(${gpuPattern})[- ]?(?:hours|hrs)`, 'iu').exec(match[0])?.[1]
  const kept = card === undefined ? ' ' : ` on ${card} `
  return `${text.slice(0, match.index)}${kept}${text.slice(match.index + match[0].length)}`
    .replaceAll(/[^\S\n]+/gu, ' ')
    .trim()
}
