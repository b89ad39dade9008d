/** What is known that a text is near to, where nothing is known of what it asks. */
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { nearestExample } from '../lexicon/question-examples.ts'

/** Questions that a text is near to, of which none is told: as they are asked plainly. */
export function nearQuestions(text: string, { questionCues }: Pick<Vocabulary, 'questionCues'>): readonly string[] {
  const { plainly, examples, questions, asked: plain } = questionCues
  const near = nearestExample(plainly(text.slice(0, 240)), examples)?.near ?? []
  const asked = near.flatMap((id) => {
    return questions.get(id)?.isTalk === true || id === 'unknown' ? [] : (plain.get(id) ?? [])
  })
  return asked.slice(0, maxNamed)
}
const maxNamed = 3
