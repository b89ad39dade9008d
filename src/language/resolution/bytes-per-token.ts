/** How many bytes of the data that a text names make one token: by their language, and by what kind of files they are in. */
import type { Slot } from '../grammar/slots.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { Draft } from './scenario-draft.ts'
import { textSizeOf } from '../../scenario/text-size.ts'

/** "15 GB of Czech legal text", "40 GB of PDFs": other languages take more tokens for the same text, and files hold little of it. */
export function bytesPerTokenIn(draft: Draft, slots: readonly Slot[], { textLengths }: Vocabulary): number {
  const text = slots.find((slot) => slot.role === 'quantity' && slot.measure === 'bytes')
  // "60 GB, not 40" of PDFs: of the same kind as before, where nothing else is said.
  const held = draft.base === null ? null : textSizeOf(draft.base)
  const english = held?.bytesPerToken ?? textLengths.bytesPerTokenOfEnglish
  if (text === undefined) return english
  const from = Math.max(0, text.from - wordsAround)
  const ends = Array.from({ length: wordsAround + 1 }, (_, less) => text.to + wordsAround - less)
  const around = ends.map((to) => draft.words({ from, to })).find((words) => words !== '') ?? ''
  const words = around.toLowerCase().match(/\p{L}{3,}/gu) ?? []
  const found = words.flatMap((word) => textLengths.bytesPerToken.get(word) ?? [])
  // Of files most is no text, in whatever language; what was taken out of them is.
  const ofFiles = extracted.test(around) ? -Infinity : Math.max(...found)
  return ofFiles > mostOfText ? ofFiles : (found.find((bytes) => bytes <= mostOfText) ?? english)
}
const extracted = /\b(?:extract\w*|plain|txt|parsed|ocr\w*|cleaned|jsonl?|text)\b/iu
const mostOfText = 10
const wordsAround = 6
