/** "4 A100s we've reserved", "our reserved H100s at CoreWeave": machines that are held already; no reservation is bought. */
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import type { Slot } from './slots.ts'

const holders = /\b(?:we've|i've|weve|ive|have|has|had|got|hold|already|our|my)\b(?!.*[,;.])/iu
/** Tokens before the word that the holder is looked for in. */
const reach = 7

/** The slots without a price of reservation that is said of what they hold. */
export function withoutHeldReservation(slots: readonly Slot[], recognized: RecognizedText): readonly Slot[] {
  const wordsAt = wordsIn(recognized)
  const isOwned = slots.some((slot) => slot.role === 'field-value' && slot.field === 'owned')
  return slots.flatMap((slot): readonly Slot[] => {
    if (slot.role !== 'field-value' || slot.field !== 'pricing' || slot.value !== 'reserved') return [slot]
    if (isOwned) return []
    const isHeld = slot.from > 0 && holders.test(wordsAt(Math.max(0, slot.from - reach), slot.from))
    return isHeld ? [{ role: 'remark', note, from: slot.from, to: slot.to }] : [slot]
  })
}
const note =
  'What you hold already costs this run nothing more: the price is what the same machines cost on demand, to compare with.'
