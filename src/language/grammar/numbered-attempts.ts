/** A history told by its numbers, "v1 … v2 … v3 (next) …", "attempt 1 … for attempt 3": the last one is what is planned. */
import type { Token } from '../text/tokenize.ts'
import type { Clause } from './clause.ts'
import { isOneOrTwoDigits } from '../text/characters.ts'

const pastWeight = -2

/** What is counted so when it is done again and again. */
const labels: ReadonlySet<string> = new Set(
  'v version attempt try run round iteration take experiment generation gen trial job model'.split(' '),
)
/** Words that may stand before a label at the beginning of a clause. */
const leading: ReadonlySet<string> = new Set(
  'for on with the our my in now so and then postmortem ish re about - – • *'.split(' '),
)
/** Words by which the last one is still to come. */
const upcoming: ReadonlySet<string> = new Set(
  'next this now new planned upcoming current going plan will would todo proposed final want need'.split(' '),
)
const maxLeading = 5
/** Tokens behind a label in which it is said that it is still to come. */
const maxMark = 8
const maxNumber = 30

/** The earlier ones are past, where one of them is told so or the last is said to come: else they are a choice. */
export function withNumberedAttempts(clauses: readonly Clause[], tokens: readonly Token[]): readonly Clause[] {
  const starts = clauses.flatMap((clause, index) => {
    const number = labelOf(clause, tokens)
    return number === null ? [] : [{ index, ...number }]
  })
  const last = Math.max(...starts.map(({ number }) => number), 0)
  const first = starts.findIndex(({ number }) => number === last)
  const earlier = starts.slice(0, first)
  if (earlier.every(({ number }) => number === last)) return clauses
  const planned = starts[first]
  const of = (from: number, to: number): readonly Clause[] => clauses.slice(from, to)
  const isStated = earlier.some(({ index }, at) =>
    of(index, starts[at + 1]?.index ?? clauses.length).some(({ isOffPlan, isLater }) => isOffPlan && !isLater),
  )
  const end = planned === undefined ? 0 : planned.at + maxMark
  const isComing = tokens.slice(planned?.at, end).some(({ text }) => upcoming.has(text))
  const isOver = of(planned?.index ?? 0, (planned?.index ?? 0) + 1).some(({ isOffPlan }) => isOffPlan)
  if (isOver || !(isStated || isComing)) return clauses
  const [from, to] = [earlier[0]?.index ?? 0, planned?.index ?? 0]
  return clauses.map((clause, index) =>
    index >= from && index < to ? { ...clause, weight: pastWeight, isOffPlan: true } : clause,
  )
}

/** The number of "v2", "attempt 2" at the beginning of a clause, and the token behind it. */
function labelOf(
  { from, to }: Clause,
  tokens: readonly Token[],
): { readonly number: number; readonly at: number } | null {
  for (let at = from; at < Math.min(to - 1, from + maxLeading); at += 1) {
    const [word, number] = [tokens[at]?.text ?? '', tokens[at + 1]]
    if (labels.has(word) && number?.kind === 'number' && (word !== 'v' || number.adjacent)) {
      const isNumber = isOneOrTwoDigits(number.text) && number.value > 0 && number.value <= maxNumber
      // "run 2 epochs", "v1.5": no label.
      const next = tokens[at + 2]
      const isEnd =
        next === undefined ||
        next.kind === 'sign' ||
        word === 'v' ||
        ['was', 'is', 'died', 'failed', 'will', "i'm", "we're", 'i', 'we', 'ran', 'had', 'used', 'took'].includes(
          next.text,
        )
      return isNumber && isEnd ? { number: number.value, at: at + 2 } : null
    }
    if (!leading.has(word)) return null
  }
  return null
}
