/** What a resolver is: it sets fields of the draft from the slots, and names what contradicts what. */
import type { Slot } from '../grammar/slots.ts'
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { Draft } from './scenario-draft.ts'
import type { UnitlessAmounts } from './unitless-amounts.ts'

/** What a resolver may read. */
export type ResolverInput = {
  readonly slots: readonly Slot[]
  readonly recognized: RecognizedText
  readonly vocabulary: Vocabulary
  /** Amounts without a unit, told apart into model sizes and data. */
  readonly unitless: UnitlessAmounts
  /** What the last answer chose where nothing was asked: "twice the GPUs" then means twice those. */
  readonly lastPlan: Partial<Spec>
}

/** A named rule of resolution: reads slots, sets fields of the draft. */
export type Resolver = {
  readonly name: string
  readonly resolve: (draft: Draft, input: ResolverInput) => void
}
