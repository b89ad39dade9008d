/** The labelled questions that the classifier of questions is trained on, with their features. */
import * as z from 'zod'
import type { QuestionWords } from '../../catalog/question-words.ts'
import { type CanonicalWord, questionFeatureCount, questionFeatures } from '../../language/lexicon/question-features.ts'
import { folds, rightInFolds } from './right-in-folds.ts'
import { type LabelledFeatures, type LinearTraining, type LinearWeights, trainLinear } from './train-linear.ts'

const lineSchema = z.strictObject({
  language: z.string(),
  text: z.string(),
  /** What it asks, by the ids of data/questions; the likeliest first where two are right. */
  questions: z.array(z.string()).min(1),
  /** It was said in a thread, and not written for its question. */
  isSaid: z.literal(true).exactOptional(),
})

/** A line for each question that a text asks. `place`: of the text among all. */
export type LabelledQuestion = LabelledFeatures & { readonly place: number; readonly isSaid: boolean }

/** What was said tells more of what will be said than what was written for a question. */
const weightOfSaid = 2
/** Lines of `questions` (JSON lines) with the ids that they are of. Throws where a line is not of its schema, or of no known question. */
export function questionLines(
  questions: string,
  known: ReadonlyMap<string, QuestionWords>,
  { plainly, canonical }: { readonly plainly: (text: string) => string; readonly canonical: CanonicalWord },
): { readonly ids: readonly string[]; readonly lines: readonly LabelledQuestion[] } {
  const ids = [...known.keys()].toSorted()
  const lines = questions
    .trim()
    .split('\n')
    .flatMap((line, place): readonly LabelledQuestion[] => {
      const { text, questions: asked, isSaid = false } = lineSchema.parse(JSON.parse(line))
      const features = questionFeatures(plainly(text), canonical)
      return asked.map((id) => {
        const label = ids.indexOf(id)
        if (label < 0) throw new Error(`data/training/questions.jsonl: data/questions has no ${id}: ${text}`)
        return { label, features, weight: (isSaid ? weightOfSaid : 1) / asked.length, place, isSaid }
      })
    })
    .filter(({ features }) => features.length > 0)
  return { ids, lines }
}

const training: LinearTraining = { epochs: 12, learningRate: 4, decay: 3e-4, leastError: 1e-4 }

/** One row of weights for each of `count` questions. */
export const trainQuestions = (lines: readonly LabelledFeatures[], count: number): readonly LinearWeights[] =>
  trainLinear(lines, count, questionFeatureCount, training)

/** How often the likeliest question is one that a text asks which was said in a thread, in folds of texts. */
export function evaluateQuestions({ ids, lines }: ReturnType<typeof questionLines>): string {
  const { right, total } = rightInFolds(
    lines,
    ({ place }) => place % folds,
    (training) => trainQuestions(training, ids.length),
    ({ isSaid }) => isSaid,
  )
  return `what a question asks: ${right} of ${total} said in threads right, five folds`
}
