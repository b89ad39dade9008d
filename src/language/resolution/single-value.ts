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
