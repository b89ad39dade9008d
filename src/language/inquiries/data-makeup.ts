/** What is found of how data are made up. */

/** The text with the data named plainly; `share` of them is trained on. */
export type MakeupOfData = {
  readonly rest: string
  readonly note: string
  readonly share: number
  /** The notes on the rest that it takes the place of. */
  readonly restates?: RegExp
}
