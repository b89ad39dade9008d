/** "Actually make it 2, she's right", "I looked it up: 1,120. Use that": one clause wishes a number, the others say why. */
import { adoptsShown } from './picks.ts'
import type { Reply } from './reply-input.ts'
import { partsOf } from '../text/parts-of-text.ts'

const clauseEnd = /(?:(?<!\d)[.,]|[.,](?!\d)|[;:!])\s*|\s+[-\u2013\u2014]+\s+/u
const numberBehind = /(?:^|\s)(?<number>\$?\d[\d,]{0,12}(?:\.\d{1,3})?[kmbt]?)$/u
const proposing = /^(?:(?:let's|lets|please|just|i'd|we'll|we'd) )+/u
/** "The intern was wrong, 16", "correction from finance: 420" */
const corrects =
  /\b(?:wrong|typo|misread|mistakes?|mistyped|miscounted|sorry|correction|corrected|i meant|update from|overkill|too (?:slow|fast|small|big|large|much|many|few|long|short|expensive|dear|little|tight))\b/u
const maxLength = 140
const maxClauses = 4

/** The words that wish a number; empty where a reply has one clause, asks, or has more to be read in the others. */
export function wishedClauseOf({ line, understand, vocabulary: { replyWords } }: Reply): string {
  const clauses = partsOf(line, clauseEnd)
  if (line.length > maxLength || line.includes('?') || clauses.length < 2 || clauses.length > maxClauses) return ''
  const [wish, ...more] = clauses.filter((clause) => /\d/u.test(clause))
  if (wish === undefined || more.length > 0) return ''
  const others = clauses.filter((clause) => clause !== wish)
  if (understand(others.join('. ')).slots.some(({ role }) => role !== 'remark')) return ''
  const { sentenceOf, requestOf } = replyWords.openers
  const number = numberBehind.exec(wish)?.groups?.['number']
  if (number !== undefined && others.some((clause) => adoptsShown.test(requestOf(clause)))) return `make it ${number}`
  if (number === wish && others.some((clause) => corrects.test(clause))) return `make it ${number}`
  // "Sequence: 4k": the number is of what stands before it.
  return number === wish ? '' : sentenceOf(sentenceOf(wish).replace(proposing, ''))
}
