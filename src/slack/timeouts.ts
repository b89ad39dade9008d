/** How long the app waits where nothing tells it that the time has come. */
export type Timeouts = {
  /** A moment for a call that broke to arrive at Slack, before it is looked for: milliseconds. */
  readonly confirmationDelay: number
  /** Between two looks at the inbox, milliseconds: a quarter of a lease, so that two may be late. */
  readonly pollInterval: number
  /** Seconds until the next attempt, after so many. */
  readonly retryDelay: (attempts: number) => number
}

/** Five attempts take six minutes. */
export const defaultTimeouts: Timeouts = {
  confirmationDelay: 1000,
  pollInterval: 1000,
  retryDelay: (attempts) => 2 * 5 ** (attempts - 1),
}
