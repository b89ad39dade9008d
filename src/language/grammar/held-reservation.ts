/** "4 A100s we've reserved": machines that are held already; no reservation is bought. */
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import type { Slot } from './slots.ts'

const holders: ReadonlySet<string> = new Set([
  "we've",
  "i've",
  'weve',
  'ive',
  'have',
  'already',
  'we',
  'i',
  'they',
  'ops',
  'had',
])

/** The slots without a price of reservation that is said of what they hold. */
export function withoutHeldReservation(slots: readonly Slot[], recognized: RecognizedText): readonly Slot[] {
  const wordsAt = wordsIn(recognized)
  if (!slots.some((slot) => slot.role === 'field-value' && slot.field === 'owned')) return slots
  return slots.filter(
    (slot) =>
      slot.role !== 'field-value' ||
      slot.field !== 'pricing' ||
      slot.value !== 'reserved' ||
      slot.from < 1 ||
      !holders.has(wordsAt(slot.from - 1, slot.from).toLowerCase()),
  )
}
