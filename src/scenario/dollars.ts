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
    const codes = currency.split(' or ')
    const amount = plainNumber(value)
    const isOpen = codes.length > 1
    const reason = isOpen
      ? `Say which currency is meant: ${currency}.`
      : `No rate for ${currency} is on record: give the budget in US dollars.`
    const instead = isOpen ? codes.map((code) => `under ${amount} ${code}`) : [`under $${amount}`]
    draft.fault('unknown', `${quoted(words)} is not clear. ${reason}`, [words], instead)
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
