/** A price that cannot be known: today's, and the range that a plan may take. */
import type { RulesOfThumb } from '../../../catalog/rules-of-thumb.ts'
import { formatPercent, formatUsdPerHour } from '../../format/number-format.ts'

type PlacedPrice = { readonly usd: number; readonly place: string }

/** That it is not known, first; then a number to take, and its range. */
export function laterPriceSentences({
  gpu,
  when,
  years,
  pricing,
  low,
  middle,
  reserved,
  facts: { fall, rise },
}: {
  readonly gpu: string
  readonly when: string
  readonly years: number
  readonly pricing: 'spot' | 'reserved' | 'on_demand'
  readonly low: PlacedPrice
  readonly middle: number
  readonly reserved: PlacedPrice | null
  readonly facts: RulesOfThumb['yearlyPrice']
}): readonly string[] {
  const after = (yearly: number): string => formatUsdPerHour(middle * (1 + yearly) ** years)
  const way = pricing === 'spot' ? 'on spot' : 'on demand'
  return [
    `Nobody knows what an hour of the ${gpu} costs ${/^(?:in|by|for|during|next|a|early|mid|late|end)\b/iu.test(when) ? when : `in ${when}`}: it cannot be forecast. If a plan needs one number, take today's middle price ${way}, ${formatUsdPerHour(middle)} a GPU (from ${formatUsdPerHour(low.usd)}, ${low.place}), and show a range.`,
    `The range: ${after(-fall.high.base)} to ${after(-fall.low.base)} where it falls by ${formatPercent(fall.low.base)} to ${formatPercent(fall.high.base)} a year, as older cards did until 2025 (recalled); ${formatUsdPerHour(middle)} flat; ${after(rise.base)} where it rises by ${formatPercent(rise.base)} a year. Of 35 list prices followed in 2026 for four to six months 69 % rose, none fell, and the median rose by ${formatPercent(rise.base)}.`,
    reserved === null
      ? 'Only a contract that runs until then makes it certain.'
      : `Only a contract that runs until then makes it certain: reserved it is from ${formatUsdPerHour(reserved.usd)} today (${reserved.place}); ask for a right to move to newer cards.`,
  ]
}
