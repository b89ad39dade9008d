/** How long a run is: in steps of its optimizer, or in passes over data whose examples nobody counted. */
import type { Corpus, Scenario } from '../scenario/scenario.ts'

/** `steps` where `epochs` is null; the least of them where those end the run. */
type RunLength = { readonly steps: number; readonly epochs: number | null }

/** `sequence`: tokens that one of a step's sequences is counted with. */
type Step = {
  readonly globalBatch: number
  readonly sequence: number
  /** Sequences are full: packed, or as long as what is generated. Otherwise each is one example. */
  readonly isFull: boolean
}

/** Steps of the optimizer; or, where batches are not full and examples were not counted, passes over the data. */
export function runLengthOf(
  { spec, corpus }: Pick<Scenario, 'spec' | 'corpus'>,
  { globalBatch, sequence, isFull }: Step,
): RunLength {
  const fullSteps = Math.max(1, Math.round((spec.tokens ?? 0) / (globalBatch * sequence)))
  if (isFull) return { steps: fullSteps, epochs: null }
  const examples = corpus === undefined ? null : examplesOf(corpus)
  // No fewer than full sequences would take: an example is one of them at most.
  if (examples === null) return { steps: fullSteps, epochs: corpus?.epochs ?? 1 }
  return { steps: Math.max(1, Math.ceil(examples / globalBatch)), epochs: null }
}

/** Examples that the run reads, each as often as it is read. */
function examplesOf({ examples, tokensPerEpoch, tokensPerExample, epochs }: Corpus): number | null {
  if (examples !== null) return examples * epochs
  return tokensPerExample === null ? null : (tokensPerEpoch / tokensPerExample) * epochs
}
