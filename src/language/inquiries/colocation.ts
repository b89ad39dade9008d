/** "Colo at $1,800 a month", "hosting 600/month": what a place for a machine of one's own costs. */
import { typedNumber } from '../text/typed-number.ts'

const place = String.raw`(?:colo(?:cation)?|co-?location|hosting|housing|rack(?: ?space)?|data ?cent(?:er|re) space)`
const money = String.raw`[$€£]? ?(\d[\d,]{0,6}(?:\.\d{1,2})?)( ?k)? ?(?:[$€£]|usd|dollars|bucks|eur\w{0,2})?`
const often = String.raw`(?:\/|per|an?|each|every) ?(?:month|mo)\b`
const forms = [
  String.raw`\b${place}\b[^.?!;\d]{0,30}${money} ?(?:${often}|monthly\b)`,
  // "$4k/month colocation", "1.9k a month for colo".
  String.raw`(?<![\w.,])${money} ?(?:${often}|monthly\b),? (?:for |of |in )?(?:the |a )?${place}\b`,
].map((source) => new RegExp(source, 'iu'))

/** Money of a month, in the currency of the text; null: none is told. */
export function colocationIn(text: string): { readonly perMonth: number; readonly rest: string } | null {
  const [words, digits = '', thousand] = forms.flatMap((form) => form.exec(text) ?? [])
  const perMonth = typedNumber(digits, thousand)
  return words === undefined || !(perMonth > 0) ? null : { perMonth, rest: text.replace(words, ' ') }
}
