/** "Keep 20% back for reruns", "minus 10% contingency": a share of the money that is not planned with, and the text without it. */

export type Contingency = { readonly share: number; readonly words: string; readonly rest: string }

const lead = String.raw`(?:,? ?\b(?:and |but |while |with )?(?:(?:i|we) )?(?:still )?(?:want to |need to |must |should )?(?:keep(?:ing)?|leav(?:e|ing)|hold(?:ing)?|sav(?:e|ing)|set(?:ting)? aside|reserv(?:e|ing)|minus|less|with|incl(?:uding|\.)?)\b ?(?:a |an |some |about |around |roughly )?)?`
const purpose = String.raw`(?:re-?runs?|re-?tr(?:y|ies)|failed runs?|failures?|mistakes|restarts?|contingenc\w+|emergenc\w+|a second (?:run|try|attempt)|another (?:run|try|attempt)|evals?|debugging|surprises|overruns?)`
const ends = String.raw`(?:back|aside|spare|in reserve|unspent|contingency|buffer|reserve|headroom|safety(?: margin)?|margin|cushion|(?=for ${purpose}))`
const pattern = new RegExp(
  String.raw`${lead}~?(?<![\w.])(\d{1,2}(?:\.\d)?) ?(?:%|percent\b|pct\b)(?: of (?:it|that|this|the (?:money|budget)))? ?(?:as (?:a )?)?${ends}(?: ?for ${purpose}(?: (?:and|or) ${purpose})?)?`,
  'iu',
)
const maxLength = 2000

/** Null where nothing is kept back. */
export function contingencyIn(text: string): Contingency | null {
  if (text.length > maxLength || !/%|percent|pct/iu.test(text)) return null
  const match = pattern.exec(text)
  const share = Number(match?.[1] ?? NaN) / 100
  if (match === null || !(share > 0 && share < 1)) return null
  return shareSetAside(share, match[0], text)
}

/** A share that is said in `words` of a text, and the text without them. */
export const shareSetAside = (share: number, words: string, text: string): Contingency => ({
  share,
  words: words.replace(/^[,\s]+/u, ''),
  rest: text.replace(words, '').replaceAll(/ +/gu, ' ').trim(),
})
