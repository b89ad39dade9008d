/** Parts of a line, and which of them ask and wish nothing. */
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import type { Reply } from './reply-input.ts'

const partEnd = /(?<=[.;!?])\s+|,\s+|\s+[–—-]+\s+/u

/** Sentences and clauses of a line, in their order. */
export const partsOfLine = (line: string): readonly string[] => line.split(partEnd).filter((part) => part.trim() !== '')

/** In the words of a question: "is that per GPU". */
export const asksOnlyIn = (
  part: string,
  { intentPhrases, replyWords }: Pick<Vocabulary, 'intentPhrases' | 'replyWords'>,
): boolean => intentPhrases.asksOnly.test(replyWords.openers.sentenceOf(part.trim()))

/** The sentence that asks, where what stands beside it has no number: "How many kilowatt hours? The form has a box for it." */
export function recognizedOfAsking({ plain, understand, understanding }: Reply): RecognizedText {
  const sentences = plain.text.split(/(?<=[.!?])\s+/u)
  const [asking, ...others] = sentences.filter((sentence) => sentence.includes('?'))
  const isAside = sentences.every((sentence) => sentence === asking || !/\d/u.test(sentence))
  return asking === undefined || others.length > 0 || sentences.length === 1 || !isAside
    ? understanding.recognized
    : understand(asking).recognized
}
