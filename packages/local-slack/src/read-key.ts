/** The name of a read marker: a conversation, or a thread in it. The page uses this file too. */
export const readKeyOf = (channel: string, root: string | null): string =>
  root === null ? channel : `${channel} ${root}`
