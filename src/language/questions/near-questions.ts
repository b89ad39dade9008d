/** What is known that a text is near to, where nothing is known of what it asks. */
import type { Vocabulary } from '../lexicon/vocabulary.ts'

/** Questions that a text is near to, of which none is told: as they are asked plainly. */
export function nearQuestions(text: string, { questionCues }: Pick<Vocabulary, 'questionCues'>): readonly string[] {
  const { plainly, classifier, questions, asked: plain } = questionCues
  const shares = classifier.sharesOf(plainly(text.slice(0, 240))) ?? []
  const likely = shares
    .map((share, label) => ({ id: classifier.ids[label] ?? '', share }))
    .toSorted((one, other) => other.share - one.share)
  const asked = likely.slice(0, maxLikely).flatMap(({ id, share }) => {
    const question = questions.get(id)
    const isAnswered = (question?.topic ?? 'what-if') !== 'what-if' || question?.says !== undefined
    return share < Math.max(leastShare, nearEnough * (likely[0]?.share ?? 0)) ||
      !isAnswered ||
      question?.isTalk === true ||
      id === 'unknown'
      ? []
      : (plain.get(id) ?? [])
  })
  return asked.slice(0, maxNamed)
}
/** Not named: what is less likely than that, or than a quarter of the likeliest. */
const [maxNamed, maxLikely, leastShare, nearEnough] = [3, 8, 0.02, 0.25]
