/** A text in sentences, and in parts of other kinds. */
import { latelyOfLines } from '../../once.ts'

const sentenceEnd = /(?<=[.!?;…])\s+|\n+/u

/** What stands between line breaks and signs that end a sentence, as typed. */
export const sentencesOf: (text: string) => readonly string[] = latelyOfLines((text) => text.split(sentenceEnd))

/** What stands between `end`, without what is empty. */
export const partsOf = (text: string, end: RegExp): readonly string[] =>
  text
    .split(end)
    .map((part) => part.trim())
    .filter((part) => part !== '')
