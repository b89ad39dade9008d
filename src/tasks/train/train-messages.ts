/** Trains the classifier of whether a message describes a job to be estimated, the same from the same lines. */
import * as z from 'zod'
import { jobEvidence } from '../../language/asked-estimate.ts'
import type { Vocabulary } from '../../language/lexicon/vocabulary.ts'
import { softmaxOf } from '../../language/lexicon/linear-classifier.ts'
import { messageFeatureCount, messageFeatures } from '../../language/message-features.ts'
import { understand } from '../../language/pipeline.ts'
import { type LabelledFeatures, linearScoreOf, type LinearWeights, trainLinear } from './train-linear.ts'

const lineSchema = z.strictObject({ text: z.string(), job: z.boolean() })

const today = '2026-01-05'
/** Messages that are none are few. */
const weightOfNone = 2

/** The lines that name a model or data, as the reader sees them: of others the rules tell. Label 1: a job. */
export const messageLines = (text: string, vocabulary: Vocabulary): readonly LabelledFeatures[] =>
  text
    .trim()
    .split('\n')
    .flatMap((line) => {
      const { text: typed, job } = lineSchema.parse(JSON.parse(line))
      const context = { mode: 'message', vocabulary, today } as const
      const evidence = jobEvidence(typed, understand(typed, context), context)
      if (evidence === null) return []
      return [{ features: messageFeatures(typed, evidence), label: job ? 1 : 0, weight: job ? 1 : weightOfNone }]
    })

/** The rows of what is no job, and of what is. */
export const trainMessages = (lines: readonly LabelledFeatures[]): readonly LinearWeights[] =>
  trainLinear(lines, 2, messageFeatureCount)

const folds = 10

/** A table by how likely a message must be: of those left out of training, jobs that are refused and others that are taken. */
export function evaluateMessages(lines: readonly LabelledFeatures[]): string {
  const judged = Array.from({ length: folds }, (_, fold) => {
    const rows = trainMessages(lines.filter((_line, index) => index % folds !== fold))
    return lines
      .filter((_line, index) => index % folds === fold)
      .map(({ label, features }) => ({
        isJob: label === 1,
        likely: softmaxOf(rows.map(({ weights, bias }) => linearScoreOf(features, weights, bias)))[1] ?? 0,
      }))
  }).flat()
  const of = (isJob: boolean) => judged.filter((one) => one.isJob === isJob)
  return [0.3, 0.45, 0.5, 0.6]
    .map(
      (least) =>
        `from ${least}: ${of(true).filter(({ likely }) => likely < least).length} of ${of(true).length} jobs refused, ${of(false).filter(({ likely }) => likely >= least).length} of ${of(false).length} others taken`,
    )
    .join('\n')
}
