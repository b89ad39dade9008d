/** Steps that a run had come to. */
import type { ParseContext } from './parse-context.ts'

/** "Resume from step 400", "it died at step 1200": how far a run had come, and not how long it is. */
export const isPointOfRun = (context: ParseContext, index: number): boolean =>
  pointOfRun.test(context.textAt(index)) && beforePoint.has(context.textAt(index - 1))
const pointOfRun = /^(?:step|iteration|iter) \d/
const beforePoint: ReadonlySet<string> = new Set(['from', 'at', 'after', 'since', 'around', 'by'])
