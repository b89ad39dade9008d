/** The options of a command line, as values. */

/** What only some verbs take. */
export type VerbOptions = {
  /** Files of configurations. */
  readonly config: readonly string[]
  /** Where to write what is no text. */
  readonly out: string | null
  readonly csv: boolean
  readonly explain: boolean
  /** Look only, change nothing. */
  readonly check: boolean
}
