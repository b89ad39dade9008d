/** "Tokens were wrong, it's 210M" of 120M tokens and 2 epochs: what stands in the place of the data of one epoch. */
import type { Corpus } from '../../scenario/scenario.ts'
import type { DataQuantity } from './data-quantities.ts'

/** What all epochs come to is named as such, or is the sum that holds. */
const ofAll = /\b(?:total|in all|overall|altogether|all in)\b/iu
const sameSum = 0.02

/** Whether tokens that are told without epochs are passed over as often as those that the thread has. */
export function areOfOneEpoch({ value, slot, words }: DataQuantity, previous: Corpus | null): boolean {
  // Where examples are counted, tokens beside them are those of the run.
  if (previous === null || previous.examples !== null || previous.epochs <= 1) return false
  if (slot.amount.total === true || ofAll.test(words)) return false
  return Math.abs(value / (previous.tokensPerEpoch * previous.epochs) - 1) >= sameSum
}
