/** A machine that is bought against the same one rented, in sentences. */
import type { BoughtMachine, OwnedFigures } from '../../../recommend/inquiries/arithmetic.ts'
import { hoursOfYear } from '../../../scenario/hours-of-time.ts'
import { formatCount, formatDuration, formatPercent, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

/** Shares of the hours in which a machine of one's own is busy. */
const busyShares = [1, 0.4]

/** A price against a rent, both named. Dollars; `rent` and `power` are of the whole machine and an hour. */
export function boughtOrRentedSentences(
  price: number,
  rent: number,
  gpuCount: number,
  power: number,
): readonly string[] {
  const hours = price / Math.max(rent - power, rent * 0.1)
  const years = busyShares.map((share) => formatSignificant(hours / share / hoursOfYear, 2))
  return [
    `${formatUsd(price)} are what ${formatCount(Number(hours.toPrecision(2)))} hours of renting come to: ${years[0] ?? ''} years day and night, ${years[1] ?? ''} years at 40 % use. Rent, unless it will be busy most of the time for longer than that.`,
    `Rented it is ${formatUsdPerHour(rent)}${gpuCount > 1 ? ` for all ${formatCount(gpuCount)}` : ''}; of one's own it still takes power, about ${formatUsdPerHour(power)}, which is counted here. Room, cooling, somebody to look after it and repairs are not, nor what it sells for; prices of rent have fallen from year to year, which speaks for renting.`,
  ]
}

/** A machine that was bought against the same one rented, with the share of the time in which it is busy, and the term. */
export function ownedSentences(
  { price, rent, hours, usedShare, resale }: BoughtMachine,
  { rentUsd, powerUsd, upkeepUsd, resaleUsd, ownUsd, evenShare, evenResale }: OwnedFigures,
  gpuCount: number,
): readonly string[] {
  const verdict =
    evenResale > resale
      ? 'Rent'
      : evenResale <= 0
        ? 'Buy, if that use is sure'
        : `About even: owning is cheaper only if it sells for more than ${formatPercent(evenResale)} of its price`
  const at = evenShare > 1 ? 'at no use' : `above about ${formatPercent(evenShare)} of use`
  const ofAll = gpuCount > 1 ? ` for all ${formatCount(gpuCount)}` : ''
  return [
    `${verdict}. Over ${formatDuration(hours)}, busy ${formatPercent(usedShare)} of the time, renting is ${formatUsd(rentUsd)} and owning ${formatUsd(ownUsd)} after resale, ${formatUsd(ownUsd + resaleUsd)} without any. With that resale owning is cheaper ${at}.`,
    `Rent: ${formatCount(Math.round(hours * usedShare))} h at ${formatUsdPerHour(rent)}${ofAll}. Own: ${formatUsd(price)}, ${formatUsd(powerUsd)} of power, some ${formatUsd(upkeepUsd)} for space, network, spares and those who run it, less ${formatUsd(resaleUsd)} if it sells for ${formatPercent(resale)} of its price.`,
    'What a used machine sells for is the least certain of these; prices of rent have fallen from year to year, which speaks for renting.',
  ]
}
