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
      `\\b(?:(?:${word}|${short}) (?:one|option|plan|row|alternative|variant|choice|line)|${nouns} (?:${digit}|${cardinal}))\\b|(?<!\\w)#${digit}(?!\\d)`,
      'u',
    ),
)

const digits: Readonly<Record<string, number>> = {
  1: 1, 2: 2, 3: 3, 4: 4, one: 1, two: 2, three: 3, four: 4, first: 1, second: 2, third: 3, fourth: 4, '1st': 1, '2nd': 2, '3rd': 3, '4th': 4,
} // prettier-ignore
const placeOf = (name: string): string =>
  `(?:the )?(?:${nouns.replace('(?:', '(?:#|nr\\.?|')}s? ?#?)?(?<${name}>[1-4]|first|second|third|fourth|1st|2nd|3rd|4th)(?:\\)|\\b)(?: (?:one|option|plan|row|alternative|variant|choice|line)\\b)?`
const joins =
  '(?:vs\\.?|versus|or|and|&|to|with|against|instead of|rather than|over|than|compared (?:to|with)|/|->|(?:(?:is|looks|seems) )?(?:so much |much |a lot )?(?:cheap|fast|slow|dear|quick|pric|bett|worse|long|short)\\w{0,3} than)'
/** Behind a number its unit stands, unless it is a place. */
const noUnit =
  "(?= ?(?:$|[,;:.?!–—-](?: |$)|(?:which|what|whats|what's|who|how|difference|diff|pros|pls|please|is|are|if|then|here|but|why|in (?:terms|one|a|short|dollars|money|hours|cost|time)|for (?:this|us|me|my|our|the)|of (?:the|your|these|those)|on (?:cost|price|time|money|risk)|apart|side|would|should|to me)\\b))"
const pair = new RegExp(`(?<![\\w.$€£#]|[\\w] ?[×x] ?)${placeOf('one')},? ${joins} ${placeOf('other')}${noUnit}`, 'u')

/** "1 vs 3", "the first against option 2": two lines of the answer's table; null where the numbers count something. */
export function shownPair(text: string): Subject | null {
  const { one = '', other = '' } = pair.exec(text)?.groups ?? {}
  const [first, second] = [digits[one], digits[other]]
  return first === undefined || second === undefined || first === second
    ? null
    : { words: `options ${first} and ${second}`, gpus: [], providers: [], method: null, weights: null, count: null }
}

/** "The third option": a line of the answer's table. */
export function shownOption(text: string): Subject | null {
  const at = numbered.findLastIndex((place) => place.test(text))
  return at < 0
    ? null
    : { words: `option ${at + 1}`, gpus: [], providers: [], method: null, weights: null, count: null }
}
