/** What a user caused, as a value: what was not understood, and what to type instead. */

export type ProblemKind =
  | 'help'
  | 'nothing'
  | 'missing-model'
  | 'missing-data'
  | 'unknown'
  | 'conflict'
  | 'bad-value'
  | 'infeasible'

/** Why a text cannot be answered, and what to type instead. */
export type Problem = {
  readonly kind: ProblemKind
  /** One or two plain sentences: what is wrong, and what to do. */
  readonly message: string
  /** The words meant, as typed. */
  readonly terms: readonly string[]
  /** Texts that could be typed instead, each complete. */
  readonly suggestions: readonly string[]
}
