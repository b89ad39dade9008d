/** "We got kicked off three times in one night", "the invoice is in: $1,918": in a thread, times and sums that are told, and no limits. */
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import { tellsOfWork } from '../text/told-work.ts'
import { sentenceOfSlot, wordsBesideSlot } from './sentence-of-slot.ts'
import type { Slot } from './slots.ts'
import type { SlotFilter } from './slot-filter.ts'

/** What was, in the sentence of a time or a sum. */
const past =
  /\b(?:last (?:time|week|month|year|night|run|quarter|spring|summer|autumn|winter)|yesterday|ago|back then|(?:we|i|they|it|he|she|that) (?:got|lost|spent|took|had|ran|was|were|needed|burned|burnt|waited|paid|cost)|used to)\b/u
const bill = /\b(?:invoices?|invoiced|bills?|billed|charged|receipts?|refund\w*)\b/u
/** Words that wish. */
const wishes =
  /\b(?:by|within|under|below|max|maximum|at most|no more than|less than|limit\w*|cap|capped|budget|deadline|must|needs?|should|has to|have to|want|wants|make it|keep it|instead|now|only|up to|until|till|before)\b/u

/** The slots without times and sums that are only told. */
export const withoutToldLimits: SlotFilter['keep'] = (slots, recognized) =>
  slots.filter(
    (slot) => !(isLimit(slot) && (isTold(wordsAround(slot, recognized), slot) || isTimeOfWork(slot, recognized))),
  )

const isLimit = (slot: Slot): boolean =>
  slot.role === 'deadline' || (slot.role === 'quantity' && (slot.measure === 'deadline' || slot.measure === 'budget'))

/** "Labelled by one intern in two days": how long somebody else's work took. */
const isTimeOfWork = (slot: Slot, { tokens }: RecognizedText): boolean => {
  if (slot.role !== 'quantity' || slot.measure !== 'deadline') return false
  const { before, behind } = wordsBesideSlot(slot, tokens)
  return tellsOfWork(before, behind)
}

const isTold = (sentence: string, slot: Slot): boolean => {
  if (wishes.test(sentence)) return false
  const isMoney = slot.role === 'quantity' && slot.measure === 'budget'
  return past.test(sentence) || (isMoney && bill.test(sentence))
}

const wordsAround = (slot: Slot, { tokens }: RecognizedText): string => {
  const { from, to } = sentenceOfSlot(slot, tokens)
  return tokens
    .slice(from, to)
    .map(({ text }) => text)
    .join(' ')
}
