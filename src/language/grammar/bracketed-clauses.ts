/** Clauses in brackets, which go with the sentence around them. */
import type { Token } from '../text/tokenize.ts'
import type { Clause } from './clause.ts'

/** "The January run (7B, 14 h on 8 H100s) was fine": what stands in brackets is told of the sentence around them. */
export function withBrackets(clauses: readonly Clause[], tokens: readonly Token[]): readonly Clause[] {
  const endsWith = ({ to }: Clause, sign: string): boolean => tokens[to - 1]?.text === sign
  // Counted once for all: a text may have a hundred thousand of them.
  const nextClosed = new Int32Array(clauses.length)
  let closed = -1
  for (let index = clauses.length - 1; index >= 0; index -= 1) {
    const clause = clauses[index]
    if (clause !== undefined && endsWith(clause, ')')) closed = index
    nextClosed[index] = closed
  }
  let [lastOpened, lastClosed] = [-1, -1]
  return clauses.map((clause, index) => {
    const [opened, before] = [lastOpened, lastClosed]
    if (endsWith(clause, '(')) lastOpened = index
    if (endsWith(clause, ')')) lastClosed = index
    if (clause.isOffPlan || clause.weight > 1) return clause
    const close = nextClosed[index] ?? -1
    const host = close < 0 || opened < 0 || before > opened ? undefined : clauses[close + 1]
    return host?.isOffPlan === true && host.weight < 0 ? { ...clause, weight: host.weight, isOffPlan: true } : clause
  })
}
