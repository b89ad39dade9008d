/** How a text was read: which rules found what in it, and how likely each role of a number without a unit was. */
import type { QuantityRole } from '../catalog/quantity-roles.ts'
import type { Vocabulary } from './lexicon/vocabulary.ts'
import { type ReadingContext, understand } from './pipeline.ts'

/** One rule that found something, in the order of the stages; of a whole text where `words` are all of it. */
export type RuleFired = { readonly stage: string; readonly rule: string; readonly words: string }

/** A number without a unit: its likely roles (shares of 1, the best first) and the odds of the first against the second. */
export type NumberReadAs = {
  readonly words: string
  readonly roles: readonly { readonly role: QuantityRole; readonly share: number }[]
  readonly odds: number
}

export type ReadingTrace = {
  readonly rules: readonly RuleFired[]
  readonly numbers: readonly NumberReadAs[]
  /** Words that nobody knows. */
  readonly unknown: readonly string[]
}

/** Reads an English text once more and notes what happened on the way. `mode`: a slash command, or a message to people. */
export function traceReading(
  text: string,
  vocabulary: Vocabulary,
  today: string,
  mode: 'command' | 'message' = 'command',
): ReadingTrace {
  const fired: { stage: string; rule: string; from: number; to: number }[] = []
  const observe: ReadingContext['observe'] = (stage, rule, from, to) => fired.push({ stage, rule, from, to })
  const understanding = understand(text, { mode, vocabulary, today, observe })
  // The draft is resolved when it is asked for.
  understanding.draft.finish()
  const { numbers, unrecognized, wordsAt } = understanding
  const seen = new Set<string>()
  return {
    rules: fired
      .map(({ stage, rule, from, to }) => ({ stage, rule, words: wordsAt(from, to) }))
      .filter((each) => {
        const key = Object.values(each).join('|')
        return !seen.has(key) && seen.add(key)
      }),
    numbers: numbers.map(({ from, to, likely, margin }) => ({
      words: wordsAt(from, to),
      roles: likely.map(({ role, probability }) => ({ role, share: Number(probability.toFixed(3)) })),
      odds: Number(Math.exp(margin).toPrecision(3)),
    })),
    unknown: unrecognized.map(({ from, to }) => wordsAt(from, to)),
  }
}
