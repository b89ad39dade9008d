/** How long a run is: in steps of its optimizer, or in passes over data whose examples nobody counted. */
import type { Corpus, Scenario } from '../scenario/scenario.ts'
import type { RunSettings } from './run-settings.ts'

type RunLength = Pick<RunSettings, 'steps' | 'epochs'>

/** `sequence`: tokens that one of a step's sequences is counted with. */
type Step = {
  readonly globalBatch: number
  readonly sequence: number
  /** Sequences are full: packed, or as long as what is generated. Otherwise each is one example. */
  readonly isFull: boolean
}

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

/** Checkpoints as a share of the run. */
const saveShare = ({ saveSteps, steps }: RunSettings): number => Number((saveSteps / steps).toPrecision(3))

/** The length of a run and what follows it, in the settings of the Hugging Face trainer. */
export function trainerLength(settings: RunSettings): Readonly<Record<string, string | number>> {
  const { steps, epochs, warmupSteps, saveSteps } = settings
  if (epochs === null) return { max_steps: steps, warmup_steps: warmupSteps, save_steps: saveSteps }
  const share = saveShare(settings)
  return { num_train_epochs: epochs, ...(share < 1 ? { save_steps: share } : { save_strategy: 'epoch' }) }
}

/** The same for Axolotl. */
export function axolotlLength(settings: RunSettings): Readonly<Record<string, number>> {
  const { steps, epochs, warmupSteps, saveSteps } = settings
  if (epochs === null) return { max_steps: steps, warmup_steps: warmupSteps, save_steps: saveSteps }
  return { num_epochs: epochs, saves_per_epoch: Math.max(1, Math.round(1 / saveShare(settings) / epochs)) }
}
