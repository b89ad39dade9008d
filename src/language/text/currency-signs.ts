/** Currencies by their signs, and the minus that may stand beside one. */
import type { Token } from './tokenize.ts'

/** A minus and a currency before a number, in either order: "-5", "$5", "-$5", "R$ 5". */
export function signAndCurrencyAt(
  tokens: readonly Token[],
  at: number,
): { start: number; sign: 1 | -1; currency: string | null } {
  let start = at
  let sign: 1 | -1 = 1
  let currency: string | null = null
  for (let step = 0; step < 2; step += 1) {
    const dollarCode = dollarPrefixes.get(tokens[start]?.text ?? '')
    const isCountryDollar =
      dollarCode !== undefined && tokens[start + 1]?.text === '$' && tokens[start + 1]?.adjacent === true
    const code = isCountryDollar ? dollarCode : (currencyAt(tokens, start) ?? currencyCodeAt(tokens, start))
    const isMinus = tokens[start]?.text === '-' && !touchesNumber(tokens, start) && tokens[start + 1]?.adjacent === true
    if (code !== null && currency === null) currency = code
    else if (isMinus && sign === 1) sign = -1
    else break
    start += isCountryDollar || isShortened(tokens, start) ? 2 : 1
  }
  return { start, sign, currency }
}

/** "Rs. 50,000": the point is of the word. */
const isShortened = (tokens: readonly Token[], at: number): boolean =>
  currencyWords.has(tokens[at]?.text ?? '') && tokens[at + 1]?.text === '.' && tokens[at + 1]?.adjacent === true

const touchesNumber = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.adjacent === true && (tokens[at - 1]?.kind === 'number' || tokens[at - 1]?.kind === 'word')

export const currencySigns: ReadonlyMap<string, string> = new Map([
  ['$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY or CNY'],
  ['₹', 'INR'],
  ['₩', 'KRW'],
  ['₽', 'RUB'],
])
/** The sign of euros and pounds; of all other money that of dollars, as sums in it are told in them. */
export const signOfMoney = (currency: string | null | undefined): '$' | '€' | '£' =>
  currency === 'EUR' ? '€' : currency === 'GBP' ? '£' : '$'
/** The code behind such a sign; null: dollars. */
export const codesOfSigns = { $: null, '€': 'EUR', '£': 'GBP' } as const
/** Letters before "$". */
const dollarPrefixes: ReadonlyMap<string, string> = new Map([
  ['us', 'USD'],
  ['c', 'CAD'],
  ['ca', 'CAD'],
  ['a', 'AUD'],
  ['au', 'AUD'],
  ['s', 'SGD'],
  ['r', 'BRL'],
  ['hk', 'HKD'],
  ['nz', 'NZD'],
  ['nt', 'TWD'],
])

/** The code of the currency whose sign stands at `at`; null: none does. */
export const currencyAt = (tokens: readonly Token[], at: number): string | null =>
  currencySigns.get(tokens[at]?.text ?? '') ?? null

/** "EUR 3,500": the code before a number, where it stands behind none. */
export function currencyCodeAt(tokens: readonly Token[], at: number): string | null {
  const [before, token] = [tokens[at - 1], tokens[at]]
  const next = tokens[isShortened(tokens, at) ? at + 2 : at + 1]
  const isBehindNumber = before?.kind === 'number' || (before?.adjacent === true && before.kind === 'word')
  if (token?.kind !== 'word' || next?.kind !== 'number' || isBehindNumber) return null
  // "rmb64" is the slip of a name.
  if (token.text === 'rmb' && next.adjacent) return null
  return currencyWords.get(token.text) ?? (currencyCodes.has(token.text) ? token.text.toUpperCase() : null)
}
/** How sums are written where nobody writes the code. */
const currencyWords: ReadonlyMap<string, string> = new Map([
  ['rs', 'INR'],
  ['rmb', 'CNY'],
  ['zł', 'PLN'],
  ['sfr', 'CHF'],
])
const currencyCodes: ReadonlySet<string> = new Set(
  'eur gbp chf cad aud jpy inr sek nok dkk pln brl krw cny twd ntd hkd nzd thb myr zar ils aed czk huf mxn sgd'.split(
    ' ',
  ),
)

/** "400 S$" */
export function dollarCodeAt(tokens: readonly Token[], at: number): string | null {
  const code = dollarPrefixes.get(tokens[at]?.text ?? '')
  const sign = tokens[at + 1]
  return code !== undefined && sign?.text === '$' && sign.adjacent && tokens[at + 2]?.kind !== 'number' ? code : null
}
