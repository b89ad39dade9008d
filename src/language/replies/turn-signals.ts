/** What the grammar finds in a turn, as words for the classifier of its act. */
import type { Understanding } from '../resolution/understanding.ts'
import { isKind } from '../lexicon/senses.ts'

/** Kinds of mentions and slots in the order of the text, and how much of it is not known. */
export function turnSignals({ recognized, slots, unrecognized }: Understanding): readonly string[] {
  const kinds = recognized.mentions.map(({ sense }) =>
    sense.kind === 'amount'
      ? `amount ${sense.measure ?? ''}`
      : sense.kind === 'field-value'
        ? `${sense.kind} ${sense.field}`
        : sense.kind,
  )
  const roles = [...new Set(slots.map(({ role }) => `slot ${role}`))]
  const words = recognized.mentions.filter((mention) => !isKind(mention, 'sign', 'comma', 'sentence-end'))
  const share = words.length === 0 ? 0 : Math.round((4 * unrecognized.length) / words.length)
  return [
    ...kinds,
    ...roles,
    `unknown ${Math.min(4, unrecognized.length)}`,
    `share ${share}`,
    `slots ${Math.min(3, slots.length)}`,
  ]
}
