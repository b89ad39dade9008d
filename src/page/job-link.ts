/** The link to a job: the words that ask for it, in the fragment, which no server sees. */

/** "#q=70b+2B+tokens" */
export const jobFragment = (words: string): string => `#${new URLSearchParams({ q: words }).toString()}`

/** The words of a fragment; '' where it has none. */
export const wordsOfFragment = (fragment: string): string =>
  (new URLSearchParams(fragment.replace(/^#/, '')).get('q') ?? '').trim()
