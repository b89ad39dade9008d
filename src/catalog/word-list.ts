/**
 * Words and phrases of data as one expression. In a phrase `(a|b)` is one of them, `[a|b]` may be absent, `*` is any ending
 * of a word, `+` an ending that is there, `_` any word, `#` a number and `…` up to thirty signs between two words: "[pre-|pre]train*", "how (big|large)", "fit[s]".
 */
import * as z from 'zod'

const signs: Readonly<Record<string, string>> = {
  '(': '(?:',
  ')': ')',
  '|': '|',
  '*': String.raw`\w*`,
  '+': String.raw`\w+`,
  _: String.raw`\w+`,
  '#': String.raw`\d+`,
  '\u2026': String.raw`\b.{0,30}\b`,
}

const plain = (text: string): string =>
  Array.from(text, (sign) => signs[sign] ?? sign.replace(/[.?^${}[\]\\/]/, String.raw`\$&`)).join('')

/** A part that may be absent: a whole word with the space behind it, or letters of a word. */
const optional = /(?<=^|[ (|])\[([^\]]+)\] |\[([^\]]+)\]/g

function sourceOf(phrase: string): string {
  let source = ''
  let from = 0
  for (const { index, 0: found, 1: word, 2: letters = '' } of phrase.matchAll(optional)) {
    const part = word === undefined ? `(?:${plain(letters)})?` : `(?:(?:${plain(word)}) )?`
    source += plain(phrase.slice(from, index)) + part
    from = index + found.length
  }
  return source + plain(phrase.slice(from))
}

/** Where in a text a phrase must stand. */
export type PhrasePlace = { readonly atStart?: true; readonly atEnd?: true }

/** Whole words, in whatever case, where `place` has them. */
export const phrasePattern = (phrases: readonly string[], { atStart, atEnd }: PhrasePlace): RegExp =>
  new RegExp(
    String.raw`${atStart ? '^' : String.raw`(?<!\w)`}(?:${phrases.map(sourceOf).join('|')})(?!\w)${atEnd ? String.raw`\W*$` : ''}`,
    'iu',
  )

/** Whole words, wherever they stand. */
export const wordPattern = (phrases: readonly string[]): RegExp => phrasePattern(phrases, {})

export const phraseList = z.array(z.string().regex(/^\S.*$/)).min(1)

/** A list of `data/` that is read as the expression that finds one of its phrases. */
export const wordList = phraseList.transform(wordPattern)

/** The same for a text that begins with one of the phrases. */
export const openingList = phraseList.transform((phrases) => phrasePattern(phrases, { atStart: true }))

/** The same for a text that is one of the phrases and nothing else. */
export const phrasesOnly = phraseList.transform(
  (phrases) => new RegExp(`^(?:${phrases.map(sourceOf).join('|')})$`, 'iu'),
)
