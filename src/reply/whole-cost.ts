/**
 * The whole cost in words, before anybody decides how it looks: the bill part by part, then what else could be done,
 * side by side, each with what it assumes. Nothing here is escaped.
 */
import type { Currencies } from '../catalog/decision.ts'
import type { Bill } from '../recommend/decision/bill.ts'
import type { Decision } from '../recommend/decision/decision.ts'
import { digits } from './digits.ts'
import { usd, usdRange } from './format.ts'
import type { Manner } from './manner.ts'
import { planName, providerName } from './names.ts'
import { energyWords } from './whole-energy.ts'
import { wayRows } from './whole-ways.ts'
import type { WayRow } from './way-row.ts'

export type WholeCost = {
  /** "8 × B300 SXM at RunPod Community Cloud: about $1,140 in all". */
  readonly headline: string
  /** What that is made of, with its range. */
  readonly summary: string
  readonly bill: readonly { readonly usd: string; readonly says: string }[]
  /** Limits, credit, billing step. */
  readonly rules: readonly string[]
  /** On demand, spot, reserved, hosted, owned. */
  readonly ways: readonly WayRow[]
  readonly energy: string
  /** Amounts in the currency that was asked for; '' for dollars. */
  readonly converted: string
  /** Titles of the sources, each once. */
  readonly sources: string
}

/** What the words are made with besides the decision. */
export type Naming = {
  readonly manner: Manner
  /** The title of a source id. */
  readonly sourceTitle: (id: string) => string
  readonly currencies: Currencies
  /** Three letters; null: dollars only. */
  readonly currency: string | null
}

export function wholeCost(decision: Decision, naming: Naming): WholeCost {
  const { option, bill } = decision
  const { names } = naming.manner
  const plan = `${planName(option, names)} at ${providerName(option, names)}`
  const onTop = bill.total.p50 - option.usd.p50
  return {
    headline: `${plan}: about ${usd(bill.total.p50)} in all`,
    summary: `${usd(option.usd.p50)} for the hours of the run, ${usd(onTop)} on top; 8 in 10 such bills fall inside ${usdRange(bill.total)}.`,
    bill: billLines(bill),
    rules: bill.rules.map(({ says }) => says),
    ways: wayRows(decision, naming.manner),
    energy: energyWords(decision.energy),
    converted: convertedWords(decision, naming),
    sources: [...new Set(sourcesOf(decision).map(naming.sourceTitle))].join(' · '),
  }
}

/** Parts of the bill and their sum; what nobody has priced is said to be unknown, and is not in it. */
function billLines({ parts, total }: Bill): WholeCost['bill'] {
  const lines = parts.map(({ usd: dollars, says }) => ({ usd: dollars === null ? 'unknown' : usd(dollars), says }))
  const open = parts.some(({ usd: dollars }) => dollars === null) ? ', without what is unknown' : ''
  return [...lines, { usd: usd(total.p50), says: `in all${open}` }]
}

function sourcesOf({ bill, spot, reserved, energy, buy }: Decision): readonly string[] {
  return [
    ...bill.parts.flatMap(({ sources }) => sources),
    ...bill.rules.map(({ source }) => source),
    ...(spot === null ? [] : [spot.source, 'daly-2006']),
    ...(reserved?.sources ?? []),
    ...(buy?.sources ?? []),
    ...energy.sources,
  ].filter((id) => id !== '' && id !== 'house-estimate' && id !== 'recalled')
}

/** "In euro: about €967 (€1,140 … at 1.18 dollars, 2026-10-03, inferred)". Prices stay in their own currency. */
function convertedWords({ bill }: Decision, { currencies, currency }: Naming): string {
  if (currency === null || currency === 'USD') return ''
  const known = currencies[currency]
  if (known === undefined) return `Amounts in ${currency} are not converted: no rate is on record.`
  const { usd: rate, sign, name } = known
  const amount = (dollars: number) => `${sign}${whole(dollars / rate.base)}`
  const standing = rate.standing === undefined ? '' : `, ${rate.standing}`
  const range = `${amount(bill.total.p10)} to ${amount(bill.total.p90)}`
  return `In ${name}: about ${amount(bill.total.p50)} in all, ${range}, at ${digits(rate.base, 4)} dollars each (rate of ${rate.asOf}${standing}); you are billed in the provider's currency.`
}

const whole = (value: number) => (value < 10 ? value.toFixed(2) : digits(Math.round(value), 3))
