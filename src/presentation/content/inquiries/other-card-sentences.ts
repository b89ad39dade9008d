/** A card that is bought against another that is rented, in sentences. */
import { methodNames } from '../../../catalog/training-method.ts'
import type { OtherCard, OtherCardFigures } from '../../../recommend/inquiries/other-card.ts'
import type { PricedOffer } from '../../../recommend/inquiries/priced-offer.ts'
import type { Spec } from '../../../scenario/scenario.ts'
import { type DisplayNames, planName, sellerOfPrice } from '../../format/display-names.ts'
import { formatCount, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'
import { modelTitle } from './answer-lines.ts'
import { capitalized } from '../../../recommend/figure-text.ts'

/** `work`: by which the speeds were compared; null: they are not known. */
type Compared = {
  readonly card: OtherCard
  readonly figures: OtherCardFigures
  readonly bought: string
  /** The price as it was told, where it is none of dollars. */
  readonly told: string | null
  readonly count: number
  readonly rented: PricedOffer
  readonly isRentTold: boolean
  readonly work: Spec | null
  readonly lastsYears: number
  readonly usdPerKwh: number
}

/** Nobody keeps a card for longer. */
const maxYears = 10
/** Less apart than this the cards are as fast. */
const alike = 0.1

/** The verdict, the speeds, and what turns it. */
export function otherCardSentences(compared: Compared, names: DisplayNames): readonly string[] {
  const { card, figures, bought, count, told, rented, isRentTold, work, lastsYears, usdPerKwh } = compared
  const { hoursPerWeek, priceUsd, usdPerHour, times } = card
  const { rentUsdPerYear, ownHoursPerWeek, powerUsdPerYear, years, evenHoursPerWeek, isTooSlow } = figures
  const nameOf = (gpu: string): string =>
    count === 1 ? `one ${names.gpu(gpu)}` : planName({ gpu, gpuCount: count }, names)
  const own = nameOf(bought)
  const other = nameOf(rented.gpu)
  const price = told === null ? formatUsd(priceUsd) : `${told} (${formatUsd(priceUsd)})`
  const rate = `${formatUsdPerHour(usdPerHour)}${isRentTold ? '' : ` (${sellerOfPrice(rented, names)})`}`
  const isBought = years !== null && years <= lastsYears && !isTooSlow
  const pays =
    years === null
      ? 'never pays for itself'
      : years > maxYears
        ? `takes more than ${maxYears} years to pay for itself`
        : `pays for itself after ${formatSignificant(years, 2)} years`
  const even =
    evenHoursPerWeek === null
      ? `At no use that a week has hours for does it pay for itself within ${lastsYears} years.`
      : `It pays for itself within ${lastsYears} years from about ${formatCount(evenHoursPerWeek)} hours a week of renting on; data that may not leave the house are another reason to buy.`
  return [
    hoursPerWeek === null
      ? `${evenHoursPerWeek === null ? 'Rent' : `Rent, unless you would rent ${other} for more than about ${formatCount(evenHoursPerWeek)} hours a week`}: ${price} for ${own} against ${rate}.`
      : `${isBought ? 'Buy, if that use is sure' : 'Rent'}: ${formatSignificant(hoursPerWeek, 2)} hours a week of ${other} at ${rate} are ${formatUsd(rentUsdPerYear)} a year, and ${own} for ${price} ${pays} at that use.`,
    work === null
      ? 'How fast the two are beside each other is not known here: as many hours of both are counted.'
      : `${capitalized(speedWords(times, other, own))} by our estimates of ${methodNames[work.method ?? 'lora']} on ${modelTitle(work, names)}${hoursPerWeek === null ? '' : `: the same work takes ${formatSignificant(ownHoursPerWeek, 2)} hours a week${isTooSlow ? ', more than a week has' : ''}`}.`,
    ...(hoursPerWeek === null ? [] : [even]),
    `${hoursPerWeek === null ? 'Electricity' : `Electricity of ${formatUsd(powerUsdPerYear)} a year`} at ${formatUsd(usdPerKwh)}/kWh is counted; the machine around the card, who looks after it and what it sells for later are not.`,
  ]
}

const speedWords = (times: number, other: string, own: string): string =>
  Math.abs(times - 1) < alike
    ? `${own} is about as fast as ${other}`
    : times > 1
      ? `${own} does ${formatSignificant(1 / times, 2)} of the work of ${other} in an hour`
      : `${own} does ${formatSignificant(1 / times, 2)} times the work of ${other} in an hour`
