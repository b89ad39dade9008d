/** What is understood of a text: its words, the slots that they fill, what nobody knows, and the draft of a scenario. */
import type { EverydayTest } from '../lexicon/everyday-words.ts'
import type { NumberReading } from '../lexicon/quantity-role-model.ts'
import type { Slot } from '../grammar/slots.ts'
import type { Mention } from '../lexicon/meanings.ts'
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import type { Draft } from './scenario-draft.ts'

/** A text read as far as a draft: what was found, what holds of it, and what nothing explains. */
export type Understanding = {
  readonly recognized: RecognizedText
  /** All that the grammar finds. */
  readonly allSlots: readonly Slot[]
  /** Those of them that only the plan of a thread tells. */
  readonly referred: readonly Slot[]
  /** What of it holds: the past of a message does not. Told, as the draft is resolved, when first asked for. */
  readonly slots: readonly Slot[]
  /** Numbers that say what the plan has already. */
  readonly restated: readonly Mention[]
  readonly unrecognized: readonly Mention[]
  /** Numbers without a unit, as they were scored. */
  readonly numbers: readonly NumberReading[]
  /** Texts that are only tried mostly leave words over, and need no draft. */
  readonly draft: Draft
  /** The draft of some of the slots alone: one of two alternatives. */
  readonly draftOf: (slots: readonly Slot[]) => Draft
  /** Whether a word is of everyday sentences, and names or wishes nothing. */
  readonly isEveryday: EverydayTest
  /** The words of a span of tokens as they were typed. */
  readonly wordsAt: (from: number, to: number) => string
}
