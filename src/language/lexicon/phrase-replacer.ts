/** Phrases that stand for others, as rows of the lexicon. */
import { latelyOfLines } from '../../once.ts'

/**
 * Puts each key in place of the phrases in its row, wherever they stand as whole words: words and single blanks, in any
 * case. Of phrases that begin alike the longest holds. Linear in the length of the text.
 */
export function phraseReplacer(rows: Readonly<Record<string, readonly string[]>>): (text: string) => string {
  const plainOf = new Map(Object.entries(rows).flatMap(([plain, phrases]) => phrases.map((one) => [one, plain])))
  const longestFirst = [...plainOf.keys()].sort((one, other) => other.length - one.length)
  const pattern = new RegExp(`\\b(?:${longestFirst.join('|').replaceAll(' ', String.raw`\s`)})\\b`, 'gi')
  return latelyOfLines((text) =>
    text.replaceAll(pattern, (phrase) => plainOf.get(phrase.toLowerCase().replaceAll(/\s/g, ' ')) ?? phrase),
  )
}

/** The same by patterns: "(a|b)" is one of them, "[c]" may be left out. */
export function patternReplacer(rows: Readonly<Record<string, readonly string[]>>): (text: string) => string {
  const patternOf = (patterns: readonly string[]): RegExp =>
    new RegExp(`\\b(?:${patterns.map(sourceOf).join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  const compiled = Object.entries(rows).map(([plain, patterns]) => [patternOf(patterns), plain] as const)
  const any = patternOf(Object.values(rows).flat())
  // Most texts have none.
  return latelyOfLines((text) =>
    text.search(any) < 0 ? text : compiled.reduce((said, [pattern, plain]) => said.replaceAll(pattern, plain), text),
  )
}

const sourceOf = (pattern: string): string =>
  pattern
    .replaceAll('(', '(?:')
    .replaceAll(/\[([^\]]*)\] /gu, '(?:(?:$1) )?')
    .replaceAll(/ \[([^\]]*)\]$/gu, '(?: (?:$1))?')
    .replaceAll(/\[([^\]]*)\]/gu, '(?:$1)?')
    .replaceAll(' ', String.raw`\s`)
