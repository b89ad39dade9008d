/** How long the app waits where nothing tells it that the time has come. */
export type Tempo = {
  /** A moment for a call that broke to arrive at Slack, before it is looked for: milliseconds. */
  readonly settling: number
  /** Between two looks at the inbox, milliseconds: a quarter of a lease, so that two may be late. */
  readonly look: number
  /** Seconds until the next attempt, after so many. */
  readonly pauseAfter: (attempts: number) => number
}

/** Five attempts take six minutes. */
export const unhurried: Tempo = {
  settling: 1000,
  look: 1000,
  pauseAfter: (attempts) => 2 * 5 ** (attempts - 1),
}
