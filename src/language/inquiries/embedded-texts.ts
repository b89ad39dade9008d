/** "Embed our 6 million documents, afterwards 5,000 new ones per day": texts that only become vectors, now and later. */

const vectors =
  /\b(?:re-?)?embed(?:s|ded)?\b|\b(?:re-?)?embedding(?!s? ?(?:models?|layers?|fine-?tun\w*)\b)s?\b|\bvectori[sz](?:e[sd]?|ing|ation)\b/iu

/** Whether vectors of texts are wanted; a model that makes them need not be named. */
export const embedsTexts = (text: string): boolean => vectors.test(text)

const every = String.raw`(?:an?|per|each|every|\/) ?(?<per>day|week|month)\b`
const amount = String.raw`(?<![\w.$€£])(?<count>\d[\d,]{0,10}(?:\.\d{1,2})?) ?(?<scale>k|m|thousand|million)?\b`
const later = new RegExp(
  String.raw`(?:[,;(]? ?\b(?:and |then |plus |afterwards |later |maybe |about |around |some |roughly ){0,4})${amount}(?: ?[\p{L}-]{2,20}){0,3} ${every}`,
  'iu',
)
const scales: Readonly<Record<string, number>> = { k: 1e3, t: 1e3, m: 1e6 }

/** Texts that come in each period, and the text without them; null: it is not said, or tokens are counted. */
export function laterTextsIn(
  text: string,
): { readonly texts: number; readonly per: 'day' | 'week' | 'month'; readonly rest: string } | null {
  const found = later.exec(text)
  if (found === null || /\btok(?:en)?s?\b|\bhours?\b/iu.test(found[0])) return null
  const { count = '', scale = '', per = '' } = found.groups ?? {}
  const texts = Number(count.replaceAll(',', '')) * (scales[scale[0]?.toLowerCase() ?? ''] ?? 1)
  const period = per.toLowerCase()
  if (texts < leastTexts || (period !== 'day' && period !== 'week' && period !== 'month')) return null
  // Where nothing else is counted, these are all that there are.
  const rest = text.replace(found[0], ' ')
  return { texts, per: period, rest: /\d/u.test(rest.replaceAll(each, ' ')) ? rest : text }
}
const leastTexts = 2
const each = /\d[\d.,]*k? ?tok(?:en)?s?\b/giu

/** How often it comes is no time that there is for it. */
export const withoutPeriod = (text: string): string =>
  text.replaceAll(
    /\b(?:an?|per|each|every) (?:day|week|month|quarter|year)\b|\b(?:daily|weekly|monthly|quarterly)\b/giu,
    ' ',
  )
