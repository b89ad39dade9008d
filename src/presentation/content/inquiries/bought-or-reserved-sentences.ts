/** "Reserve for a year or buy?": owning, a reservation and rent by the hour, over the term and over the life of a machine. */
import type { OwnedFigures } from '../../../recommend/inquiries/owned-machine.ts'
import { formatCount, formatDuration, formatPercent, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'
import { ownedParts } from './purchase-sentences.ts'

/** `source`: whose price of a GPU and hour it is. */
export type WayToHave = { readonly usdPerGpuHour: number; readonly source: string }

type ComparedSpan = { readonly hours: number; readonly own: OwnedFigures }

/** `usedShare` is 1 where nobody tells the use. Spans: the term of the reservation, and the life of a machine where that is longer. */
export type BoughtOrReservedWords = {
  readonly price: number
  readonly count: number
  readonly usedShare: number
  readonly isUseTold: boolean
  readonly isPlaceTold: boolean
  readonly reserved: WayToHave
  readonly onDemand: WayToHave
  readonly spans: readonly ComparedSpan[]
}

/** Sums that are less apart decide nothing. */
const aboutEven = 0.1

/** The verdict over the longest span first, then the sums of each, then what they are made of. */
export function boughtOrReservedSentences(words: BoughtOrReservedWords): readonly string[] {
  const { price, count, usedShare, isUseTold, isPlaceTold, reserved, onDemand, spans } = words
  const sumsOf = ({ hours, own }: ComparedSpan) => ({
    own: own.ownUsd,
    reserved: reserved.usdPerGpuHour * count * hours,
    onDemand: own.rentUsd,
  })
  const last = spans.at(-1)
  if (last === undefined) return []
  const { own: parts, hours } = last
  return [
    `${verdictOf(sumsOf(last))}. ${spans.map((span) => spanText(span, sumsOf(span))).join(' ')}`,
    `Reserved: ${formatCount(count)} × ${formatUsdPerHour(reserved.usdPerGpuHour)} (${reserved.source}), paid day and night whether used or not; on demand ${formatUsdPerHour(onDemand.usdPerGpuHour)} (${onDemand.source}), ${isUseTold ? `busy ${formatPercent(usedShare)} of the time` : 'all hours: you do not say how much it is used, and less makes on demand alone cheaper'}.`,
    `Own, over ${formatDuration(hours)}: ${ownedParts(price, parts, isPlaceTold)}.`,
    'What it sells for is the least certain of these; a reservation binds for its term alone, and prices of rent have fallen from year to year.',
  ]
}

type Sums = { readonly own: number; readonly reserved: number; readonly onDemand: number }

function verdictOf({ own, reserved, onDemand }: Sums): string {
  const rent = Math.min(reserved, onDemand)
  const way = reserved <= onDemand ? 'Reserve' : 'Rent on demand'
  if (Math.abs(own - rent) < aboutEven * rent) return `About even, so ${way.toLowerCase()}: it can be left`
  return own < rent ? 'Buy, if that use is sure for so long' : way
}

const spanText = ({ hours, own }: ComparedSpan, sums: Sums): string =>
  `Over ${formatDuration(hours)}: own ${formatUsd(sums.own)} after resale (${formatUsd(sums.own + own.resaleUsd)} without), reserved ${formatUsd(sums.reserved)}, on demand ${formatUsd(sums.onDemand)}.`
