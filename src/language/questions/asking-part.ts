/** The sentence that asks, of a text that says something before it: "I've got $300. How many examples is that?" */
import { latelyOfLines } from '../../once.ts'
import { sentencesOf } from '../text/parts-of-text.ts'

/** First words of a sentence that asks, or wants to be told. */
const openings: ReadonlySet<string> = new Set(
  "what what's whats which who how how's hows when where why is are was do does did can could will would should has have any list show explain tell say give walk break split budget ok".split(
    ' ',
  ),
)
const [maxLength, maxParts, leastWords] = [240, 4, 2]

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}'’]+/gu) ?? []

/** Whether a text has a question mark, or begins as a question does. */
export const beginsAsQuestion = (text: string): boolean =>
  /[?？]/u.test(text) || openings.has(wordsOf(text.slice(0, maxLength))[0]?.replace('’', "'") ?? '')

/** Null where the text is one sentence, or none of several asks. Of those that ask the last holds. */
export const askingPart: (text: string) => string | null = latelyOfLines(partThatAsks)

function partThatAsks(text: string): string | null {
  if (text.length > maxLength) return null
  const parts = sentencesOf(text).filter((part) => part.trim() !== '')
  if (parts.length < 2 || parts.length > maxParts) return null
  const asked = parts.filter((part) => wordsOf(part).length >= leastWords)
  return (
    asked.findLast((part) => part.includes('?')) ??
    asked.findLast((part) => openings.has(wordsOf(part)[0]?.replace('’', "'") ?? '')) ??
    null
  )
}
