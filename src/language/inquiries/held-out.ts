/** "4% held out for eval": a share of the data that is not trained on, and the text without it. */

export type HeldOut = { readonly share: number; readonly words: string; readonly rest: string }

const ends = String.raw`(?:held[- ]?out|hold[- ]?out|withheld|set aside|kept back|reserved|(?:for|as|goes to|is) (?:eval\w*|validation|test\w*|dev)\b(?! loss)|(?:eval\w*|validation|test)[- ](?:split|set))`
const pattern = new RegExp(
  String.raw`,? ?\b(?:(?:with|and|minus|less|of (?:it|them|which)) )?(?<![\w.])(\d{1,2}(?:\.\d+)?) ?(?:%|percent\b|pct\b)(?: of (?:it|them|that|which|the data))? ?(?:(?:is|are|was|were) )?${ends}(?: for (?:eval\w*|validation|testing|tests?))?`,
  'iu',
)

/** Null where nothing is held out. */
export function heldOutIn(text: string): HeldOut | null {
  const match = pattern.exec(text)
  const share = Number(match?.[1] ?? NaN) / 100
  if (match === null || !(share > 0)) return null
  return {
    share,
    words: match[0].replace(/^[,\s]+/u, ''),
    rest: text.replace(match[0], '').replaceAll(/ +/gu, ' ').trim(),
  }
}
