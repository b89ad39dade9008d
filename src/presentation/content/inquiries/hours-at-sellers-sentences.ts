/** What so many hours of a card cost at each of several sellers. */
import { formatCount, formatExactHours, formatExactUsd, formatUsdPerHour } from '../../format/number-format.ts'

export type SellersOfCard = {
  readonly gpu: string
  /** The cheapest first. */
  readonly sellers: readonly {
    readonly seller: string
    readonly usdPerGpuHour: number
    readonly asOf: string
    readonly isSpot: boolean
  }[]
}

/** Prices move by more than this share. */
const aboutEven = 0.05

/** The first card leads, as most of the sellers let it; `runsPerMonth`: null where it is run once. */
export function hoursAtSellersSentences({
  cards,
  count,
  hours,
  runsPerMonth,
  unpriced,
  isServerless,
  isSpotAsked,
}: {
  readonly cards: readonly SellersOfCard[]
  readonly count: number
  readonly hours: number
  readonly runsPerMonth: number | null
  readonly unpriced: readonly string[]
  readonly isServerless: boolean
  readonly isSpotAsked: boolean
}): readonly string[] {
  const [first] = cards
  const [least] = first?.sellers ?? []
  if (first === undefined || least === undefined) return []
  const runs = runsPerMonth ?? 1
  const paid = count * hours * runs
  const span = `${formatTime(hours)}${runsPerMonth === null ? '' : `, ${formatCount(Math.round(runs))} times a month,`}`
  const lines = cards.map(({ gpu, sellers }) => {
    const each = sellers.map(
      ({ seller, usdPerGpuHour, asOf }) =>
        `${formatExactUsd(usdPerGpuHour * paid)} at ${seller} (${formatUsdPerHour(usdPerGpuHour)}, ${asOf})`,
    )
    return `${formatCount(count)} × ${gpu} for ${span.replace(/,$/u, '')}: ${each.join('; ')}.`
  })
  const shown = cards.flatMap(({ sellers }) => sellers)
  const onDemand = [...new Set(shown.flatMap(({ seller, isSpot }) => (isSpot ? [] : [seller.split(',')[0] ?? ''])))]
  const next = first.sellers[1]?.usdPerGpuHour ?? Infinity
  const isEven = next < least.usdPerGpuHour * (1 + aboutEven)
  return [
    `${least.seller} is ${isEven ? 'the cheapest by a hair' : 'the cheapest of them'} on the same card: ${formatExactUsd(least.usdPerGpuHour * paid)} ${runsPerMonth === null ? 'in all' : 'a month'} for ${span} on ${formatCount(count)} × ${first.gpu}.`,
    ...lines,
    ...(isSpotAsked && onDemand.length > 0
      ? [
          `No spot price of ${onDemand.join(' and ')} is on record: those are on demand, and spot is often a third to two thirds below (rule of thumb).`,
        ]
      : []),
    ...(unpriced.length === 0 ? [] : [`No price of ${unpriced.join(' and ')} is on record for these cards.`]),
    ...(isServerless
      ? [
          `“Serverless” bills by the second at a higher price, and stops what runs longer than its limit: see that ${formatTime(hours)} are inside it.`,
        ]
      : []),
    `The hours are those of the card they were told of: a faster one needs fewer. GPU time alone; disk, start-up and failed runs come on top, and a host of a marketplace can go away in the middle: save checkpoints.`,
  ]
}

const formatTime = (hours: number): string =>
  Number.isInteger(hours) ? `${formatCount(hours)} h` : formatExactHours(hours)
