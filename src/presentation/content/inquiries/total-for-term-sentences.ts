/** A sum for GPUs over a term: whether to sign, by what an hour comes to. */
import type { PricesOnRecord } from '../../../recommend/inquiries/quote.ts'
import { type DisplayNames, placeOfPrice } from '../../format/display-names.ts'
import { formatCount, formatDuration, formatPercent, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'

/** `usd`: the whole sum; `usedShare` null: nobody said how much they would be used. */
export type TotalForTermFigures = {
  readonly words: string
  readonly usd: number
  readonly gpuCount: number
  readonly hours: number
  readonly usedShare: number | null
  readonly isTooGood: boolean
  readonly onDemand: PricesOnRecord
  readonly reserved: PricesOnRecord | null
}

/** A term binds: it has to be less than this share of the price on demand to be worth it, where no use is told. */
const safeShare = 0.6

/** The verdict with its division, then the prices on record, then what to ask for. */
export function totalForTermSentences(figures: TotalForTermFigures, names: DisplayNames): readonly string[] {
  const { words, usd, gpuCount, hours, usedShare, isTooGood, onDemand, reserved } = figures
  const each = usd / (gpuCount * hours)
  const open = onDemand.lowest.usdPerGpuHour
  const even = each / open
  const gpus = `${formatCount(gpuCount)} ${gpuCount === 1 ? 'GPU' : 'GPUs'}`
  const openSum = open * gpuCount * hours * (usedShare ?? 1)
  const isDear = even >= 1 || usd > openSum
  const isOnlyIf = !isDear && !isTooGood && usedShare === null && even > safeShare
  const verdict = isDear
    ? 'No, not at that price'
    : isTooGood
      ? 'Careful: less than prices on record'
      : isOnlyIf
        ? `Only if they are busy more than ${formatPercent(even)} of the time`
        : 'Yes, if that use is sure'
  const against =
    even >= 1
      ? `more than the lowest on demand, ${formatUsdPerHour(open)}, which binds nobody: ${formatUsd(open * gpuCount * hours)} day and night`
      : `against ${formatUsdPerHour(open)} on demand${isOnlyIf ? '' : `: cheaper only above ${formatPercent(even)} of use`}`
  const atUse =
    usedShare === null
      ? ''
      : ` At ${formatPercent(usedShare)} use on demand is ${formatUsd(openSum)}, ${formatUsd(Math.abs(openSum - usd))} ${openSum < usd ? 'less' : 'more'}.`
  const of = ({ lowest, median, count }: PricesOnRecord): string =>
    `from ${formatUsdPerHour(lowest.usdPerGpuHour)} (${placeOfPrice(lowest, names)}), median ${formatUsdPerHour(median)} of ${formatCount(count)}`
  const target = reserved !== null && reserved.lowest.usdPerGpuHour < each ? reserved.lowest.usdPerGpuHour : null
  return [
    `${verdict}: ${words} ÷ (${gpus} × ${formatCount(Math.round(hours))} h) = ${formatUsdPerHour(each)} a GPU, ${against}.${atUse}`,
    `On record: on demand ${of(onDemand)}${reserved === null ? '' : `; reserved ${of(reserved)}`}.`,
    `${target === null ? '' : `At ${formatUsdPerHour(target)} reserved it would be ${formatUsd(target * gpuCount * hours)}: ask for that. `}Prices have fallen from year to year, so ${formatDuration(hours)} is ${hours > longTerm ? 'long: ask for one, with a price that follows the market, and little paid ahead' : 'a risk that the price has to pay for'}. Network, form (SXM or PCIe), storage and support are not compared.`,
  ]
}
/** Hours of a term over which prices mostly move. */
const longTerm = 9000
