/** "Colo at $1,800 a month", "hosting 600/month": what a place for a machine of one's own costs. */

const monthly =
  /\b(?:colo(?:cation)?|co-?location|hosting|housing|rack(?: ?space)?)\b[^.?!;\d]{0,30}[$€£]? ?(\d[\d,]{0,6})( ?k)? ?(?:[$€£]|usd|dollars|bucks)? ?(?:\/|per|an?|each|every) ?(?:month|mo)\b/iu

/** Money of a month, in the currency of the text; null: none is told. */
export function colocationIn(text: string): { readonly perMonth: number; readonly rest: string } | null {
  const [words, digits = '', thousand] = monthly.exec(text) ?? []
  const perMonth = Number(digits.replaceAll(',', '')) * (thousand === undefined ? 1 : 1000)
  return words === undefined || !(perMonth > 0) ? null : { perMonth, rest: text.replace(words, ' ') }
}
