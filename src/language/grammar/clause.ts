import type { Token } from '../text/tokenize.ts'

/** A clause of a text, and what speaks for or against its values being wanted. */
export type Clause = {
  /** Indices of its first token and of the one after its last. */
  readonly from: number
  readonly to: number
  readonly weight: number
  /** Tells of what was, or of what will be later: its values are none of this plan. */
  readonly isOffPlan: boolean
  /** Off the plan because it comes later. */
  readonly isLater: boolean
  /** Off the plan because nobody has it: "imagine we had an A100". */
  readonly isImagined: boolean
}

/** The clauses of each line, in their order; the last may be empty. */
export function clausesByLine(clauses: readonly Clause[], tokens: readonly Token[]): readonly (readonly Clause[])[] {
  const lines: Clause[][] = [[]]
  for (const clause of clauses) {
    lines.at(-1)?.push(clause)
    if (tokens[clause.to - 1]?.text === '\n') lines.push([])
  }
  return lines
}

/** Whether a token stands in one of the clauses. */
export const standsIn = (clauses: readonly Clause[], token: number): boolean =>
  clauses.some(({ from, to }) => token >= from && token < to)

/** The clause in which a token stands. */
export const clauseAt = (clauses: readonly Clause[], token: number): Clause | undefined =>
  clauses.find(({ from, to }) => token >= from && token < to)
