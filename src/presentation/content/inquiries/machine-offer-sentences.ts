/** From how many hours of use on a machine that is offered for sale is cheaper than the same one rented. */
import type { BoughtMachine, OwnedFigures } from '../../../recommend/inquiries/owned-machine.ts'
import { hoursOfWeek } from '../../../scenario/hours-of-time.ts'
import { formatCount, formatDuration, formatPercent, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'

/** `figures` at the lowest rent on record, `middle` the same at the middle of the market. */
export type WeighedOffer = {
  readonly machine: BoughtMachine
  readonly figures: OwnedFigures
  readonly middle: { readonly rent: number; readonly evenShare: number }
  readonly count: number
  /** As typed, where it was no dollars. */
  readonly typed: string | null
  readonly rented: string
}

const rounded = (hours: number): string => formatCount(Number(hours.toPrecision(2)))

/** The hours first, then what they are made of, then what speaks against counting on them. */
export function machineOfferSentences(offer: WeighedOffer): readonly string[] {
  const { machine, figures, middle, count, typed, rented } = offer
  const { price, rent, power, hours, resale } = machine
  const term = formatDuration(hours)
  const all = count === 2 ? ' for both' : count > 2 ? ` for all ${formatCount(count)}` : ''
  const evenHours = figures.evenShare * hours
  const ofMiddle =
    middle.evenShare > 1
      ? 'at no use'
      : `from about ${rounded(middle.evenShare * hours)} hours on (${formatPercent(middle.evenShare)})`
  return [
    figures.evenShare > 1
      ? `At no number of hours: even day and night for ${term} renting at the lowest price on demand is cheaper.`
      : `From about ${rounded(evenHours)} hours in ${term} on: ${formatPercent(figures.evenShare)} of the time, ${rounded(figures.evenShare * hoursOfWeek)} hours of every week. With fewer, rent.`,
    `Rent: ${formatUsdPerHour(rent)}${all} (${rented}); at the middle of the market, ${formatUsdPerHour(middle.rent)}, buying is cheaper ${ofMiddle}.`,
    `Own: ${formatUsd(price)}${typed === null ? '' : ` (${typed})`}${figures.upkeepUsd === 0 ? '' : `, some ${formatUsd(figures.upkeepUsd)} for space, network, spares and those who run it`}, ${formatUsdPerHour(power)} of power while it works, less ${formatUsd(price * resale)} if it sells for ${formatPercent(resale)} of its price.`,
    'An hour counts where a job runs on the whole machine: take them from the logs of some months, as wishes come out too high. Reserved rent is cheaper than on demand, and rents have fallen from year to year; both raise the hours.',
  ]
}
