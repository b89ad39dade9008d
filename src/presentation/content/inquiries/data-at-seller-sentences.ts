/** GPUs where the data lie against GPUs elsewhere, with what it costs to take the data there. */
import { formatCount, formatDuration, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'
import type { RulesOfThumb } from '../../../catalog/rules-of-thumb.ts'
import { sizeText } from './data-bill-sentences.ts'
import { transferHours } from './transfer-time-sentence.ts'

/** A seller of the GPUs. Dollars. */
export type WeighedSeller = {
  readonly name: string
  readonly gpu: string
  readonly usdPerGpuHour: number
  readonly priceAsOf: string
  /** What it costs once to bring the data; 0: they are there. */
  readonly dataUsd: number
}

/** Less apart than this share is no difference: prices move by more. */
const aboutEven = 0.05
/** Lines that are usual between clouds, in Gbit a second. */
const lines = [1, 10] as const

/** The verdict with both sums, then each sum, then the transfer. */
export function dataAtSellerSentences(
  sellers: readonly WeighedSeller[],
  {
    gpuCount,
    hours,
    bytes,
    cloud,
    unpriced,
    lineShare,
  }: {
    readonly gpuCount: number
    readonly hours: number
    readonly bytes: number
    readonly cloud: string
    /** Sellers without a price on record. */
    readonly unpriced: readonly string[]
    /** Of a line, what is mostly reached. */
    readonly lineShare: RulesOfThumb['lineShare']
  },
): readonly string[] {
  const gpuUsd = ({ usdPerGpuHour }: WeighedSeller): number => gpuCount * hours * usdPerGpuHour
  const usdOf = (seller: WeighedSeller): number => gpuUsd(seller) + seller.dataUsd
  const inOrder = sellers.toSorted((one, other) => usdOf(one) - usdOf(other))
  const [best, second] = inOrder
  if (best === undefined || second === undefined) return []
  const size = sizeText(bytes)
  // To stay is weighed against the best move, whoever else would be cheaper still.
  const next = best.dataUsd === 0 ? second : (inOrder.find(({ dataUsd }) => dataUsd === 0) ?? second)
  const apart = usdOf(next) - usdOf(best)
  const stays = best.dataUsd === 0
  const lead =
    apart < aboutEven * usdOf(next)
      ? `About even${stays || next.dataUsd === 0 ? ', so leave the data where they are' : ''}`
      : stays
        ? `Stay at ${best.name}, ${formatUsd(apart)} cheaper`
        : `Move to ${best.name}, ${formatUsd(apart)} cheaper${next.dataUsd === 0 ? ' with the data moved once' : ''}`
  const sums = inOrder.map((seller) => `${formatUsd(usdOf(seller))} at ${seller.name}`).join(', ')
  const each = inOrder.map(
    (seller) =>
      `${seller.name}: ${formatCount(gpuCount)} × ${formatCount(hours)} h × ${formatUsdPerHour(seller.usdPerGpuHour)} = ${formatUsd(gpuUsd(seller))} (${seller.gpu}, on demand, ${seller.priceAsOf})${seller.dataUsd === 0 ? ', the data are there.' : ` and about ${formatUsd(seller.dataUsd)} of egress for ${size} out of ${cloud} (recalled; look at their page), ${formatUsd(usdOf(seller))} in all.`}`,
  )
  const moved = inOrder.find(({ dataUsd }) => dataUsd > 0)
  const times = lines.map(
    (gbits) =>
      `${formatDuration(transferHours(bytes, gbits, (lineShare.low.base + lineShare.high.base) / 2))} at ${formatCount(gbits)} Gbit/s`,
  )
  return [
    `${lead}: ${sums}.`,
    ...each,
    ...(unpriced.length === 0 ? [] : [`No price of these GPUs is on record at ${unpriced.join(' and ')}.`]),
    ...(moved === undefined
      ? []
      : [
          `${size} take about ${times.join(', ')}: copy before the GPUs start, for ${formatCount(gpuCount)} that wait cost ${formatUsd(gpuCount * moved.usdPerGpuHour)} an hour there.`,
          `Each further copy out of ${cloud} costs the ${formatUsd(moved.dataUsd)} again: keep one beside the GPUs, and move it tokenized or packed, which is often far less.`,
        ]),
  ]
}
