/** A price that cannot be known: today's, and the range that a plan may take. */
import type { RulesOfThumb } from '../../../catalog/rules-of-thumb.ts'
import { formatCount, formatPercent, formatUsdPerHour } from '../../format/number-format.ts'

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

/** A price of one GPU and hour, US dollars. */
export type RecordedSpot = { readonly usd: number; readonly place: string }

/** Prices on record of what is asked; null: there is none. */
export type SpotLater = {
  readonly when: string
  readonly gpu: string
  readonly count: number
  readonly there: RecordedSpot | null
  readonly atSeller: RecordedSpot | null
  readonly anywhere: RecordedSpot | null
  readonly onDemand: RecordedSpot | null
  readonly isOfAws: boolean
}

/** That nobody knows it, what is on record, and what to write down instead. */
export function spotLaterSentences(asked: SpotLater): readonly string[] {
  const { when, gpu, count, there, atSeller, anywhere, onDemand, isOfAws } = asked
  const told = ({ usd, place }: RecordedSpot): string =>
    `${formatUsdPerHour(usd)} a GPU${count > 1 ? `, ${formatUsdPerHour(usd * count)} for ${formatCount(count)}` : ''} (${place})`
  const spot = there ?? atSeller ?? anywhere
  const recorded =
    spot === null
      ? `No spot price of ${gpu} is on record here.`
      : `${there === null ? 'None of that place is on record; elsewhere on spot' : 'On record, as it was on its day'}: ${told(spot)}.`
  const source = isOfAws
    ? 'the spot price history of AWS (EC2 console, or aws ec2 describe-spot-price-history with the type and the region)'
    : 'the spot price history or the price page of the provider'
  return [
    `Nobody can say: spot prices move with what is free, and that of ${when} is not set yet.`,
    recorded,
    ...(onDemand === null ? [] : [`On demand, which spot seldom passes: ${told(onDemand)}.`]),
    `To cite one take today's price with its hour and the range of the last month from ${source}.`,
  ]
}
