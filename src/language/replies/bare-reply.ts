/** A reply without its openers and closers. */
import type { Openers } from '../lexicon/openers.ts'
import { type NormalizedText, rawSpan } from '../text/normalize.ts'
import { collapseSpaces } from '../text/characters.ts'
import type { BareReply } from './reply-input.ts'

/** A text in lower case, with single spaces. */
export const lineOf = (text: string): string => collapseSpaces(text.toLowerCase())

/** The reply without what is said around a wish; here alone it is left off. */
export function bareOf(plain: NormalizedText, openers: Openers): BareReply {
  const { start, end } = openers.bareSpan(plain.text)
  return {
    line: lineOf(plain.text.slice(start, end)),
    opening: lineOf(plain.text.slice(0, start)),
    closing: lineOf(plain.text.slice(end)),
    span: rawSpan(plain, start, end),
  }
}
