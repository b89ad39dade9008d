/** The draft of a scenario that a text fills: it knows the words of each slot, for sentences about them. */
import { ScenarioDraft } from '../../scenario/scenario-draft.ts'
import type { Scenario } from '../../scenario/scenario.ts'

/** A `ScenarioDraft` that can quote the text it is filled from. */
export class Draft extends ScenarioDraft {
  readonly #words: (from: number, to: number) => string

  constructor(base: Scenario | null, wordsAt: (from: number, to: number) => string) {
    super(base)
    this.#words = wordsAt
  }

  /** The words of a slot, as typed. */
  words({ from, to }: { readonly from: number; readonly to: number }): string {
    return this.#words(from, to)
  }
}
