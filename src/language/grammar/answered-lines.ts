/** Lines of a conversation that take or refuse what the line before proposes: "Ben: 32B then? / Anna: deal". */
import type { ClauseCues } from '../lexicon/clause-cues.ts'
import type { Token } from '../text/tokenize.ts'
import { type Clause, clausesByLine } from './clause.ts'

/** As far from the beginning of its line an answer stands, behind the name of who gives it. */
const maxLabel = 8
const [accepted, refused] = [2, -1]

/** The clauses, with those of a line that the next one takes or refuses weighed so. */
export function withAnsweredLines(
  clauses: readonly Clause[],
  tokens: readonly Token[],
  { acceptances, refusals }: ClauseCues,
): readonly Clause[] {
  const weights = new Map<Clause, number>()
  let previous: readonly Clause[] = []
  for (const line of clausesByLine(clauses, tokens)) {
    const at = answerAt(line, tokens)
    if (at !== null && previous.length > 0) {
      const isTaken = acceptances.longestMatch(tokens, at) !== null
      // "Shall we do the 70B? / no, too expensive. 14B"
      const isNo = tokens[at]?.text === 'no' && tokens[(previous.at(-1)?.to ?? 1) - 2]?.text === '?'
      const isRefused = !isTaken && (isNo || refusals.longestMatch(tokens, at) !== null)
      for (const clause of isTaken || isRefused ? previous : [])
        if (!clause.isOffPlan)
          weights.set(clause, isTaken ? clause.weight + accepted : Math.min(clause.weight, refused))
    }
    previous = line
  }
  return weights.size === 0
    ? clauses
    : clauses.map((clause) => ({ ...clause, weight: weights.get(clause) ?? clause.weight }))
}

/** Where what is said begins in a line that is named after its speaker; null: it is not. */
function answerAt(line: readonly Clause[], tokens: readonly Token[]): number | null {
  const from = line[0]?.from ?? -1
  if (from < 0) return null
  for (let at = from + 1; at < Math.min(from + maxLabel, line.at(-1)?.to ?? 0); at += 1)
    if (tokens[at]?.text === ':' && tokens[at + 1]?.kind === 'word') return at + 1
  return null
}
