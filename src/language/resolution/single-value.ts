/** One value where a text may give several. */
import type { Draft } from './scenario-draft.ts'
import { quoted } from '../../scenario/format-values.ts'

/** The one value that is given; null where there is none, and, with an issue, where two differ. `label`: plural noun. */
export function singleValue<T extends { readonly value: number; readonly words: string }>(
  draft: Draft,
  values: readonly T[],
  label: string,
): T | null {
  const [first, ...rest] = values
  const other = rest.find(({ value }) => value !== first?.value)
  if (first === undefined || other === undefined) return first ?? null
  const terms = [first.words, other.words]
  draft.addIssue('conflict', `Two ${label} are given, ${terms.map(quoted).join(' and ')}: keep one.`, terms)
  return null
}

/** "6 people labelled 400 docs each, so 2,400 docs": what each did is a part of all. */
export const withoutShares = <
  T extends { readonly value: number; readonly slot: { readonly amount: { readonly each?: boolean } } },
>(
  values: readonly T[],
): readonly T[] =>
  values.filter(
    ({ slot, value }) =>
      slot.amount.each !== true || !values.some((other) => other.slot.amount.each !== true && other.value > value),
  )

/** "3,000 tickets a day, and 180k labelled ones": what comes in every day is none of the data, where others are counted. */
export function withoutFlows<T extends { readonly slot: { readonly from: number; readonly to: number } }>(
  draft: Draft,
  examples: readonly T[],
): readonly T[] {
  const isFlow = ({ slot }: T): boolean =>
    perPeriod.test(draft.words({ from: slot.to, to: slot.to + 2 })) ||
    perPeriod.test(draft.words({ from: slot.to - 2, to: slot.to }))
  const kept = examples.filter((one) => !isFlow(one))
  return kept.length === 0 ? examples : kept
}
const perPeriod =
  /^(?:(?:an?|per|each|every) (?:hour|day|night|week|month)|\/ ?(?:hour|day|week|month)|daily|weekly|hourly|monthly)\b/iu
