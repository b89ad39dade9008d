/** What a machine that is paid for costs a month, against renting the hours that it is used. */
import { formatList } from '../../../scenario/format-values.ts'
import { hoursOfMonth } from '../../../scenario/hours-of-time.ts'
import { formatCount, formatPercent, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

/** Nearer than that nothing is sure. */
const clearly = 1.25

/** `usedShare` null: not told, and the break-even is the answer. */
export function ownMachineKeptSentences({
  gpu,
  count,
  loadKw,
  isLoadTold,
  idleKw,
  isIdleTold,
  powerPrice,
  isPowerTold,
  placeUsd,
  usedShare,
  rentUsd,
  seller,
}: {
  readonly gpu: string
  readonly count: number
  readonly loadKw: number
  readonly isLoadTold: boolean
  readonly idleKw: number
  readonly isIdleTold: boolean
  readonly powerPrice: number
  readonly isPowerTold: boolean
  readonly placeUsd: number
  readonly usedShare: number | null
  readonly rentUsd: number
  /** Whose price it is, where none was told. */
  readonly seller: string | null
}): readonly string[] {
  const energyAt = (share: number): number => hoursOfMonth * (share * loadKw + (1 - share) * idleKw)
  const ownAt = (share: number): number => placeUsd + energyAt(share) * powerPrice
  const rentAt = (share: number): number => share * hoursOfMonth * count * rentUsd
  // Both are straight lines in the share.
  const gain = rentAt(1) - (ownAt(1) - ownAt(0))
  const even = gain > 0 ? ownAt(0) / gain : Infinity
  const evenText =
    even >= 1
      ? 'Renting is the cheaper at any use.'
      : `They are even at about ${formatPercent(even)} use, ${formatCount(Math.round(even * hoursOfMonth))} h a month.`
  const seen = usedShare ?? even
  const own = ownAt(seen)
  const rent = rentAt(seen)
  const verdict =
    usedShare === null
      ? `It depends on its use.`
      : rent > own * clearly
        ? 'Keep it'
        : own > rent * clearly
          ? 'Let go of it'
          : 'About even'
  const assumed = [
    ...(isLoadTold ? [] : [`${formatSignificant(loadKw, 2)} kW under load, by its GPUs`]),
    ...(isIdleTold ? [] : [`${formatSignificant(idleKw, 2)} kW idle`]),
    ...(isPowerTold ? [] : [`${formatUsd(powerPrice)} a kWh`]),
  ]
  const parts = `${placeUsd > 0 ? `${formatUsd(placeUsd)} for its place and ` : ''}${formatUsd(energyAt(seen) * powerPrice)} for about ${formatCount(Number(energyAt(seen).toPrecision(3)))} kWh`
  return [
    usedShare === null
      ? `${verdict} ${evenText}`
      : `${verdict}: it costs about ${formatUsd(own)} a month, and renting its ${formatCount(Math.round(usedShare * hoursOfMonth * count))} GPU-hours about ${formatUsd(rent)}, at ${formatUsdPerHour(rentUsd)} a ${gpu}${seller === null ? '' : ` (the lowest on record, ${seller})`}.`,
    `The month of ${formatCount(count)} × ${gpu} at ${formatPercent(Math.min(1, seen))} use is ${parts}: ${formatSignificant(loadKw, 3)} kW while it is busy, ${formatSignificant(idleKw, 2)} kW else, at ${formatUsd(powerPrice)} a kWh.${usedShare === null ? '' : ` ${evenText}`}`,
    ...(assumed.length === 0 ? [] : [`Assumed: ${formatList(assumed)}; say yours.`]),
    'What it once cost is gone and does not count. Count repairs, spare parts, an engineer’s hours, and what it would sell for today: where those are large, the answer can turn. Switched off while nobody uses it, it saves the idle power.',
  ]
}
