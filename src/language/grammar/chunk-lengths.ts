/** How long the pieces are that a text is cut into, where a number counts them by their name. */
import { type Amount, isKind } from '../lexicon/meanings.ts'
import { anywhere } from './once-per-text.ts'
import type { ParseContext } from './parse-context.ts'

/** "145M tokens … in 8k chunks": beside millions of tokens so many are the length of a chunk, as contexts have it. */
export function isChunkLength(context: ParseContext, index: number, { measure, magnitude, value }: Amount): boolean {
  const isContext = magnitude === 'k' && contextLengths.has(value / 1000)
  if (measure !== 'examples' || !(isContext || contextLengths.has(value / 1024))) return false
  // "Packed 16k sequences", "sequences of 32768"
  const isPacked =
    (/^(?:packed|packing)\b/u.test(context.textAt(index - 1)) && /sequences?$|seqs?$/u.test(context.textAt(index))) ||
    /^(?:sequences|seqs|windows|chunks|blocks) of /u.test(context.textAt(index))
  if (isContext && isLengthened(context, index)) return true
  // "Plan with sequences of 8k": of a plan, which has its data.
  if (isPacked && context.mode === 'thread') return true
  return (chunkWords.has(context.lastWordAt(index)) || isPacked) && hasMillionsOfTokens(context)
}
/** "Does it fit with 16k sequences?", "if we go from 4k to 16k sequences": of a plan, which has its data. */
const isLengthened = (context: ParseContext, index: number): boolean =>
  context.mode === 'thread' &&
  /\b(?:sequences?|seqs?)$/u.test(context.textAt(index)) &&
  /^(?:with|at|to|for|from)$/u.test(context.textAt(index - 1))
const chunkWords: ReadonlySet<string> = new Set(['chunk', 'chunks', 'window', 'windows', 'block', 'blocks'])
/** In thousands of tokens. */
const contextLengths: ReadonlySet<number> = new Set([1, 2, 4, 8, 16, 32, 64, 128])
const hasMillionsOfTokens = anywhere(
  (mention) => isKind(mention, 'amount') && mention.meaning.measure === 'tokens' && mention.meaning.value >= 1e6,
)
