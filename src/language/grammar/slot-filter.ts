/** What a filter of slots is: it leaves out what a text only tells of. */
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import type { InputMode, Slot } from './slots.ts'

export type SlotFilter = {
  readonly name: string
  readonly modes: readonly InputMode[]
  readonly keep: (slots: readonly Slot[], recognized: RecognizedText, vocabulary: Vocabulary) => readonly Slot[]
}
