/** How often a configuration saves, where it says so in steps: shares of a run and epochs are named as not used. */
import { quantity } from '../grammar/preset-slots.ts'
import type { AddPhrase, ConfigInput } from './config-phrase.ts'

/** What a file of ours keeps, and the bill counts. */
const keptOnDisk = 2

/** Adds "checkpoint every N steps" where the strategy is by steps and N is whole. */
export function addCheckpoints({ values }: ConfigInput, add: AddPhrase): void {
  const steps = values.number('saveSteps')
  const strategy = values.text('saveStrategy') ?? 'steps'
  if (values.number('keptCheckpoints') === keptOnDisk) values.markUsed('keptCheckpoints', 'counted on disk')
  if (steps === null || !Number.isInteger(steps) || strategy !== 'steps') return
  values.markUsed('saveStrategy', 'by steps')
  const slot = quantity('checkpoint', steps)
  add('checkpoints', `checkpoint every ${steps} steps`, slot, ['saveSteps'])
}
