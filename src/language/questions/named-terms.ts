/** The words of the glossary that a text has, and the text with a sign in the place of each. */
import type { QuestionCues } from '../lexicon/question-cues.ts'
import { tokenize } from '../text/tokenize.ts'

/** Stands for one word of the glossary. */
export const termSign = '§'

export type MaskedText = {
  readonly text: string
  /** The id of the term behind each sign, in their order. */
  readonly ids: readonly string[]
}

/** Of a text in lower case; quotes and brackets are left off. */
export function maskTerms(line: string, { terms }: QuestionCues): MaskedText {
  const plain = line.replaceAll(termSign, ' ').replaceAll(/["“”„‘’`*_()[\]]|(?<!\p{L})'|'(?!\p{L})/gu, ' ')
  const tokens = tokenize(plain)
  const ids: string[] = []
  let text = ''
  let behind = 0
  for (let at = 0; at < tokens.length;) {
    const match = terms.longestMatch(tokens, at)
    const [first, last] = [tokens[at], tokens[(match?.to ?? at + 1) - 1]]
    if (match !== null && first !== undefined && last !== undefined) {
      text += `${plain.slice(behind, first.start)} ${termSign} `
      behind = last.end
      ids.push(match.meaning)
    }
    at = match?.to ?? at + 1
  }
  return { text: (text + plain.slice(behind)).replaceAll(/\s+/gu, ' ').trim(), ids }
}

/** The ids of the signs in `text.slice(from, to)`. */
export const idsWithin = ({ text, ids }: MaskedText, from: number, to: number): readonly string[] => {
  const count = (part: string): number => part.split(termSign).length - 1
  const before = count(text.slice(0, from))
  return [...new Set(ids.slice(before, before + count(text.slice(from, to))))]
}
