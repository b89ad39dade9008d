/** A message without the clauses that tell of what was, or of what comes later. */
import { clausesOf } from './grammar/clauses.ts'
import type { Vocabulary } from './lexicon/vocabulary.ts'
import { normalize } from './text/normalize.ts'
import { tokenize } from './text/tokenize.ts'

/** `keepsLater`: what comes later stays. */
export function withoutPastClauses(typed: string, { clauseCues }: Vocabulary, keepsLater = false): string {
  const { text } = normalize(typed)
  const tokens = tokenize(text)
  const kept = clausesOf({ tokens }, clauseCues).filter(
    ({ isOffPlan, isLater }) => !isOffPlan || (keepsLater && isLater),
  )
  return kept.map(({ from, to }) => text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0)).join(' ')
}

/** Whether hardly anything of a text tells of the past. */
export const isMostlyPresent = (text: string, vocabulary: Vocabulary): boolean =>
  withoutPastClauses(text, vocabulary, true).length > text.length * leastPresent
const leastPresent = 0.6
