/** A message that gives two values for one thing: what it says with either, each as a reading of the whole. */
import type { Choice } from './alternatives.ts'
import type { Slot } from './grammar/slots.ts'
import type { Vocabulary } from './lexicon/vocabulary.ts'
import type { Understanding } from './resolution/understanding.ts'
import { toText } from './to-text.ts'

/** Readings that are offered: more are no choice any longer. */
const maxChoices = 3
/** Things of which two values are given, one beside another. */
const maxConflicts = 3

/**
 * The whole jobs that are left where one value of each contradiction holds, in the order of the text; none where no job is
 * whole without it. Of a contradiction the values that its sentence names are tried.
 */
export function conflictChoices(understanding: Understanding, vocabulary: Vocabulary): readonly Choice[] {
  const found: Choice[] = []
  const visit = (kept: readonly Slot[], depth: number): void => {
    if (found.length >= maxChoices || depth > maxConflicts) return
    const draft = understanding.draftOf(kept)
    const conflict = draft.issues.find(({ kind, terms }) => kind === 'conflict' && terms.length > 1)
    if (conflict === undefined) {
      if (!draft.isWholeJob) return
      const scenario = draft.finish()
      const text = toText(scenario, vocabulary)
      if (!found.some((choice) => choice.text === text)) found.push({ text, scenario })
      return
    }
    for (const term of conflict.terms) {
      const others = conflict.terms.filter((other) => other !== term)
      const rest = kept.filter((slot) => !others.includes(wordsOf(slot, understanding)))
      if (rest.length < kept.length) visit(rest, depth + 1)
    }
  }
  visit(understanding.slots, 0)
  return found.length < 2 ? [] : found
}

const wordsOf = ({ from, to }: Slot, { wordsAt }: Understanding): string => wordsAt(from, to).trim()
