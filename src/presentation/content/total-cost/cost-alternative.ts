/** One way to run a job, as a row of the whole cost. */

export type CostAlternative = {
  /** "Spot", "Hosted". */
  readonly kind: string
  /** Who, and on what. */
  readonly where: string
  /** Of this run, without what comes on top of every rented hour. */
  readonly cost: string
  readonly time: string
  /** Whether it pays, in a few words. */
  readonly verdict: string
  /** What is taken for granted, each a sentence. */
  readonly assumptions: readonly string[]
}
