/** "Per month for a 5 person research team": people whose runs of a month are asked for, and no job. */
import { tokenize } from '../text/tokenize.ts'
import { normalize } from '../text/normalize.ts'

export type TeamMonth = { readonly people: number; readonly words: string }

/** People who train; users and customers are served. */
const peopleWords: ReadonlySet<string> = new Set(
  (
    'person people persons ppl folks us researcher researchers engineer engineers scientist scientists dev devs developer ' +
    'developers phd phds postdocs student students member members intern interns analysts heads mlers participants trainees colleagues'
  ).split(' '),
)
const monthWords: ReadonlySet<string> = new Set(['month', 'monthly', 'mo'])
const askingWords: ReadonlySet<string> = new Set(
  'what much budget budgeting budgeted put cost costs spend spending need plan allocate reserve expect set ballpark estimate'.split(
    ' ',
  ),
)
const countWords: ReadonlyMap<string, number> = new Map(
  ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].map((word, at) => [word, at + 1]),
)
const maxLength = 400
/** More are no team. */
const mostPeople = 500
/** "5 strong ML researchers" */
const maxGap = 3

/** Null where no month of a number of people is asked about. */
export function teamMonthIn(typed: string): TeamMonth | null {
  if (typed.length > maxLength) return null
  const { text } = normalize(typed)
  const tokens = tokenize(text)
  const has = (words: ReadonlySet<string>) => tokens.some((token) => words.has(token.text))
  return has(monthWords) && has(askingWords) ? peopleIn(text) : null
}

/** "5 strong ML researchers", "a team of 4": people who train; null where none are counted. `text` is normalized. */
export function peopleIn(text: string): TeamMonth | null {
  const tokens = tokenize(text)
  for (const [at, token] of tokens.entries()) {
    const people = token.kind === 'number' ? token.value : countWords.get(token.text)
    if (people === undefined || !Number.isInteger(people) || people < 1 || people > mostPeople) continue
    const behind = tokens.slice(at + 1, at + 1 + maxGap).findIndex((one) => peopleWords.has(one.text))
    const isTeamOf = tokens[at - 1]?.text === 'of' && ['team', 'group', 'lab'].includes(tokens[at - 2]?.text ?? '')
    if (behind < 0 && !isTeamOf) continue
    const to = behind < 0 ? at : at + 1 + behind
    const from = isTeamOf ? at - 2 : at
    return { people, words: text.slice(tokens[from]?.start ?? 0, tokens[to]?.end ?? 0) }
  }
  return null
}
