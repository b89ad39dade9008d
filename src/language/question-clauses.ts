/** What a text asks beside its job: sentences and clauses with a question in them, of which words are left over. */
import type { Vocabulary } from './lexicon/vocabulary.ts'
import { understand } from './pipeline.ts'

/** A clause ends with its sentence, and where another question begins: "70b 2B tokens, how much disk do I need?" */
const clauseEnd =
  /(?<=[.?!;\n])\s+|[,;:]\s+(?=(?:and |also |but |so )?(?:how|what|which|why|when|will|would|does|do|is|are|can|could|should)\b)|\s(?=what (?:mfu|disk|storage|batch|rank|vram)\b)/giu
const opening =
  /^(?:and |also |but |so |plus )*(?:how|what|whats|which|why|when|where|will|would|does|do|is|are|can|could|should|any idea|i wonder|tell me)\b/iu
const maxLength = 200

/** As typed, in order: those with one of the words that were read for nothing, and those that say nothing of a job. */
export function questionClauses(
  text: string,
  unused: readonly string[],
  vocabulary: Vocabulary,
  today: string,
): readonly string[] {
  const saysNothing = (clause: string): boolean => {
    const { draft, slots } = understand(clause, { mode: 'message', vocabulary, today })
    return slots.length === 0 && draft.issues.length === 0
  }
  return clausesAsking(text).filter((clause) => unused.some((words) => clause.includes(words)) || saysNothing(clause))
}

/** Sentences and clauses that ask, whatever they say. */
export const clausesAsking = (text: string): readonly string[] =>
  text
    .split(clauseEnd)
    .map((clause) => clause.trim())
    .filter((clause) => clause.length <= maxLength && (clause.endsWith('?') || opening.test(clause)))
