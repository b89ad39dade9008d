/**
 * The whole cost in words, before anybody decides how it looks: the bill part by part, then what else could be done,
 * side by side, each with what it assumes. Nothing here is escaped.
 */
import type { Currencies } from '../../../catalog/total-cost.ts'
import type { Bill } from '../../../recommend/total-cost/bill.ts'
import type { TotalCost } from '../../../recommend/total-cost/total-cost.ts'
import { formatSignificant } from '../../format/significant-digits.ts'
import { formatConverted, formatUsd, formatUsdDifference, formatUsdRange } from '../../format/number-format.ts'
import type { RenderContext } from '../../render-context.ts'
import { planAndProvider } from '../../format/display-names.ts'
import { billPartTexts } from './bill-parts.ts'
import { describeEnergy } from './energy.ts'
import { costAlternatives } from './alternatives.ts'
import type { CostAlternative } from './cost-alternative.ts'

export type TotalCostSummary = {
  /** "8 × B300 SXM at RunPod Community Cloud: about $1,140 in total". */
  readonly headline: string
  /** What that is made of, with its range. */
  readonly summary: string
  readonly bill: readonly { readonly usd: string; readonly says: string }[]
  /** Limits, credit, billing step. */
  readonly rules: readonly string[]
  /** On demand, spot, reserved, hosted, owned. */
  readonly alternatives: readonly CostAlternative[]
  readonly energy: string
  /** Amounts in the currency that was asked for; '' for dollars. */
  readonly converted: string
  /** Titles of the sources, each once. */
  readonly sources: string
}

/** What the words are made with besides the decision. */
export type TotalCostContext = {
  readonly renderContext: RenderContext
  /** The title of a source id. */
  readonly sourceTitle: (id: string) => string
  readonly currencies: Currencies
  /** Three letters; null: dollars only. */
  readonly currency: string | null
}

/** Dollars with p10 to p90; energy in kWh; a second currency where the asker has one. */
export function summarizeTotalCost(decision: TotalCost, context: TotalCostContext): TotalCostSummary {
  const { option, bill } = decision
  const { names } = context.renderContext
  const plan = planAndProvider(option, names)
  return {
    headline: `${plan}: about ${formatUsd(bill.total.p50)} in total`,
    summary: `${formatUsd(option.usd.p50)} of it is GPU time, ${formatUsdDifference(bill.total.p50, option.usd.p50)} comes on top; 8 in 10 such bills fall inside ${formatUsdRange(bill.total)}.`,
    bill: billLines(bill),
    rules: bill.rules.map(({ says }) => says),
    alternatives: costAlternatives(decision, context.renderContext),
    energy: describeEnergy(decision.energy),
    converted: describeConversion(decision, context),
    sources: [...new Set(sourceIds(decision).map(context.sourceTitle))].join(' · '),
  }
}

/** Parts of the bill and their sum; what nobody has priced is said to be unknown, and is not in it. */
function billLines(bill: Bill): TotalCostSummary['bill'] {
  const { parts, total } = bill
  const lines = billPartTexts(bill).map(({ usd, says }) => ({ usd, says }))
  const unknownNote = parts.some(({ usd: dollars }) => dollars === null) ? ', without what is unknown' : ''
  return [...lines, { usd: formatUsd(total.p50), says: `in total${unknownNote}` }]
}

function sourceIds({ bill, spot, reserved, energy, buy }: TotalCost): readonly string[] {
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
function describeConversion({ bill }: TotalCost, { currencies, currency }: TotalCostContext): string {
  if (currency === null || currency === 'USD') return ''
  const currencyFacts = currencies[currency]
  if (currencyFacts === undefined) return `Amounts in ${currency} are not converted: no rate is on record.`
  const { usd: rate, sign, name } = currencyFacts
  const amount = (dollars: number) => formatConverted(dollars, { sign, usdOfOne: rate.base })
  const standing = rate.standing === undefined ? '' : `, ${rate.standing}`
  const range = `${amount(bill.total.p10)} to ${amount(bill.total.p90)}`
  return `In ${name}: about ${amount(bill.total.p50)} in total, ${range}, at ${formatSignificant(rate.base, 4)} dollars each (rate of ${rate.asOf}${standing}); you are billed in the provider's currency.`
}
