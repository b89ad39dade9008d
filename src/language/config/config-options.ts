/** What a configuration is read with, beside the words. */
import type { Spec } from '../../scenario/scenario.ts'
import type { PresetPhrase } from '../grammar/preset-slots.ts'

/** The model and the data of a plan; null where it has none. */
export type PlannedJob = Pick<Spec, 'model' | 'params' | 'tokens'>

export type ConfigOptions = {
  /** Whether the words are a command, all of which must be understood (the default), or prose. */
  readonly mode?: 'command' | 'message'
  /** The model and data of a plan that the configuration is of, where neither names them. */
  readonly job?: PlannedJob | null
  /** Data that stand beside the words and count as they do. */
  readonly data?: readonly PresetPhrase[]
}
