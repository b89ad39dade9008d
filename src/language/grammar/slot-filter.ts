/** What a filter of slots is: it leaves out what a text only tells of. */
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { InputMode, Slot } from './slots.ts'

export type SlotFilter = {
  readonly name: string
  readonly modes: readonly InputMode[]
  /** `base`: what the text amends; null where it begins something. */
  readonly keep: (
    slots: readonly Slot[],
    recognized: RecognizedText,
    vocabulary: Vocabulary,
    base: Spec | null,
  ) => readonly Slot[]
}
