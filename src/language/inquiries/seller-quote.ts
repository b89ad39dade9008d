/** "Our vendor quotes 38k for it": people who sell a training as work, and the sum that they ask, with or without its currency. */

const sellers = String.raw`(?:consultan\w+|agency|agencies|vendors?|freelancers?|contractors?|suppliers?|integrators?|outsourcer|studio|dev shop|(?:outside|external|third[- ]party|ai|ml|local|offshore) (?:firm|company|shop|team|partner|lab|people|guy|expert)s?)`
const asks = String.raw`(?:quot(?:es?|ed|ing)|charg(?:es?|ed|ing)|ask(?:s|ed|ing)?|wants?|wanted|offer(?:s|ed|ing)?|estimat(?:es?|ed)|bids?|pitch(?:es|ed)|propos(?:es|ed)|demands?|says?|said|claims?|claimed|tells? (?:us|me)|told (?:us|me)|sent|invoices?d?|bills?|billed)`
const selling = new RegExp(
  String.raw`\b${sellers}\b(?!\.com)[^.?!]{0,40}?\b${asks}\b|\b${sellers}(?:['’]s)? (?:quote|offer|price|bid|proposal|estimate)\b|\b(?:quot(?:ed?|es)|offer|bid|proposal|estimate)\b[^.?!]{0,60}\b(?:from|by) (?:an? |the |our |some |this )?(?:[a-z]+ )?${sellers}\b|\b(?:were|was|been|got|are being|i['’]m being|we['’]re being) quoted\b|\b(?:got|have|had|received) an? (?:quote|offer|bid|proposal) (?:of|for|over|from)\b`,
  'iu',
)

/** Whether somebody who sells trainings as work asks a sum for one: it is to be judged, however it is asked about. */
export const isQuotedBySeller = (text: string): boolean => selling.test(text)

/** What a number that no unit follows counts is money, as it stands right behind the word of the asking. */
const bareSum = new RegExp(
  String.raw`\b(?:${asks}|quote (?:is|of|for)|offer (?:is|of)|price (?:is|of)|proposal (?:is|of|for)|bid (?:is|of))\b(?: (?:us|me|it|that|this|is|it['’]s|for it|a|an|flat|fixed|about|around|roughly|like|some|only|close to|nearly|over|almost|up to|at|me for it|us for it)){0,4} ~?(?<number>\d{1,3}(?:,\d{3})+|\d{4,7}|\d{1,3}(?:\.\d{1,2})? ?(?:k|grand|thousand))(?=[)\s]*(?:$|[,;:?!…]|\.(?!\d)|\.{2,}|- |–|—|(?:for|to|and|plus|as|in total|all in|all[- ]inclusive|total|flat|fixed|up ?front|altogether|if|when|per project|which|is|does|sounds?)\b))`,
  'iu',
)

/** A sum without a currency that a seller asks; null: none. `words`: as typed. */
export function bareSumOfSeller(text: string): { readonly value: number; readonly words: string } | null {
  if (!isQuotedBySeller(text)) return null
  const words = bareSum.exec(text)?.groups?.['number']
  if (words === undefined) return null
  const number = Number(words.replaceAll(/[^\d.]/gu, ''))
  return { value: /[a-z]/iu.test(words) ? number * 1000 : number, words }
}
