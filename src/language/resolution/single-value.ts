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

/**
 * "30M tokens of traces, average trace 20k tokens": beside millions of tokens a few that are said of one text are its
 * length. Those lengths, and the rest; all are kept where nothing says of what the few are.
 */
export function lengthsBesideTotal<
  T extends { readonly value: number; readonly slot: { readonly from: number; readonly to: number } },
>(draft: Draft, amounts: readonly T[]): readonly [lengths: readonly T[], rest: readonly T[]] {
  const most = amounts.reduce((largest, { value }) => Math.max(largest, value), 0)
  const isLength = ({ value, slot: { from, to } }: T): boolean =>
    most >= leastTotal &&
    value <= longestText &&
    value * fewestTexts <= most &&
    (ofOneBefore.test(draft.words({ from: Math.max(0, from - reach), to: from })) ||
      ofOneBehind.test(draft.words({ from: to, to: to + reach })))
  const lengths = amounts.filter(isLength)
  return [lengths, lengths.length === 0 ? amounts : amounts.filter((one) => !lengths.includes(one))]
}
const [leastTotal, longestText, fewestTexts] = [1e6, 262_144, 20]
const reach = 7
const ofOneBefore =
  /\b(?:avg|averag(?:e|es|ing)|mean|median|typical(?:ly)?|usual(?:ly)?|each|every|most|per|(?:an?|one|single) [\p{L}-]{2,20}(?: [\p{L}-]{2,20})? (?:is|has|holds|takes|runs|comes|of|=|~))\b[^,;\d]{0,50}$/iu
const ofOneBehind =
  /^[ ,(]{0,3}(?:on average|in the mean|avg|averag(?:e|ed)|mean|median|typical(?:ly)?|usual(?:ly)?|each(?! (?:day|week|month))|apiece|long\b|in length|(?:per|\/|an?|every|for each|for every) ?(?!(?:day|week|month|year|hour|night|step|epoch)\b)[\p{L}-]{2,20})\b/iu
