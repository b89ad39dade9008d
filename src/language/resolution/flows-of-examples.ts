/** What comes in at a rate, beside data that are there: none of it is trained on. */
import type { DataQuantity } from './data-quantities.ts'
import type { Draft } from './scenario-draft.ts'

/** "3,000 tickets a day, and 180k labelled ones": what comes in every day is none of the data, where others are counted. */
export function withoutFlows(draft: Draft, examples: readonly DataQuantity[]): readonly DataQuantity[] {
  const isFlow = ({ slot }: DataQuantity): boolean =>
    perPeriod.test(draft.words({ from: slot.to, to: slot.to + 2 })) ||
    perPeriod.test(draft.words({ from: slot.to - 2, to: slot.to }))
  const kept = examples.filter((one) => !isFlow(one))
  return kept.length === 0 ? examples : kept
}
const perPeriod =
  /^(?:(?:an?|per|each|every) (?:hour|day|night|week|month)|\/ ?(?:hour|day|week|month)|daily|weekly|hourly|monthly)\b/iu
