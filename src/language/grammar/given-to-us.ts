/** "US only" behind a word of giving: those who are given something. */
import type { ParseContext } from './parse-context.ts'

/** "The boss gives us only 500 euros": people, and no place. */
export const isGivenToUs = (context: ParseContext, index: number): boolean =>
  context.textAt(index) === 'us only' && givesTo.test(context.textAt(index - 1))
const givesTo =
  /^(?:g[ai]ves?|given|leaves?|left|gets?|got|allow(?:s|ed)?|lets?|costs?|takes?|took|saves?d?|buys?|bought|pays?|paid|grant(?:s|ed)?|offer(?:s|ed)?|lends?|lent|tells?|told|sends?|sent|brings?|brought|makes?|made|charge[sd]?)$/u
