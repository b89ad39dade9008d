/** Values that stand by themselves between commas or brackets. */
import { isKind } from '../lexicon/meanings.ts'
import type { ParseContext } from './parse-context.ts'

/** "one GPU, spot ok, EU", "SFT (full, 3 epochs)": an item of a list by itself, up to its mention `last`. */
export function isListItem(context: ParseContext, index: number, last = index): boolean {
  const isEdge = (at: number): boolean =>
    context.mentions[at] === undefined ||
    isKind(context.mentions[at], 'comma', 'sentence-end') ||
    ['(', ')'].includes(context.textAt(at))
  // "…, full again, same box"
  const end = afterItem.has(context.textAt(last + 1)) ? last + 2 : last + 1
  return isEdge(index - 1) && isEdge(end)
}
const afterItem: ReadonlySet<string> = new Set(['again', 'please', 'pls', 'then', 'too', 'only', 'though'])
