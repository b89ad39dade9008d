/** Words of everyday sentences: what is said in them wishes for nothing of a run. */
import type { Stopwords } from '../../catalog/common-words.ts'
import { once } from '../../once.ts'
import { nearestSpellings, toSpellings } from './spellings.ts'
import { isStopword } from './stopwords.ts'

/** Shorter words are near to many others. */
const minSlip = 5

/** Whether a word is one of them; in a list of terms those that the trade has too are not. */
export type EverydayTest = (word: string, isListOfTerms: boolean) => boolean

/** Whether a word, in lower case, is one of them, or one with a slip in it: "elctricity". */
export function everydayTest(
  stopwords: ReadonlySet<string>,
  { ofQuestions, ofTelling }: Stopwords,
  english: ReadonlySet<string>,
): EverydayTest {
  const listed = new Set([...stopwords, ...ofQuestions, ...ofTelling])
  const spellings = once(() => toSpellings([...listed, ...english].filter((word) => word.length >= minSlip)))
  const telling = new Set([...stopwords, ...ofTelling])
  return (word, isListOfTerms) =>
    isStopword(word, { stopwords: isListOfTerms ? telling : listed }) ||
    (!isListOfTerms && english.has(word)) ||
    (word.length >= minSlip && nearestSpellings(word, spellings(), 1, 1).some((near) => near[0] === word[0]))
}
