/** What a rule of the grammar is: it fills slots from mentions, by what stands around them. */
import type { ParseContext } from './parse-context.ts'
import type { InputMode } from './slots.ts'

export type GrammarRule = {
  readonly name: string
  /** Where it applies; everywhere, unless it says so. */
  readonly modes?: readonly InputMode[]
  readonly fill: (context: ParseContext) => void
}
