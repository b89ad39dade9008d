/** Epochs that the tokens have in them: "120M tokens (3 epochs already counted)", "that is already with the 3 epochs". */
import type { ParseContext } from './parse-context.ts'

/** Words around the epochs that are looked at. */
const reach = 7
const before =
  /\b(?:(?:already|includ(?:es?|ing)|contains?|covers|accounts for|multiplied|counts)(?: (?:is|was|has|have|got|with|by|in|for|all|the|our|those|my|counted|multiplied|times|included|over)){0,5}|that(?:'s| is) with(?: (?:all|the|our)){0,2})$/u
const behind =
  /^(?:(?:are|is|were|have been|already|all|both) ){0,3}(?:counted(?! (?:separately|apart))|included|multiplied|baked|factored|accounted for|in (?:it|that|there|the (?:number|total|figure)))\b/u

/** Whether the words beside them say that the amount of data is theirs. */
export function areCountedAlready(context: ParseContext, index: number): boolean {
  const words = (from: number): string =>
    Array.from({ length: reach }, (_, step) => context.textAt(from + step))
      .filter((text) => text !== '')
      .join(' ')
  return before.test(words(index - reach)) || behind.test(words(index + 1))
}
