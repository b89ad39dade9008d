/** Budgets in other currencies, taken for dollars by the rate on record. */
import type { Currencies } from '../catalog/decision.ts'
import type { Draft } from './draft.ts'
import type { Amount } from './sense.ts'
import { plainNumber, quoted } from './spell.ts'

/** The amount in US dollars, with a remark on the rate; null, with a fault, where no rate is on record. */
export function inDollars(draft: Draft, { value, currency }: Amount, words: string, rates: Currencies): number | null {
  if (currency === undefined) return value
  const known = rates[currency]
  if (known === undefined) {
    const sentence = `${quoted(words)} is not clear. No rate for ${currency} is on record: give the budget in US dollars.`
    draft.fault('unknown', sentence, [words], [`under $${plainNumber(value)}`])
    return null
  }
  const { name, usd } = known
  const dollars = Math.round(value * usd.base * 100) / 100
  const rate = `${plainNumber(Number(usd.base.toPrecision(4)))} dollars for one ${name}`
  const standing = usd.standing === undefined ? '' : `, ${usd.standing}`
  draft.remark(
    'budgetUsd',
    `${quoted(words)} is taken for $${dollars.toLocaleString('en-US')}: ${rate} (rate of ${usd.asOf}${standing}).`,
  )
  return dollars
}
