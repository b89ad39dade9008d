/** Trains the score of whether a message describes a job to be estimated: logistic regression, the same from the same lines. */
import * as z from 'zod'
import type { MessageIntentModel } from '../../catalog/message-intent-model.ts'
import { jobEvidence } from '../../language/asked-estimate.ts'
import { jobLikelihood } from '../../language/message-evidence.ts'
import type { Vocabulary } from '../../language/lexicon/vocabulary.ts'
import { understand } from '../../language/pipeline.ts'

const lineSchema = z.strictObject({ text: z.string(), job: z.boolean() })

/** A labelled message, and what of it speaks for a job. */
export type LabelledMessage = {
  readonly text: string
  readonly isJob: boolean
  readonly evidence: ReadonlyMap<string, number>
}

type MessageWeights = Pick<MessageIntentModel, 'bias' | 'weights'>

const today = '2026-01-05'

/** The lines that name a model and data, as the reader sees them: of others the words alone tell. */
export const messageLines = (text: string, vocabulary: Vocabulary): readonly LabelledMessage[] =>
  text
    .trim()
    .split('\n')
    .flatMap((line) => {
      const { text: typed, job } = lineSchema.parse(JSON.parse(line))
      const context = { mode: 'message', vocabulary, today } as const
      const evidence = jobEvidence(typed, understand(typed, context), context)
      return evidence === null ? [] : [{ text: typed, isJob: job, evidence }]
    })

const rounds = 600
const learningRate = 2
/** Pull of every weight towards zero. */
const decay = 0.005
/** Messages that are none are few. */
const weightOfNone = 2

/** The weights in hundredths. */
export function trainMessages(lines: readonly LabelledMessage[]): MessageWeights {
  const weights = new Map<string, number>()
  let bias = 0
  for (let round = 0; round < rounds; round += 1) {
    const slopes = new Map<string, number>()
    let slopeOfBias = 0
    for (const { evidence, isJob } of lines) {
      let score = bias
      for (const [name, value] of evidence) score += value * (weights.get(name) ?? 0)
      const error = ((isJob ? 1 : 0) - 1 / (1 + Math.exp(-score))) * (isJob ? 1 : weightOfNone)
      slopeOfBias += error / lines.length
      for (const [name, value] of evidence) slopes.set(name, (slopes.get(name) ?? 0) + (error * value) / lines.length)
    }
    bias += learningRate * slopeOfBias
    for (const [name, slope] of slopes) {
      const weight = weights.get(name) ?? 0
      weights.set(name, weight + learningRate * (slope - decay * weight))
    }
  }
  const inHundredths = (weight: number): number => Math.round(100 * weight) + 0
  const kept = [...weights].toSorted(([one], [other]) => (one < other ? -1 : 1))
  return {
    bias: inHundredths(bias),
    weights: Object.fromEntries(kept.map(([name, weight]) => [name, inHundredths(weight)])),
  }
}

const folds = 10

/** A table by how likely a message must be: of those left out of training, jobs that are refused and others that are taken. */
export function evaluateMessages(lines: readonly LabelledMessage[]): string {
  const judged = Array.from({ length: folds }, (_, fold) => {
    const model = trainMessages(lines.filter((_line, index) => index % folds !== fold))
    return lines
      .filter((_line, index) => index % folds === fold)
      .map(({ isJob, evidence, text }) => ({ isJob, text, likely: jobLikelihood(evidence, model) }))
  }).flat()
  const of = (isJob: boolean) => judged.filter((one) => one.isJob === isJob)
  return [0.15, 0.3, 0.5]
    .map(
      (least) =>
        `from ${least}: ${of(true).filter(({ likely }) => likely < least).length} of ${of(true).length} jobs refused, ${of(false).filter(({ likely }) => likely >= least).length} of ${of(false).length} others taken`,
    )
    .join('\n')
}
