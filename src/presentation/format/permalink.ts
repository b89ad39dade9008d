/** Where a thread is in Slack. */

/** Slack sends it on to the right workspace. Null: it was seen by one person alone, or has no time stamp of Slack's. */
export const permalinkOf = ({
  channel,
  thread,
}: {
  readonly channel: string
  readonly thread: string | null
}): string | null =>
  thread === null || !/^\d+\.\d+$/.test(thread)
    ? null
    : `https://slack.com/archives/${channel}/p${thread.replace('.', '')}`
