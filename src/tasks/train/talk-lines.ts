/** The lines of data/training/talk.jsonl as the readers take them, and whether each is talk between people. */
import * as z from 'zod'
import { softmaxOf } from '../../language/lexicon/linear-classifier.ts'
import { talkFeatureCount, talkFeatures } from '../../language/lexicon/talk-classifier.ts'
import type { Vocabulary } from '../../language/lexicon/vocabulary.ts'
import { evidenceOfTalk } from '../../language/replies/talk-evidence.ts'
import { createReadings } from '../../readings.ts'
import type { ModelOf } from './particular-models.ts'
import { belowPlan } from './thread-of-plan.ts'
import {
  type LabelledFeatures,
  type LinearTraining,
  type LinearWeights,
  linearScoreOf,
  packedRow,
  trainLinear,
} from './train-linear.ts'

const lineSchema = z.strictObject({
  plan: z.string(),
  text: z.string(),
  act: z.enum(['talk', 'wish', 'question', 'report']),
  /** Who wrote it. */
  writer: z.string(),
})

export type LabelledTalk = LabelledFeatures & { readonly writer: string; readonly isTaken: boolean }

/** What the tests hold to be meant, where it was taken for talk. */
const weightOfTest = 3

const training: LinearTraining = { epochs: 24, learningRate: 3, decay: 3e-4, leastError: 0 }

/** `lines`: JSON lines; `isTaken`: a reader takes it for something. Throws where a line is not of its schema. */
export function talkLines(lines: string, vocabulary: Vocabulary, today: string): readonly LabelledTalk[] {
  const readings = createReadings(vocabulary)
  return lines
    .trim()
    .split('\n')
    .flatMap((line) => {
      const { plan, text, act, writer } = lineSchema.parse(JSON.parse(line))
      const read = readings.parse(plan, today)
      if (read.kind !== 'scenario') return []
      const evidence = evidenceOfTalk(belowPlan(read.scenario), text, vocabulary, today)
      const label = act === 'talk' ? 1 : 0
      return [
        {
          label,
          features: talkFeatures(evidence.text, evidence.signals),
          weight: writer === 'tests' ? weightOfTest : 1,
          writer,
          isTaken: evidence.isTaken,
        },
      ]
    })
}

const trainTalk = (lines: readonly LabelledTalk[]): readonly LinearWeights[] =>
  trainLinear(lines, 2, talkFeatureCount, training)

/** Each writer left out in turn: of what is taken for something, how much talk is left alone, and how much that is meant. */
export function evaluateTalk(lines: readonly LabelledTalk[]): string {
  const judged = [...new Set(lines.map(({ writer }) => writer))].flatMap((writer) => {
    const rows = trainTalk(lines.filter((line) => line.writer !== writer))
    return lines
      .filter((line) => line.writer === writer && line.isTaken)
      .map(({ label, features }) => {
        const [, talk = 0] = softmaxOf(rows.map(({ weights, bias }) => linearScoreOf(features, weights, bias)))
        return { label, talk }
      })
  })
  const countOf = (label: number, least: number): number =>
    judged.filter((line) => line.label === label && line.talk >= least).length
  return [0.3, 0.4, 0.5, 0.6, 0.7, 0.8]
    .map(
      (least) =>
        `from ${least}: ${countOf(1, least)} of ${countOf(1, 0)} taken lines of talk are left alone, ${countOf(0, least)} of ${countOf(0, 0)} that are meant`,
    )
    .join('\n')
}

/** What is kept of the classifier; `text`: of data/training/talk.jsonl. */
export function talkModelOf(text: string, vocabulary: Vocabulary, modelOf: ModelOf, today: string) {
  const lines = talkLines(text, vocabulary, today)
  const [meant, talk] = trainTalk(lines).map(packedRow)
  const note =
    'Weights of the classifier that tells talk between people from what is meant for the app; written by npm run train.'
  return { model: { ...modelOf(note, 'data/training/talk.jsonl', text, lines), meant, talk }, count: lines.length }
}
