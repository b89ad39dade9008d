/** Parts of a line, and which of them ask and wish nothing. */
import type { Vocabulary } from '../lexicon/vocabulary.ts'

const partEnd = /(?<=[.;!?])\s+|,\s+|\s+[–—-]+\s+/u

/** Sentences and clauses of a line, in their order. */
export const partsOfLine = (line: string): readonly string[] => line.split(partEnd).filter((part) => part.trim() !== '')

/** In the words of a question: "is that per GPU". */
export const asksOnlyIn = (
  part: string,
  { intentPhrases, replyWords }: Pick<Vocabulary, 'intentPhrases' | 'replyWords'>,
): boolean => intentPhrases.asksOnly.test(replyWords.openers.sentenceOf(part.trim()))
