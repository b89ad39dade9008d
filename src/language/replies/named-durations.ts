/** "Inside a week", "90 minutes", "half an hour": times that a line names, by its words. */
import { hoursOfUnit } from '../../scenario/hours-of-time.ts'
import { tellsOfWork } from '../text/told-work.ts'
import { numberWords } from '../text/number-words.ts'

const amount =
  /(?<![$€£\d.])(?:\b(?<digits>\d{1,4}(?:\.\d{1,2})?)|\b(?<word>an?|one|two|three|four|five|six|eight|ten|twelve|half an?|ninety|twenty|thirty)) ?-? ?(?<unit>minutes?|mins?|hours?|hrs?|h|days?|weeks?|wks?|months?)\b/u
const words: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  'half a': 0.5,
  'half an': 0.5,
  ninety: 90,
  ...numberWords,
}

/** "Half an", "ninety": the number that a word tells; undefined where it tells none. */
export const countOfWord = (word: string): number | undefined => words[word]

/** "It took us 3 days to clean the set. Is it big enough now?": the time that is named is of work that is done. */
export function isTimeOfWork(line: string): boolean {
  const found = amount.exec(line)
  if (found === null) return false
  const [before, behind] = [line.slice(0, found.index), line.slice(found.index + found[0].length)]
  return tellsOfWork(before.split(/[.;!?]\s/u).at(-1) ?? '', behind.split(/[.;!?]/u)[0] ?? '')
}

/** "Inside a week", "90 minutes", "half an hour": hours; null where none is named. */
export function timeIn(line: string): number | null {
  const { digits, word = '', unit = '' } = amount.exec(line)?.groups ?? {}
  if (unit === '') return null
  const count = digits === undefined ? (words[word] ?? 1) : Number(digits)
  return count * (unit.startsWith('min') ? 1 / 60 : (hoursOfUnit(unit) ?? 1))
}
