/** What a question asks of the choice of a model or of software. */

export type AskedChoices = {
  /** What is asked of the model: whether another one does better, a newer one, or a smaller one. */
  readonly asksModel?: 'named' | 'newer' | 'smaller'
  /** What software is asked about: ids of data/stacks and of the glossary, and what it should have. */
  readonly software?: {
    readonly stacks: readonly string[]
    readonly terms: readonly string[]
    readonly features: readonly string[]
    readonly isWhich?: true
    readonly isNeed?: true
    readonly isOnAmd?: true
  }
  /** The task is told, and one that small models do. */
  readonly isSmallTask?: true
}
