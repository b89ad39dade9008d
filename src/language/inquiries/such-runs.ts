/** "We have 60 of these, one per product": how many such trainings there are, below the price of one. */

const maxLength = 140
const such = String.raw`(?:such|of (?:these|those|them|it)|like (?:this|that|these|those)|more (?:like (?:this|that)|of (?:these|those|them)))`
/** Nothing that they are of follows: "5 of those cables" are no trainings. */
const alone = String.raw`(?=\s{0,2}(?:$|[,.;:!?()–-]|(?:to|in|for|one|each|per|altogether|total|then|please|pls|now|with|by|and|or|at|next|every|a|on|over|so|cost|costs|be|come|take|run|instead|because|since|as)\b))`
const things =
  'products?|customers?|clients?|users?|characters?|styles?|skus?|brands?|shops?|stores?|people|subjects?|artists?|speakers?|languages?|accents?|cameras?|sites?|farms?|patients?|hospitals?|machines?|lines?|plants?|regions?|models?|items?|games?|projects?|teams?'
const severalForms: readonly RegExp[] = [
  /\b(?:that|this|it|price|cost|sum|total)\b.{0,8} (?:times|x|×) ?(\d{1,4})[\s?.!]*$/u,
  new RegExp(
    String.raw`^(?=.{0,70}$)(?=.*(?:\?|\b(?:total|costs?|price|how much)\b)).*\bfor (?:all |all of |our |the |about |some )*(\d{1,4}) (?:\w{3,14} )?(?:${things})\b`,
    'u',
  ),
  new RegExp(
    String.raw`\b(?:have|need|want|got|do|make|train|run|doing|making|training|running|for|about|all|x|times|order|there are|are|it's|afford|pay for|would|will|do)(?: (?:about|around|roughly|some|all|another|a total of|to (?:do|train|make|run)))? (\d{1,4}|a dozen|two dozen) ${such}(?!\w)${alone}`,
    'u',
  ),
  new RegExp(
    String.raw`\b(?:times|x|multiply (?:it |that )?by|multiplied by) ?(\d{1,4})\b(?=.{0,24}\b(?:one|each|per|${things})\b)`,
    'u',
  ),
  new RegExp(
    String.raw`\b(?:do|run|repeat|train|need|make|have|redo|price|cost\w*|same|this|that|it)\b[^.;?\d]{0,24}\bfor (?:all |our |the |each of (?:our|the) |about |some |another )*(\d{1,4}) (?:\w{3,14} )?(?:${things})\b`,
    'u',
  ),
  new RegExp(
    String.raw`\b(?:that's|this is|that is|just|only) (?:for |the price of |just )*(?:one|a single)\b.{0,16}[,;.]? (?:and |but |so )?(?:we|i|there|they)(?: have|'ve got| need| are| want| got)? (\d{1,4}) (?:\w{3,14} )?(?:${things})\b`,
    'u',
  ),
  new RegExp(String.raw`\b(\d{1,4}) ${such} ?[,;(]? ?(?:\w+ )?(?:one|each|per)\b`, 'u'),
]
/** They are machines, or a joke. */
const ofCards = /\b(?:cards?|gpus?|nodes?|in parallel|at once|spread|split|lol|lmao|haha\w*|i quit)\b/u
const maxRuns = 1000

/** "We have 60 of these, one per product": so many such trainings, and no GPUs; null: none are told. */
export function suchRunsIn(text: string): number | null {
  if (text.length > maxLength) return null
  const line = text.toLowerCase().replaceAll('’', "'").trim()
  if (ofCards.test(line) || !/\d|dozen/u.test(line)) return null
  for (const form of severalForms) {
    const found = form.exec(line)?.[1]
    const count =
      found === undefined ? 0 : found.endsWith('dozen') ? (found.startsWith('two') ? 24 : 12) : Number(found)
    if (count > 1 && count <= maxRuns) return count
  }
  return null
}
