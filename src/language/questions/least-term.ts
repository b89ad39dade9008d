/** "If we commit for a week", "one month minimum": the least time that an offer binds. */
import { timeSpansIn } from './spans-of-time.ts'

const binds =
  /\b(?:commit\w*|minimum|min|at least|lock\w*|bind\w*|contract|term|tenure|if (?:we|you|i) (?:take|book|rent|keep|sign))\b/iu
/** Characters between the word and the time. */
const reach = 24

/** Hours; null where nothing says that it binds, or for how long. */
export function leastTermIn(text: string): number | null {
  const found = binds.exec(text)
  if (found === null) return null
  const [from, to] = [found.index - reach, found.index + found[0].length + reach]
  const near = timeSpansIn(text).filter((span) => span.from + span.words.length > from && span.from < to)
  const [term, ...others] = near
  return term === undefined || others.length > 0 ? null : term.hours
}
