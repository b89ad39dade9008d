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
  /** Between two looks at the jobs, milliseconds. */
  readonly jobInterval: number
  /** Seconds between two looks at whether the answer above a reply is settled, however long ago the reply came. */
  readonly threadDelay: number
  /** Seconds until it is tried again, where Slack or the database was in trouble, by the seconds since it was asked. */
  readonly retryDelay: (age: number) => number
  /** Milliseconds for which it is; then the asker is told. */
  readonly patience: number
}

export const defaultTimeouts: Timeouts = {
  confirmationDelay: 1000,
  suspectDelay: 10_000,
  pollInterval: 1000,
  jobInterval: 5000,
  retryDelay: (age) => Math.min(Math.max(2, age / 2), 300),
  threadDelay: 10,
  patience: 3_600_000,
}
