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

const nouns = '(?:option|plan|row|alternative|variant|choice|line|number|no\\.?)'
const numbered: readonly RegExp[] = [
  ['first', '1st', 'one', '1'],
  ['second', '2nd', 'two', '2'],
  ['third', '3rd', 'three', '3'],
  ['fourth', '4th', 'four', '4'],
].map(
  ([word = '', short = '', cardinal = '', digit = '']) =>
    new RegExp(
      `\\b(?:(?:${word}|${short}) (?:one|option|plan|row|alternative|variant|choice|line)|${nouns} (?:${digit}|${cardinal}))\\b`,
      'u',
    ),
)

/** "The third option": a line of the answer's table. */
export function shownOption(text: string): Subject | null {
  const at = numbered.findLastIndex((place) => place.test(text))
  return at < 0
    ? null
    : { words: `option ${at + 1}`, gpus: [], providers: [], method: null, weights: null, count: null }
}
