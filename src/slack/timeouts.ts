/** How long the app waits where nothing tells it that the time has come. */
export type Timeouts = {
  /** A moment for a call that broke to arrive at Slack, before it is looked for: milliseconds. */
  readonly confirmationDelay: number
  /**
   * How long a process has lived before it works on what may have brought another one down, milliseconds: everything
   * else is answered first, and processes that die sooner for a reason of their own do not count against it.
   */
  readonly suspectDelay: number
  /** Between two looks at the inbox, milliseconds: a quarter of a lease, so that two may be late. */
  readonly pollInterval: number
  /** Seconds until the next attempt, after so many. */
  readonly retryDelay: (attempts: number) => number
}

/** Five attempts take six minutes. */
export const defaultTimeouts: Timeouts = {
  confirmationDelay: 1000,
  suspectDelay: 10_000,
  pollInterval: 1000,
  retryDelay: (attempts) => 2 * 5 ** (attempts - 1),
}
