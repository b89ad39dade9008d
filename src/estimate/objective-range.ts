/** Half-widths in log of ranges under objectives, by class: what 192 published runs of 18 sources miss by. */
import type { TrainingObjective } from '../catalog/training-objective.ts'
import type { Interval } from './plan.ts'
import type { ObjectiveConfig } from './residuals/objective-config.ts'

export type ObjectiveRange = { readonly time: number; readonly memory: number; readonly basis: string }

/** Fitted so that eight in ten of those runs fall inside, each source weighing one; wider where lengths are a guess. */
const widths = {
  plain: { time: 0.3, guessed: 0.3, memory: 0.22 },
  supervised: { time: 0.55, guessed: 0.65, memory: 0.3 },
  images: { time: 0.65, guessed: 0.8, memory: 0.45 },
  preference: { time: 0.6, guessed: 0.65, memory: 0.4 },
  representation: { time: 1.2, guessed: 1.4, memory: 0.8 },
  reinforcement: { time: 0.6, guessed: 0.75, memory: 0.45 },
} as const

/** The range of a row: that of its class, and no narrower than that of the supervised run under it. */
export function objectiveRange(
  config: ObjectiveConfig,
  { family }: TrainingObjective,
  speed: Interval,
  areLengthsGuessed: boolean,
): ObjectiveRange {
  const kind = config.images == null ? (isPlain(config, family) ? 'plain' : family) : imagesKind(family)
  const { time, guessed, memory } = widths[kind]
  const own = Math.log(speed.p90 / speed.p10) / 2
  return {
    time: Math.max(own, areLengthsGuessed ? guessed : time),
    memory,
    basis: 'the range is that of published runs of such objectives',
  }
}

/** Half-width of the time of a plan under an objective; 0 where it is supervised training of text. */
export const familyHalfWidth = (family: TrainingObjective['family'], hasImages: boolean): number =>
  family === 'supervised' && !hasImages ? 0 : widths[hasImages ? imagesKind(family) : family].guessed

const imagesKind = (family: TrainingObjective['family']) => (family === 'supervised' ? 'images' : family)

/** Packed text through LoRA or in full: a run like those that the model was calibrated on. */
const isPlain = (config: ObjectiveConfig, family: TrainingObjective['family']): boolean =>
  family === 'supervised' &&
  config.packed !== false &&
  config.averageTokens == null &&
  config.sequenceLength != null &&
  /^(lora|rslora)?$/i.test(config.adapter ?? '')
