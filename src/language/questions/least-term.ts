/** "If we commit for a week", "one month minimum": the least time that an offer binds. */
import { timeSpansIn } from './spans-of-time.ts'

const binds =
  /\b(?:commit\w*|minimum|min|at least|lock\w*|bind\w*|contract|term|tenure|if (?:we|you|i) (?:take|book|rent|keep|sign))\b/iu
/** Characters between the word and the time. */
const reach = 24

const ahead = String.raw`(?:pre-?paid|pre-?pay(?:ing|ment)?|up[- ]?front|in advance|ahead|advance payment|minimum(?: use| purchase| commitment)?(?= of\b)|at least)`
/** "200 hours prepaid", "pay 100 h up front", "a minimum of 200 hours": bought, used or not. */
const boughtAhead = new RegExp(
  String.raw`(?<![\w.$€£])(\d{1,5}) ?(?:gpu[- ])?(?:h|hrs?|hours?)\b(?! ?\/)(?: (?:are|is|to be|must be|have to be|need to be|of it|paid|payable|payment|pay|due|bought|purchased|has)){0,4} ${ahead}\b|\b${ahead}(?: (?:payment|payments|pay|for|of|the|use|purchase|commitment|is|are|x)){0,3} (\d{1,5}) ?(?:gpu[- ])?(?:h|hrs?|hours?)\b`,
  'iu',
)

/** Hours; null where nothing says that it binds, or for how long. */
export function leastTermIn(text: string): number | null {
  const bought = boughtAhead.exec(text)
  if (bought !== null) return Number(bought[1] ?? bought[2])
  const found = binds.exec(text)
  if (found === null) return null
  const [from, to] = [found.index - reach, found.index + found[0].length + reach]
  const near = timeSpansIn(text).filter((span) => span.from + span.words.length > from && span.from < to)
  const [term, ...others] = near
  return term === undefined || others.length > 0 ? null : term.hours
}
