/** "Each of those is 900 tokens": how long one is, and no GPUs. */
import type { ParseContext } from './parse-context.ts'

/** Whether the number behind "those" is one of tokens or words. */
export const isLengthOfThose = (context: ParseContext, index: number): boolean =>
  /^(?:of )?(?:them|those|these) /u.test(context.textAt(index)) &&
  /^(?:tokens?|toks?|words?)$/u.test(context.textAt(index + 1))
