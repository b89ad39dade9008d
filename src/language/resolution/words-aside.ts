/** Words and numbers of a text that tell why it is wished, or where it is written: none of them is a name or an amount of the job. */
import type { TokenSpan } from '../grammar/slots.ts'
import type { Token } from '../text/tokenize.ts'
import type { Understanding } from './understanding.ts'

/** "Clause 9", "section 3": the number of a part of some document. */
export const isOfDocument = (tokens: readonly Token[], { from }: TokenSpan): boolean =>
  documentParts.has(tokens[from - 1]?.text ?? '')
const documentParts: ReadonlySet<string> = new Set(
  'clause section article annex appendix paragraph slide chapter ticket invoice exhibit floor'.split(' '),
)

/** The word before such a number; or "…, because I will be on a plane": of the reason for a wish, which sets nothing itself. */
export function isAsideWord(
  { recognized: { tokens }, allSlots }: Pick<Understanding, 'recognized' | 'allSlots'>,
  { from, to }: TokenSpan,
): boolean {
  if (documentParts.has(tokens[from]?.text ?? '') && tokens[to]?.kind === 'number') return true
  for (let at = from - 1; at >= Math.max(0, from - farthest); at -= 1) {
    const word = tokens[at]?.text ?? ''
    if (sentenceEnds.has(word)) return false
    if (reasons.has(word)) return !allSlots.some((slot) => slot.from > at)
  }
  return false
}
const farthest = 16
const sentenceEnds: ReadonlySet<string> = new Set(['.', '!', '?', ';', '\n'])
const reasons: ReadonlySet<string> = new Set(['because', 'cause', 'cuz', 'cos', 'bc'])
