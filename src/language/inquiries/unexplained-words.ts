/** What a question says beside its own words. */
import type { Understanding } from '../resolution/understanding.ts'
import { unmetWords } from '../resolution/unused-words.ts'

/** Words that are neither read nor of the question, which `own` matches; null where more than unknown words is wrong with it. */
export function unexplainedWords(understanding: Understanding, own: RegExp): readonly string[] | null {
  const { issues } = understanding.draft
  if (issues.some(({ kind, terms }) => kind !== 'unknown' || !terms.every((term) => own.test(term)))) return null
  return unmetWords(understanding).filter((words) => !own.test(words))
}
