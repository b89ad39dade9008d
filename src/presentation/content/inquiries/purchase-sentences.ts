/** A machine that is bought against the same one rented, in sentences. */
import type { RulesOfThumb } from '../../../catalog/rules-of-thumb.ts'
import type { BoughtMachine, OwnedFigures } from '../../../recommend/inquiries/owned-machine.ts'
import type { MonthlyBill } from '../../../language/inquiries/monthly-bill.ts'
import type { SharedHours } from '../../../language/inquiries/shared-hours.ts'
import type { PriceOnRecord } from '../../../recommend/inquiries/quote.ts'
import type { PurchaseAlternative } from '../../../recommend/total-cost/purchase-alternative.ts'
import { type DisplayNames, placeOfPrice } from '../../format/display-names.ts'
import { hoursOfMonth, hoursOfYear } from '../../../scenario/hours-of-time.ts'
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

/** A price of a used machine against those on record of such GPUs. `record`: of all of them; null: none is on record. */
export function usedMachineSentences(
  price: number,
  gpu: string,
  count: number,
  record: { readonly low: number; readonly high: number } | null,
  rented: { readonly usdPerGpuHour: number; readonly provider: string },
): readonly string[] {
  const what = count === 1 ? `a used ${gpu}` : `a used machine of ${formatCount(count)} × ${gpu}`
  const each = count === 1 ? '' : `, ${formatUsd(price / count)} a GPU,`
  const verdict =
    record === null
      ? `No price of ${what} is on record here; ${formatUsd(price)}${each} is judged by its rent alone`
      : price < record.low
        ? `${formatUsd(price)} for ${what}${each} is less than the prices on record`
        : price > record.high
          ? `${formatUsd(price)} for ${what}${each} is dear`
          : `${formatUsd(price)} for ${what}${each} is within the prices on record`
  const known =
    record === null
      ? ''
      : record.low === record.high
        ? ` (${formatUsd(record.low)})`
        : ` (${formatUsd(record.low)} to ${formatUsd(record.high)})`
  return [
    `${verdict}${known}. Rented it is from ${formatUsdPerHour(rented.usdPerGpuHour)} a GPU at ${rented.provider}.`,
    'Used cards lose value with each generation and have mostly no warranty: see it run under load for hours, ask for its age and error counts (ECC, NVLink), and whether support can be transferred.',
  ]
}

/**
 * A machine that was bought against one rented, with the share of the time in which it is busy, and the term. `rented`:
 * the cards of both by name, where they are not the same.
 */
export function ownedSentences(
  { price, rent, hours, usedShare, resale }: BoughtMachine,
  figures: OwnedFigures,
  gpuCount: number,
  rented: { readonly bought: string; readonly rented: string } | null = null,
  isPlaceTold = false,
): readonly string[] {
  const { rentUsd, resaleUsd, ownUsd, evenShare, evenResale } = figures
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
    `Rent: ${formatCount(Math.round(hours * usedShare))} h at ${formatUsdPerHour(rent)}${ofAll}. Own: ${ownedParts(price, figures, isPlaceTold)}.`,
    ...(rented === null
      ? []
      : [
          `What would be bought is ${rented.bought}, what is rented ${rented.rented}: as many hours of each are counted, though one gets more done in them.`,
        ]),
    'What a used machine sells for is the least certain of these; prices of rent have fallen from year to year, which speaks for renting.',
  ]
}

/** "$280,000, $12,300 of power, some $67,200 for space, ..., less $84,000 if it sells for 30 % of its price": of what owning is made. */
export function ownedParts(
  price: number,
  { powerUsd, upkeepUsd, resaleUsd }: OwnedFigures,
  isPlaceTold: boolean,
): string {
  const upkeep = formatUsd(upkeepUsd)
  const place = isPlaceTold
    ? `, ${upkeep} for its place, as you say (spares and those who run it are not counted)`
    : `, some ${upkeep} for space, network, spares and those who run it`
  return `${formatUsd(price)}, ${formatUsd(powerUsd)} of power${upkeepUsd === 0 ? '' : place}, less ${formatUsd(resaleUsd)} if it sells for ${formatPercent(resaleUsd / price)} of its price`
}

/** Hours that people have of a GPU each: what all of them cost, and whether cards would be cheaper. `asked` null: it is not asked. */
export function sharedHoursSentences(
  { people, hours, isWeekly }: SharedHours,
  rented: PriceOnRecord,
  asked: { readonly bought: PurchaseAlternative | null } | null,
  { low, high }: RulesOfThumb['paysAfter'],
  names: DisplayNames,
): readonly string[] {
  const gpuHours = people * hours
  const rentUsd = gpuHours * rented.usdPerGpuHour
  const rent = `${formatCount(people)} × ${formatCount(hours)} h are ${formatCount(gpuHours)} GPU-hours: about ${formatUsd(rentUsd)} rented, at ${formatUsdPerHour(rented.usdPerGpuHour)} (${placeOfPrice(rented, names)})`
  const bought = asked?.bought ?? null
  if (isWeekly) return weeklySentences(people * hours, rent, rentUsd, bought)
  const evenHours = bought?.breakEvenHours ?? null
  const verdict =
    asked === null || evenHours === null ? '' : gpuHours < evenHours ? 'Rent: ' : 'Buy, if the use comes again: '
  return [
    `${verdict}${rent}.`,
    ...(bought === null || evenHours === null
      ? asked === null
        ? []
        : [
            `I have no purchase price of it on record: a card pays for itself after some ${formatCount(low.base)} to ${formatCount(high.base)} hours of use, mostly.`,
          ]
      : [
          `One ${names.gpu(bought.gpu)} for about ${formatUsd(bought.usualUsd)} pays for itself after about ${formatCount(Number(evenHours.toPrecision(2)))} hours of use, and serves one of them at a time.`,
        ]),
    `Rented by the hour it costs the same whether they come one after the other or all at once; plan a fifth more for machines that are left on, and stop them by a timer.`,
  ]
}

/** What is paid by the month for GPUs, against an offer by the hour that binds for a term; in the currency that was typed. */
export function billAgainstOfferSentences({
  amount,
  sign,
  words,
  gpuCount,
  perGpuHour,
  termHours,
}: MonthlyBill & {
  readonly gpuCount: number
  readonly perGpuHour: number
  readonly termHours: number
}): readonly string[] {
  const money = (value: number): string => `${sign}${formatCount(Math.round(value))}`
  const bound = gpuCount * termHours * perGpuHour
  const today = (amount / hoursOfMonth) * termHours
  const share = Math.abs(1 - bound / today)
  const verdict =
    share < aboutEven
      ? 'About even'
      : bound < today
        ? `Yes, ${formatPercent(share)} cheaper`
        : `No, ${formatPercent(share)} more expensive`
  const hourly = amount / gpuCount / hoursOfMonth
  return [
    `${verdict}: ${formatCount(gpuCount)} GPUs × ${formatCount(termHours)} h × ${sign}${perGpuHour.toFixed(2)} are ${money(bound)} for ${formatDuration(termHours)}, against ${money(today)} at what you pay today.`,
    `“${words}” is ${sign}${hourly.toFixed(2)} a GPU and hour if all ${formatCount(gpuCount)} run day and night, and more where they do not.`,
    bound < today
      ? `It is owed whether they run or not: it stops paying once you would spend less than ${formatPercent(bound / today)} of today's bill. Ask for a shorter term, a right to move to newer cards, and what happens if the provider fails.`
      : 'It is owed whether they run or not, so stay with what you have, or ask for less.',
  ]
}
/** Less apart than this is no difference. */
const aboutEven = 0.05

/** Hours that come again every week: cards that are busy enough pay for themselves. */
function weeklySentences(
  gpuHours: number,
  rent: string,
  rentUsd: number,
  bought: PurchaseAlternative | null,
): readonly string[] {
  const yearly = `${rent} a week, about ${formatUsd(rentUsd * weeksOfYear)} a year.`
  if (bought?.hoursAWeek == null) return [yearly]
  const cards = Math.max(1, Math.round(gpuHours / busyHoursOfWeek))
  const each = gpuHours / cards
  const verdict = each > bought.hoursAWeek ? 'Buy' : 'Rent'
  return [
    `${verdict}: ${yearly}`,
    `${formatCount(cards)} ${cards === 1 ? 'card' : 'cards'} for about ${formatUsd(bought.usualUsd * cards)} would each be busy ${formatSignificant(each, 2)} hours a week; one pays for itself in ${formatCount(bought.years)} years from about ${formatSignificant(bought.hoursAWeek, 2)} hours a week on.`,
    'The machine around the cards, power, and somebody who looks after it come on top; who needs a larger GPU now and then still rents it.',
  ]
}
const weeksOfYear = 52
/** Of a card that several people share: more, and they wait for each other. */
const busyHoursOfWeek = 60
