/** Phrases that stand for others, as rows of the lexicon. */

/**
 * Puts each key in place of the phrases in its row, wherever they stand as whole words: words and single blanks, in any
 * case. Of phrases that begin alike the longest holds. Linear in the length of the text.
 */
export function phraseReplacer(rows: Readonly<Record<string, readonly string[]>>): (text: string) => string {
  const plainOf = new Map(Object.entries(rows).flatMap(([plain, phrases]) => phrases.map((one) => [one, plain])))
  const longestFirst = [...plainOf.keys()].sort((one, other) => other.length - one.length)
  const pattern = new RegExp(`\\b(?:${longestFirst.join('|').replaceAll(' ', String.raw`\s`)})\\b`, 'gi')
  return (text) =>
    text.replaceAll(pattern, (phrase) => plainOf.get(phrase.toLowerCase().replaceAll(/\s/g, ' ')) ?? phrase)
}
