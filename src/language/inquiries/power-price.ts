/** The price of a kilowatt-hour in a first text: no budget, and no price of a GPU. */

const powerPrice =
  /(?<=\b(?:electricity|power|energy|strom|juice)(?: (?:is|at|costs?|price|for|of|about|around|~)){0,2}[\s:=]{1,2})\d{1,3}(?:[.,]\d{1,4})? ?(?:cents?|ct|c|p)\b(?! ?(?:\/|per|an?)\s?kwh)|(?:\b(?:at|for|with|of|costs?|is)\s+)?[$€£]?\s?\d{1,3}(?:[.,]\d{1,4})?\s?(?:[$€£]|eur\w*|usd|dollars?|gbp|pounds?|chf|cents?|ct|c|p)?\s?(?:\/|per|an?)\s?kwh\b/iu

/** The text without it; `words` null: none is named. */
export function withoutPowerPrice(text: string): { readonly rest: string; readonly words: string | null } {
  const found = powerPrice.exec(text)
  if (found === null) return { rest: text, words: null }
  const rest = `${text.slice(0, found.index)}${text.slice(found.index + found[0].length)}`
  const words = found[0].replace(/^(?:at|for|with|of|costs?|is)\s+/iu, '').trim()
  // "Electricity 11ct"
  return { rest, words: /kwh$/iu.test(words) ? words : `${words}/kWh` }
}

/** Dollars of a kilowatt-hour as they are said; null: none are, or in other money. */
export function powerUsdIn(text: string): number | null {
  const { words } = withoutPowerPrice(text)
  return words === null || /€|eur|£|gbp|pound|chf/iu.test(words) ? null : perKilowattHour(words)
}

/** What such words come to, in their money; null: they name no number. */
export function perKilowattHour(words: string): number | null {
  const [, digits = ''] = /(\d{1,3}(?:[.,]\d{1,4})?)/u.exec(words) ?? []
  if (digits === '') return null
  const value = Number(digits.replace(',', '.'))
  return /\d\s?(?:cents?|ct|c|p)\b/iu.test(words) ? value / 100 : value
}
