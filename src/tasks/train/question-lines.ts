/** The labelled questions that the classifier of questions is trained on, with their features. */
import * as z from 'zod'
import type { QuestionWords } from '../../catalog/question-words.ts'
import { type CanonicalWord, questionFeatureCount, questionFeatures } from '../../language/lexicon/question-features.ts'
import { softmaxOf } from '../../language/lexicon/linear-classifier.ts'
import {
  type LabelledFeatures,
  linearScoreOf,
  type LinearTraining,
  type LinearWeights,
  trainLinear,
} from './train-linear.ts'

const lineSchema = z.strictObject({
  language: z.string(),
  text: z.string(),
  /** What it asks, by the ids of data/questions; the likeliest first where two are right. */
  questions: z.array(z.string()).min(1),
  /** It was said in a thread, and not written for its question. */
  isSaid: z.literal(true).exactOptional(),
})

/** A line for each question that a text asks; `text`: as it was typed. */
export type LabelledQuestion = LabelledFeatures & { readonly text: string; readonly isSaid: boolean }

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
    .flatMap((line): readonly LabelledQuestion[] => {
      const { text, questions: asked, isSaid = false } = lineSchema.parse(JSON.parse(line))
      const features = questionFeatures(plainly(text), canonical)
      return asked.map((id) => {
        const label = ids.indexOf(id)
        if (label < 0) throw new Error(`data/training/questions.jsonl: data/questions has no ${id}: ${text}`)
        return { label, features, weight: (isSaid ? weightOfSaid : 1) / asked.length, text, isSaid }
      })
    })
    .filter(({ features }) => features.length > 0)
  return { ids, lines }
}

const training: LinearTraining = { epochs: 12, learningRate: 4, decay: 3e-4, leastError: 1e-4 }

/** One row of weights for each of `count` questions. */
export const trainQuestions = (lines: readonly LabelledFeatures[], count: number): readonly LinearWeights[] =>
  trainLinear(lines, count, questionFeatureCount, training)

const folds = 5

/** How often the likeliest question is one that a text asks which was said in a thread, in five folds. */
export function evaluateQuestions({ ids, lines }: ReturnType<typeof questionLines>): string {
  const texts = [...new Set(lines.map(({ text }) => text))]
  const foldOf = new Map(texts.map((text, at) => [text, at % folds]))
  let [right, total] = [0, 0]
  for (let fold = 0; fold < folds; fold += 1) {
    const rows = trainQuestions(
      lines.filter(({ text }) => foldOf.get(text) !== fold),
      ids.length,
    )
    const tested = Map.groupBy(
      lines.filter(({ text, isSaid }) => isSaid && foldOf.get(text) === fold),
      ({ text }) => text,
    )
    for (const same of tested.values()) {
      const likely = softmaxOf(rows.map(({ weights, bias }) => linearScoreOf(same[0]?.features ?? [], weights, bias)))
      total += 1
      if (same.some(({ label }) => label === likely.indexOf(Math.max(...likely)))) right += 1
    }
  }
  return `what a question asks: ${right} of ${total} said in threads right, five folds`
}
