/** "From 4xA100 to 2xH100", "swap the A100 for a 4090": what is left and what is taken instead, as a choice. */
import type { Slot } from '../grammar/slots.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { understand } from '../pipeline.ts'

const maxLength = 400
/** Words such as "our" and "a box with" stand between. */
const maxGap = 3

/** By which words the first and the second are told. */
const pairs: readonly { readonly before: ReadonlySet<string>; readonly between: ReadonlySet<string> }[] = [
  { before: new Set(['from']), between: new Set(['to', 'onto']) },
  {
    before: new Set(['swap', 'swapping', 'replace', 'replacing', 'trade', 'trading', 'exchange', 'exchanging']),
    between: new Set(['for', 'by', 'with']),
  },
]
const comparedRoles: ReadonlySet<string> = new Set(['gpus', 'count', 'providers'])

/** The text with "vs" between both; null where it names no such change. `today` is an ISO date. */
export function switchedAsChoice(text: string, vocabulary: Vocabulary, today: string): string | null {
  if (text.length > maxLength) return null
  const { recognized, allSlots } = understand(text, { mode: 'command', vocabulary, today })
  const { tokens, normalized } = recognized
  const named = allSlots
    .filter((slot) => comparedRoles.has(slot.role) && slot.from >= 0)
    .toSorted((one, other) => one.from - other.from || other.to - one.to)
  const words = (from: number, to: number) => tokens.slice(Math.max(0, from), to).map((token) => token.text)
  for (const { before, between } of pairs)
    for (const first of named) {
      const opening = words(first.from - maxGap, first.from).findLastIndex((word) => before.has(word))
      const second = named.find((slot) => slot.from >= first.to && isAlike(first, slot))
      if (opening < 0 || second === undefined) continue
      const joint = words(first.to, second.from).findIndex((word) => between.has(word))
      if (joint < 0 || joint > maxGap || second.from - first.to - joint > maxGap + 1) continue
      const at = Math.max(0, first.from - maxGap) + opening
      const part = (from: number, to: number) =>
        normalized.text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0)
      const rest = normalized.text.slice(tokens[second.to - 1]?.end ?? normalized.text.length)
      const start = normalized.text.slice(0, tokens[at]?.start ?? 0)
      return `${start}${part(first.from, first.to)} vs ${part(second.from, second.to)}${rest}`
    }
  return null
}

const isAlike = (one: Slot, other: Slot): boolean => (one.role === 'providers') === (other.role === 'providers')
