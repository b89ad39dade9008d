/** A card that is bought against another kind that is rented: the same work on both. */
import { hoursOfWeek, periodsPerYear } from '../../scenario/hours-of-time.ts'

/** US dollars and hours. `times`: the speed of the rented card over that of the bought one. */
export type OtherCard = {
  readonly priceUsd: number
  readonly usdPerHour: number
  readonly powerUsdPerHour: number
  readonly times: number
  /** Of the rented card; null: it was not said. */
  readonly hoursPerWeek: number | null
}

export type OtherCardFigures = {
  readonly rentUsdPerYear: number
  /** The same work takes so many hours of a week on the bought card. */
  readonly ownHoursPerWeek: number
  readonly powerUsdPerYear: number
  /** Until the rent comes to the price; null: power alone costs as much, or the hours were not said. */
  readonly years: number | null
  /** Hours a week of the rented card at which it takes so many years; null: never. */
  readonly evenHoursPerWeek: number | null
  /** The bought card has not so many hours in a week. */
  readonly isTooSlow: boolean
}

const weeksOfYear = periodsPerYear.week

/** `years`: what a card is reckoned to last. */
export function otherCardFigures(
  { priceUsd, usdPerHour, powerUsdPerHour, times, hoursPerWeek }: OtherCard,
  lastsYears: number,
): OtherCardFigures {
  const savedPerHour = usdPerHour - powerUsdPerHour * times
  const perWeek = hoursPerWeek ?? 0
  const evenHours = savedPerHour <= 0 ? null : priceUsd / (savedPerHour * weeksOfYear * lastsYears)
  return {
    rentUsdPerYear: perWeek * weeksOfYear * usdPerHour,
    ownHoursPerWeek: perWeek * times,
    powerUsdPerYear: perWeek * times * weeksOfYear * powerUsdPerHour,
    years: savedPerHour <= 0 || perWeek === 0 ? null : priceUsd / (savedPerHour * weeksOfYear * perWeek),
    evenHoursPerWeek: evenHours === null || evenHours * Math.max(1, times) > hoursOfWeek ? null : evenHours,
    isTooSlow: perWeek * times > hoursOfWeek,
  }
}
