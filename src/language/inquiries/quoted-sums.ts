/** "We've had quotes from €400 to €9,000": sums that somebody asks for the whole of it. */
import { codesOfSigns } from '../text/currency-signs.ts'

export type QuotedSum = { readonly value: number; readonly currency: string | null; readonly words: string }

const isQuoted =
  /\b(?:quot(?:e|es|ed|ing)|offers?|offered|bids?|asks? for|asking|want(?:s|ed)?|charg(?:e|es|ed|ing)|proposals?|estimates?)\b/iu
const sum =
  /(?:([$€£¥]) ?(\d[\d.,]{0,11})( ?k\b)?|(?<![\w.])(\d[\d.,]{0,11})( ?k)? ?(usd|dollars|bucks|eur|euros?|gbp|pounds|chf))(?![\d.,]*\d)(?! ?(?:\/|per|an? (?:hour|month|day)))/giu
const names: readonly (readonly [RegExp, string])[] = [
  [/^eur/iu, 'EUR'],
  [/^(?:gbp|pound)/iu, 'GBP'],
  [/^chf/iu, 'CHF'],
]
/** Yen and yuan have the same sign. */
const ofSigns: ReadonlyMap<string, string | null> = new Map([...Object.entries(codesOfSigns), ['¥', 'JPY or CNY']])
const maxSums = 4

/** None where nobody quotes. */
export function quotedSumsIn(text: string): readonly QuotedSum[] {
  if (!isQuoted.test(text)) return []
  return [...text.matchAll(sum)].slice(0, maxSums).flatMap(([words, sign, ofSign, k, plain, thousand, name]) => {
    const digits = (ofSign ?? plain ?? '').replaceAll(/[,.](?=\d{3}(?:\D|$))/gu, '').replace(/[.,]$/u, '')
    const value = Number(digits.replace(',', '.')) * (k !== undefined || thousand !== undefined ? 1e3 : 1)
    const currency =
      sign === undefined
        ? (names.find(([pattern]) => pattern.test(name ?? ''))?.[1] ?? null)
        : (ofSigns.get(sign) ?? null)
    return value > 0
      ? [{ value, currency: currency === 'USD' ? null : currency, words: words.replace(/[\s.,]+$/u, '') }]
      : []
  })
}
