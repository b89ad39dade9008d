/** The length of a run, its warm-up and its checkpoints in the settings of trainers. */
import type { RunSettings } from './run-settings.ts'

/** Checkpoints as a share of the run. */
const saveShare = ({ saveSteps, steps }: RunSettings): number => Number((saveSteps / steps).toPrecision(3))

/** The length of a run and what follows it, in the settings of the Hugging Face trainer. */
export function trainerLength(settings: RunSettings): Readonly<Record<string, string | number>> {
  const { steps, epochs, warmupSteps, saveSteps, keptCheckpoints } = settings
  const kept = { save_total_limit: keptCheckpoints }
  if (epochs === null) return { max_steps: steps, warmup_steps: warmupSteps, save_steps: saveSteps, ...kept }
  const share = saveShare(settings)
  return { num_train_epochs: epochs, ...(share < 1 ? { save_steps: share } : { save_strategy: 'epoch' }), ...kept }
}

/** The same for Axolotl. */
export function axolotlLength(settings: RunSettings): Readonly<Record<string, number>> {
  const { steps, epochs, warmupSteps, saveSteps, keptCheckpoints } = settings
  const kept = { save_total_limit: keptCheckpoints }
  if (epochs === null) return { max_steps: steps, warmup_steps: warmupSteps, save_steps: saveSteps, ...kept }
  return { num_epochs: epochs, saves_per_epoch: Math.max(1, Math.round(1 / saveShare(settings) / epochs)), ...kept }
}
