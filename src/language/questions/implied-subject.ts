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

const named = String.raw`(?:the |your )?(?<NAME>(?:safest|cheapest|fastest|quickest|recommended|suggested)(?= ?(?:$|[^\p{L} ]| (?:one|option|plan|row|choice|alternative|and|or|over|vs|versus|against|to|than|compared|but|for|does|do|has|is|can|will|would|give|gives|buy|buys|get|gets|then|here|please)\b))|(?:safe|cheap|cheaper|fast|faster|top|main)(?= (?:one|option|plan|row|choice|alternative)s?\b))(?: (?:one|option|plan|row|choice|alternative))?`
const pairOfNames = [
  // "Recommended vs cheapest", "take the fastest over the cheapest"
  String.raw`${named.replace('NAME', 'one')},? ${joins.replace('|or|and|&', '').replace('|instead of|rather than', '')} ${named.replace('NAME', 'other')}`,
  // "Different between the safe one and the cheapest"
  String.raw`\b(?:between|apart|diff\w*|compare|distance)\b.{0,24}? ${named.replace('NAME', 'one')} (?:and|or|&|to|from) ${named.replace('NAME', 'other')}`,
  // "Difference between safe and cheapest"
  String.raw`\b(?:between|diff\w*|compare)\b.{0,24}? (?:the |your )?(?<one>safe|cheap|fast)(?:est)? (?:and|or|&|vs\.?|from) (?:the |your )?(?<other>safe|cheap|fast)(?:est)?\b`,
  // "What does the fastest give me that the cheapest does not"
  String.raw`${named.replace('NAME', 'one')} (?:\S{2,8} ){1,4}that ${named.replace('NAME', 'other')} (?:does|do|has|can|is|will|would)`,
].map((form) => new RegExp(form, 'u'))
/** "Between those two", "how do the options differ": the first two lines. */
const ofBoth =
  /\b(?:between|compar\w+|differ\w*|apart|tell|distinguish\w*|separates?) (?:are |is )?(?:from |the )?(?:those|these|the|your|both|them)(?: (?:two|2|options|plans|rows|choices|alternatives|both)){1,2}(?= ?(?:$|[^\p{L} ]| (?:in|how|what|is|are|on|for|when|really|apart|here|by|of|then|and)\b))|\b(?:those|these|the|your) (?:two|2|options|two options|plans|alternatives)(?: (?:options|plans|rows|choices))? (?:compare|differ|diverge|apart)\b|^(?:so |and )?between (?:those|these|the) (?:two|2)(?= ?[^\p{L} ])/u
/** With the superlative it is a wish to see that plan. */
const onlyNamed = /\b(?<one>cheaper|faster) (?:one|option|plan|row|choice|alternative)\b/u
/** What is given up with one of them, and not what it costs alone. */
const givesUp =
  /\b(?:giv(?:e|ing) up|los(?:e|ing)|sacrific\w+|downsides?|drawbacks?|catch|worse|trade-?offs?|in (?:some|any) other way|besides|apart from|other than)\b/u

/** "Apart from the $18, what is different between the safe one and the cheapest": two lines by their names or as all that is shown. */
export function namedPairShown(text: string): Subject | null {
  const groups = pairOfNames.map((form) => form.exec(text)?.groups).find((found) => found !== undefined)
  const [one, other] =
    groups !== undefined
      ? [groups['one'], groups['other']]
      : ofBoth.test(text)
        ? ['1', '2']
        : givesUp.test(text)
          ? ['1', shownOption(text)?.words.replace('option ', '') ?? onlyNamed.exec(text)?.groups?.['one']]
          : []
  return one === undefined || other === undefined || one === other
    ? null
    : { words: `options ${one} and ${other}`, gpus: [], providers: [], method: null, weights: null, count: null }
}

const oneRow =
  /\b(?:the |your |that )?(?<one>safe(?:st)?|cheap(?:est)?|fast(?:est)?|quick(?:est)?|recommended|top|main) (?:one|option|plan|row|choice|alternative)\b/u
const asksApart =
  /\b(?:differ(?:s|ent|ence|ently)?|special|extra money|(?:more|extra) (?:dollars|money|cost)|get for|buys? (?:me|us)|gain|premium|worth the extra|in what way)\b/u
/** What is wished or supposed of it is no comparison. */
const ofOther = /\b(?:take|use|switch|go with|change[ds]?|since|before|earlier|yesterday|last|first version|if)\b/u

/** "What is different in the safe plan apart from that it costs more?": one line by its name, against the one that it is weighed with. */
export function namedRowShown(text: string): Subject | null {
  const one = oneRow.exec(text)?.groups?.['one']
  if (one === undefined || !asksApart.test(text) || ofOther.test(text)) return null
  const other = /^(?:safe|recommended|top|main)/u.test(one) ? 'cheapest' : 'safe'
  return { words: `options ${one} and ${other}`, gpus: [], providers: [], method: null, weights: null, count: null }
}

/** "The third option": a line of the answer's table. */
export function shownOption(text: string): Subject | null {
  const at = numbered.findLastIndex((place) => place.test(text))
  return at < 0
    ? null
    : { words: `option ${at + 1}`, gpus: [], providers: [], method: null, weights: null, count: null }
}
