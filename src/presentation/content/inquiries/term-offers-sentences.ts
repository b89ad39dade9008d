/** Offers that bind for terms of their own, in sentences. */
import type { TermOffer } from '../../../language/inquiries/term-offers.ts'
import { hoursOfMonth } from '../../../scenario/hours-of-time.ts'
import { formatList } from '../../../scenario/format-values.ts'
import { formatCount, formatPercent, formatUsd } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

const monthsText = (months: number): string => `${formatSignificant(months, 2)} ${months === 1 ? 'month' : 'months'}`

/** Which of them, if any, by the use that is told; money in the currency that was typed. */
export function termOffersSentences({
  offers,
  gpuCount,
  openPrice,
  sign,
  usedShare,
  purchase,
}: {
  readonly offers: readonly TermOffer[]
  readonly gpuCount: number
  /** Rent by the hour: whose it is, or null where it was told. */
  readonly openPrice: { readonly price: number; readonly seller: string | null } | null
  readonly sign: string
  readonly usedShare: number | null
  readonly purchase: number | null
}): readonly string[] {
  const money = (value: number): string => formatUsd(value).replace('$', sign)
  const price = (value: number): string => `${sign}${value.toFixed(2)}`
  const monthly = (perHour: number): number => perHour * gpuCount * hoursOfMonth
  const months = ({ hours }: TermOffer): number => hours / hoursOfMonth
  const name = (offer: TermOffer): string => `${monthsText(months(offer))} at ${price(offer.price)}`
  const byTerm = offers.toSorted((one, other) => one.hours - other.hours)
  const [shortest] = byTerm
  const [cheapest] = offers.toSorted((one, other) => one.price - other.price)
  if (shortest === undefined || cheapest === undefined) return []
  const used = usedShare === null ? null : usedShare * hoursOfMonth * gpuCount
  const openMonthly = openPrice === null || used === null ? null : openPrice.price * used
  const open =
    openPrice === null ? '' : `${price(openPrice.price)}${openPrice.seller === null ? '' : `, ${openPrice.seller}`}`
  const isOpenBest = openMonthly !== null && openMonthly < monthly(cheapest.price)
  const evenMonths = (of: number): number => (monthly(cheapest.price) * months(cheapest)) / of
  const between =
    cheapest === shortest
      ? `${name(shortest)}, the cheapest and the shortest`
      : `${name(shortest)}, unless they are needed for more than ${monthsText(evenMonths(monthly(shortest.price)))}, when ${name(cheapest)} comes to less`
  const isOpenFirst = openMonthly !== null && openMonthly < monthly(shortest.price)
  const verdict =
    isOpenFirst && openMonthly !== null
      ? `rent by the hour, ${money(openMonthly)} a month (${open}), unless they are needed for more than ${monthsText(evenMonths(openMonthly))}, when ${name(cheapest)} comes to less`
      : `${between}.${openMonthly === null ? '' : ` By the hour it would be ${money(openMonthly)} a month (${open})`}`
  const sums = byTerm.map(
    (offer) =>
      `${name(offer)}: ${formatCount(gpuCount)} × ${formatCount(offer.hours)} h are ${money(offer.price * gpuCount * offer.hours)}, ${money(monthly(offer.price))} a month${usedShare === null ? '' : `, ${price(offer.price / usedShare)} an hour that is used`}`,
  )
  const share = usedShare === null ? '' : `${formatPercent(usedShare)} of the time`
  return [
    isOpenBest && used !== null && openMonthly !== null
      ? `None of them: used ${share}, renting by the hour is ${money(openMonthly)} a month (${formatCount(Math.round(used))} GPU-hours at ${open}), against ${formatList(byTerm.map((offer) => `${money(monthly(offer.price))} at ${price(offer.price)}`))}, paid day and night. If it must be one: ${between}.`
      : `${usedShare === null ? 'By price and term alone' : `Used ${share}`}: ${verdict}.`,
    `${sums.join('; ')}.`,
    ...(openPrice === null
      ? []
      : [
          `Against ${openPrice.seller === null ? `${price(openPrice.price)} by the hour` : `rent by the hour (${open})`} ${formatList(byTerm.map((offer) => `${price(offer.price)} ${evenText(offer.price / openPrice.price)}`))}${usedShare === null ? ': say how many hours a week they are busy' : ''}.`,
        ]),
    ...(purchase === null
      ? []
      : [
          `Buying for ${money(purchase)}: ${openMonthly === null ? `${monthsText(purchase / monthly(cheapest.price))} of ${name(cheapest)}` : `${monthsText(purchase / openMonthly)} of renting by the hour at this use`}, before power, room and somebody to run it${openMonthly !== null && purchase / openMonthly > longUse ? ': no' : ''}.`,
        ]),
    'Prices fall: the longer the term, the more a clause that follows the market, or a right to move to newer cards, is worth.',
  ]
}
/** Months after which a machine is old. */
const longUse = 48

const evenText = (share: number): string => (share >= 0.995 ? 'never pays' : `pays from ${formatPercent(share)} of use`)
