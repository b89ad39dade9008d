/** What a question speaks of without a name that the catalog has: a number of GPUs, an end of the table, or a line of it. */
import type { Subject } from './subject.ts'

/** "why 2?" is of the number of GPUs; "why not the cheapest one?" of the cheapest plan. */
export function impliedSubject(text: string): Subject | null {
  const count = /^why (?:only |just |exactly |not )?(\d{1,4})(?: of them)?\s*\?*$/.exec(text)?.[1]
  const end = /\b(cheapest|fastest)\b/.exec(text)?.[1]
  if (count === undefined && end === undefined) return null
  const none = { gpus: [], providers: [], method: null, weights: null }
  return count === undefined
    ? { words: `the ${end ?? ''}`, ...none, count: null }
    : { words: `${count} GPUs`, ...none, count: Number(count) }
}

const optionPlaces = [/\b(?:first|1st|option 1|plan 1|row 1)\b/u, /\b(?:second|2nd|option 2|plan 2|row 2)\b/u, /\b(?:third|3rd|option 3|plan 3|row 3)\b/u] // prettier-ignore
const ofOption =
  /\b(?:(?:first|second|third|1st|2nd|3rd) (?:option|one|plan|row|line|choice)|(?:option|plan|row) [1-3])\b/u

/** "The third option": a line of the answer's table. */
export function shownOption(text: string): Subject | null {
  const [named] = ofOption.exec(text) ?? []
  const at = named === undefined ? -1 : optionPlaces.findIndex((place) => place.test(named))
  return at < 0
    ? null
    : { words: `option ${at + 1}`, gpus: [], providers: [], method: null, weights: null, count: null }
}
