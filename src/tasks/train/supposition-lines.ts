/** The lines of data/training/suppositions.jsonl with what each supposes, beside questions that suppose nothing. */
import * as z from 'zod'
import { type SuppositionKind, suppositionKinds } from '../../catalog/supposition-model.ts'
import { leastLikely, mayBeSupposed } from '../../language/circumstances/likely-supposition.ts'
import { withSaidNumbers } from '../../language/circumstances/said-numbers.ts'
import { softmaxOf } from '../../language/lexicon/linear-classifier.ts'
import { likeliestKind, suppositionFeatures } from '../../language/lexicon/supposition-classifier.ts'
import { type LabelledFeatures, linearScoreOf } from './train-linear.ts'
import { keptRows, type WordModel, writersLeftOut } from './word-model.ts'

const lineSchema = z.strictObject({
  text: z.string(),
  kind: z.enum(suppositionKinds),
  /** The number as it is said: a share, a factor, a sum, or an amount as typed. */
  value: z.union([z.number(), z.string()]).exactOptional(),
  /** One of the people who wrote them. */
  writer: z.number().int(),
})
const questionSchema = z.looseObject({ language: z.string(), text: z.string(), questions: z.array(z.string()) })

/** Every so many-th question of other lines supposes nothing. */
const step = 9
/** Questions that suppose something by what they are. */
const supposes =
  /\bif\b|\b(?:suppose|assum|imagine|were to|what about|instead)\w*\b|\d ?%|\b(?:twice|half|double|third|triple)\b/iu

export type LabelledSupposition = LabelledFeatures & { readonly writer: number; readonly text: string }

/** A line for each text. Throws where a line is not of its schema. */
export function suppositionLines(suppositions: string, questions: string): readonly LabelledSupposition[] {
  const label = (kind: SuppositionKind): number => suppositionKinds.indexOf(kind)
  const told = suppositions
    .trim()
    .split('\n')
    .map((line) => lineSchema.parse(JSON.parse(line)))
    .map(({ text, kind, writer }) => ({
      label: label(kind),
      features: suppositionFeatures(text),
      weight: 1,
      writer,
      text,
    }))
  const others = questions
    .trim()
    .split('\n')
    .filter((_, at) => at % step === 0)
    .map((line) => questionSchema.parse(JSON.parse(line)))
    .filter(({ language, text }) => language === 'en' && !supposes.test(text))
    .map(({ text }, at) => ({
      label: label('none'),
      features: suppositionFeatures(text),
      weight: weightOfNone,
      writer: 1 + (at % 4),
      text,
    }))
  return [...told, ...others].filter(({ features }) => features.length > 0)
}

/** There are far more questions that suppose nothing. */
const weightOfNone = 0.1
/** How often the likeliest is right, each writer left out in turn, and how often what supposes nothing is taken for something. */
export function evaluateSuppositions(lines: readonly LabelledSupposition[]): string {
  const none = suppositionKinds.indexOf('none')
  return writersLeftOut(lines, suppositionKinds.length)
    .map(({ writer, lines: left, rows }) => {
      const judged = left.map(({ label, features, text }) => {
        const shares = softmaxOf(rows.map(({ weights, bias }) => linearScoreOf(features, weights, bias)))
        const line = withSaidNumbers(text.toLowerCase())
        const { kind, share } = likeliestKind(shares, (each) => mayBeSupposed(line, each))
        return { label, told: share >= leastLikely ? suppositionKinds.indexOf(kind) : none }
      })
      const [some, others] = [
        judged.filter(({ label }) => label !== none),
        judged.filter(({ label }) => label === none),
      ]
      return `writer ${writer}: ${some.filter(({ label, told }) => label === told).length} of ${some.length} right, ${some.filter(({ label, told }) => told !== none && label !== told).length} wrong, ${others.filter(({ told }) => told !== none).length} of ${others.length} others taken`
    })
    .join('\n')
}

/** What is kept of the classifier, and of which lines it is. */
export function suppositionModel(suppositions: string, questions: string): WordModel {
  const lines = suppositionLines(suppositions, questions)
  return {
    note: 'Weights of the classifier of what a question supposes of a run; written by npm run train.',
    trainedFrom: 'data/training/suppositions.jsonl and questions.jsonl',
    lines,
    rows: { kinds: keptRows(lines, suppositionKinds) },
  }
}
