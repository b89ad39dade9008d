/** The options of a command line, as values. */

/** What only some verbs take. */
export type VerbOptions = {
  /** Files of configurations. */
  readonly config: readonly string[]
  /** Where to write what is no text. */
  readonly out: string | null
  readonly csv: boolean
  /** Tool that files are written for. */
  readonly as: string | null
  /** How the answer is written: "markdown". */
  readonly format: string | null
  readonly explain: boolean
  /** The bill, the ranges and all that was assumed, under the answer. */
  readonly details: boolean
  /** Count all rows, however many. */
  readonly exact: boolean
  /** Look only, change nothing. */
  readonly check: boolean
}
