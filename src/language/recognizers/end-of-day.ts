/** The end of a working day, by its words. */
import type { Token } from '../text/tokenize.ts'

/** The token behind "EOD", "COB", "end of the day", "close of business" or "close of play"; null where none of them stands. */
export function endOfDayAt(tokens: readonly Token[], at: number): number | null {
  const text = tokens[at]?.text ?? ''
  if (text === 'eod' || text === 'cob') return at + 1
  if ((text !== 'end' && text !== 'close') || tokens[at + 1]?.text !== 'of') return null
  const noun = tokens[at + 2]?.text === 'the' ? at + 3 : at + 2
  return daysWork.has(tokens[noun]?.text ?? '') ? noun + 1 : null
}
const daysWork: ReadonlySet<string> = new Set(['day', 'business', 'play'])
