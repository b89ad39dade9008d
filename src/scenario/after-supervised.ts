/** Preferences or rewards on top of a supervised run that is done: what they are measured against is its model. */
import type { Scenario } from './scenario.ts'

/** Whether the notes tell that a supervised stage is taken as done: "already have SFT lora". */
export const isAfterSupervised = ({ notes }: Pick<Scenario, 'notes'>): boolean =>
  notes.some((note) => note.includes('is taken as done before'))

/** How the supervised model becomes the reference of adapters; begins in lower case, without a full stop. */
export const supervisedReference =
  'the reference must be the SFT model: merge its adapter into the base first and train a new one on that (switched off, it leaves the reference, and no second copy is held), or load it a second time as a frozen reference; the base alone would be the model before SFT'
