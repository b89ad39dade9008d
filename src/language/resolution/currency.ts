/** Budgets in other currencies, taken for dollars by the rate on record. */
import type { Currencies } from '../../catalog/total-cost.ts'
import type { Draft } from './scenario-draft.ts'
import type { Amount } from '../lexicon/meanings.ts'
import { formatExact, quoted } from '../../scenario/format-values.ts'

/** The amount in US dollars, with a remark on the rate; null, with an issue, where no rate is on record. */
export function toUsd(draft: Draft, { value, currency }: Amount, typed: string, rates: Currencies): number | null {
  if (currency === undefined) return value
  const entry = rates[currency]
  if (entry === undefined) {
    const codes = currency.split(' or ')
    const amount = formatExact(value)
    const isUndecided = codes.length > 1
    const reason = isUndecided
      ? `Say which currency is meant: ${currency}.`
      : `No rate for ${currency} is on record: give the budget in US dollars.`
    const alternatives = isUndecided ? codes.map((code) => `under ${amount} ${code}`) : [`under $${amount}`]
    draft.addIssue('unknown', `${quoted(typed)} is not clear. ${reason}`, [typed], alternatives)
    return null
  }
  const { name, sign, usd } = entry
  draft.budgetMoney = { sign, name, usdOfOne: usd.base, asOf: usd.asOf ?? '' }
  const dollars = Math.round(value * usd.base * 100) / 100
  const rate = `${formatExact(Number(usd.base.toPrecision(4)))} dollars for one ${name}`
  const standingText = usd.standing === undefined ? '' : `, ${usd.standing}`
  draft.addRemark(
    'budgetUsd',
    `${quoted(typed)} is taken for $${dollars.toLocaleString('en-US')}: ${rate} (rate of ${usd.asOf}${standingText}).`,
  )
  return dollars
}
