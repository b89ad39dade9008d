/** Currencies by their signs, and the minus that may stand beside one. */
import type { Lexicon } from '../../catalog/lexicon.ts'
import type { Token } from './tokenize.ts'

/** How money is written, each to its code: signs, letters before "$", words and codes. */
export type CurrencyWords = {
  readonly signs: ReadonlyMap<string, string>
  readonly beforeDollar: ReadonlyMap<string, string>
  /** How sums are written where nobody writes the code: "Rs. 50,000". */
  readonly words: ReadonlyMap<string, string>
  /** In lower case. */
  readonly codes: ReadonlySet<string>
}

/** Those of the lexicon. */
export const currencyWordsOf = ({
  currencyWords: { signs, beforeDollar, words, codes },
}: Pick<Lexicon, 'currencyWords'>): CurrencyWords => ({
  signs,
  beforeDollar: new Map(Object.entries(beforeDollar)),
  words: new Map(Object.entries(words)),
  codes: new Set(codes),
})

/** A minus and a currency before a number, in either order: "-5", "$5", "-$5", "R$ 5". */
export function signAndCurrencyAt(
  tokens: readonly Token[],
  at: number,
  money: CurrencyWords,
): { start: number; sign: 1 | -1; currency: string | null } {
  let start = at
  let sign: 1 | -1 = 1
  let currency: string | null = null
  for (let step = 0; step < 2; step += 1) {
    const dollarCode = money.beforeDollar.get(tokens[start]?.text ?? '')
    const isCountryDollar =
      dollarCode !== undefined && tokens[start + 1]?.text === '$' && tokens[start + 1]?.adjacent === true
    const code = isCountryDollar
      ? dollarCode
      : (currencyAt(tokens, start, money) ?? currencyCodeAt(tokens, start, money))
    const isMinus = tokens[start]?.text === '-' && !touchesNumber(tokens, start) && tokens[start + 1]?.adjacent === true
    if (code !== null && currency === null) currency = code
    else if (isMinus && sign === 1) sign = -1
    else break
    start += isCountryDollar || isShortened(tokens, start, money) ? 2 : 1
  }
  return { start, sign, currency }
}

/** "Rs. 50,000": the point is of the word. */
const isShortened = (tokens: readonly Token[], at: number, { words }: CurrencyWords): boolean =>
  words.has(tokens[at]?.text ?? '') && tokens[at + 1]?.text === '.' && tokens[at + 1]?.adjacent === true

const touchesNumber = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.adjacent === true && (tokens[at - 1]?.kind === 'number' || tokens[at - 1]?.kind === 'word')

/** The sign of euros and pounds; of all other money that of dollars, as sums in it are told in them. */
export const signOfMoney = (currency: string | null | undefined): '$' | '€' | '£' =>
  currency === 'EUR' ? '€' : currency === 'GBP' ? '£' : '$'
/** The code behind such a sign; null: dollars. */
export const codesOfSigns = { $: null, '€': 'EUR', '£': 'GBP' } as const
/** The code of the currency whose sign stands at `at`; null: none does. */
export const currencyAt = (tokens: readonly Token[], at: number, { signs }: CurrencyWords): string | null =>
  signs.get(tokens[at]?.text ?? '') ?? null

/** "EUR 3,500": the code before a number, where it stands behind none. */
export function currencyCodeAt(tokens: readonly Token[], at: number, money: CurrencyWords): string | null {
  const [before, token] = [tokens[at - 1], tokens[at]]
  const next = tokens[isShortened(tokens, at, money) ? at + 2 : at + 1]
  const isBehindNumber = before?.kind === 'number' || (before?.adjacent === true && before.kind === 'word')
  if (token?.kind !== 'word' || next?.kind !== 'number' || isBehindNumber) return null
  // "rmb64" is the slip of a name.
  if (token.text === 'rmb' && next.adjacent) return null
  return money.words.get(token.text) ?? (money.codes.has(token.text) ? token.text.toUpperCase() : null)
}
/** "400 S$" */
export function dollarCodeAt(tokens: readonly Token[], at: number, { beforeDollar }: CurrencyWords): string | null {
  const code = beforeDollar.get(tokens[at]?.text ?? '')
  const sign = tokens[at + 1]
  return code !== undefined && sign?.text === '$' && sign.adjacent && tokens[at + 2]?.kind !== 'number' ? code : null
}
