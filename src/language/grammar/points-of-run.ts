/** Steps that a run had come to. */
import type { ParseContext } from './parse-context.ts'

/** "Resume from step 400", "it died at step 1200": how far a run had come, and not how long it is. */
export const isPointOfRun = (context: ParseContext, index: number): boolean =>
  pointOfRun.test(context.textAt(index)) && beforePoint.has(context.textAt(index - 1))
const pointOfRun = /^(?:step|iteration|iter) \d/
const beforePoint: ReadonlySet<string> = new Set(['from', 'at', 'after', 'since', 'around', 'by'])

/** "We stop after 3 epochs", "After 3 epochs we're done": so many are run, and none of them is in the tokens. */
export const isEndOfRun = (context: ParseContext, index: number): boolean =>
  context.textAt(index - 1) === 'after' &&
  (/^(?:\.|\n|)$/u.test(context.textAt(index - 2)) ||
    [2, 3].some((back) => endWords.test(context.textAt(index - back))))
const endWords = /^(?:stop|stops|stopped|stopping|end|ends|ending|finish|finishes|finished|done)$/u
