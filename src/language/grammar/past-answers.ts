/** A conversation about what was: a question in the past tense, and the lines that answer it. */
import type { Token } from '../text/tokenize.ts'
import { type Clause, clausesByLine } from './clause.ts'

const pastWeight = -2

/** A longer line, with the name of who says it, says something of its own. */
const longestEcho = 8

/** "Ann: did the 14B finish? / Bo: yes, 6 h on 4 H100 / Ann: how much / Bo: 70 bucks": what is told on was as well. */
export function withPastAnswers(clauses: readonly Clause[], tokens: readonly Token[]): readonly Clause[] {
  let isPast = false
  let isAsked = false
  return clausesByLine(clauses, tokens).flatMap((line) => {
    const words = tokens.slice(line[0]?.from, line.at(-1)?.to)
    const isWish = line.some(({ weight, isOffPlan }) => weight > 0 && !isOffPlan)
    const isOwn = words.length > longestEcho || words.some(({ kind }) => kind === 'number')
    if (isWish || (isPast && !isAsked && isOwn)) isPast = false
    const past = isPast ? line.map((clause) => ({ ...clause, weight: pastWeight, isOffPlan: true })) : line
    const isPastQuestion = line.some(
      ({ to, isOffPlan, isLater }) => isOffPlan && !isLater && tokens[to - 1]?.text === '?',
    )
    isAsked = isPastQuestion || (isPast && !isAsked)
    if (isPastQuestion) isPast = true
    return past
  })
}
