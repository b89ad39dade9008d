/** The facts of a bundle: read, checked and laid out when it was made. */
import { embeddedFacts } from './embedded-facts.ts'
import { readFactsText } from './estimate/measured-facts.ts'
import type { AppFacts } from './facts.ts'

/** What a bundle's text has beside catalog and measured runs. */
type MoreParts = { readonly counting: ReturnType<AppFacts['counting']>; readonly feeds: ReturnType<AppFacts['feeds']> }

/** The facts as they were when the bundle was made; files are neither looked for nor read. */
export function readFacts(): AppFacts {
  const { catalog, measured, parts } = readFactsText(embeddedFacts)
  const more = parts as MoreParts
  return { catalog, measured, counting: () => more.counting, feeds: () => more.feeds }
}
