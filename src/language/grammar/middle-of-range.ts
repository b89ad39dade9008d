/** "20-30 pages each": of how long texts are the middle of a range says how much data there is; its upper end would say too much. */
import type { Slot } from './slots.ts'

/** Ends that are farther apart are asked about. */
const widest = 8

/** Texts that are measured in pages, words or lines, at the middle of the range that is told of them. */
export function atMiddleOfRange(slots: readonly Slot[]): readonly Slot[] {
  const hasExamples = slots.some((slot) => slot.role === 'quantity' && slot.measure === 'examples')
  return slots.map((slot) => {
    if (slot.role !== 'quantity' || !(slot.measure === 'length' || (slot.measure === 'tokens' && hasExamples)))
      return slot
    const { isRange, low, ...amount } = slot.amount
    const { note, value, unitValue } = amount
    if (isRange !== true || note === undefined || low === undefined || low <= 0 || value / low >= widest) return slot
    const share = (1 + low / value) / 2
    const told = `${note} Of the range the middle is taken.`
    return { ...slot, amount: { ...amount, value: value * share, unitValue: unitValue * share, note: told } }
  })
}
