/** Whether data are worth moving to GPUs that cost less, in sentences. */
import { GB } from '../../../catalog/units.ts'
import type { RulesOfThumb } from '../../../catalog/rules-of-thumb.ts'
import type { CloudData } from '../../../recommend/inquiries/data-out.ts'
import { dataOutUsd, pricesReached } from '../../../recommend/inquiries/data-out.ts'
import { hoursOfMonth } from '../../../scenario/hours-of-time.ts'
import { formatCount, formatDuration, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'
import { sizeText } from './data-bill-sentences.ts'
import { transferTimeSentence } from './transfer-time-sentence.ts'

export type EgressBreakEvenFigures = {
  readonly bytes: number
  readonly cloud: { readonly name: string; readonly data: CloudData }
  /** Saved an hour of one GPU, and the words of both prices, where they are not only a difference. */
  readonly usdSaved: number
  readonly prices: string | null
  /** GPU-hours of the run and how they were told; null: they are not. */
  readonly gpuHours: number | null
  readonly machineGpus: number
  /** Gbit/s, and whether they were told. */
  readonly gbits: number
  readonly isMedia: boolean
  /** US dollars for a GB and month at the other end. */
  readonly usualStorage: number
  readonly lineShare: RulesOfThumb['lineShare']
}

/** The verdict first, then its sum, then the time of the transfer and how less would leave. */
export function egressBreakEvenSentences(figures: EgressBreakEvenFigures): readonly string[] {
  const { bytes, cloud, usdSaved, prices, gpuHours, machineGpus, isMedia, usualStorage } = figures
  const usd = dataOutUsd(bytes, cloud.data)
  const size = sizeText(bytes)
  if (usdSaved <= 0)
    return [`No: it costs no less there (${prices ?? ''}), and ${formatUsd(usd)} to get ${size} out of ${cloud.name}.`]
  const even = usd / usdSaved
  const onMachine = formatDuration(even / machineGpus)
  const [first, reached] = pricesReached(bytes, cloud.data)
  const at = first === reached ? `$${first}` : `$${first} falling to $${reached}`
  const egress = `${formatUsd(usd)} once for ${size} out of ${cloud.name}, at ${at} a GB (recalled; look at their page)`
  const saved = `${prices === null ? '' : `${prices}: `}${formatUsdPerHour(usdSaved).replace('/h', '')} saved a GPU-hour`
  const line = `${formatCount(Math.ceil(even))} GPU-hours, ${onMachine} on ${formatCount(machineGpus)} GPUs`
  const monthly = (bytes / GB) * usualStorage
  const verdict =
    gpuHours === null
      ? `It kills the saving of a short run alone: move for more than about ${line}; for less stay in ${cloud.name}.`
      : runVerdict(gpuHours, usdSaved, usd, monthly * (gpuHours / machineGpus / hoursOfMonth), cloud.name)
  const tenth = dataOutUsd(bytes / 10, cloud.data)
  const less = isMedia
    ? 'Resize or re-encode them to what is trained on, in the region, before anything leaves'
    : 'Filter, tokenize or compress in the region before anything leaves'
  return [
    verdict,
    `Egress: ${egress}. ${saved}${gpuHours === null ? '' : `, so it is back after about ${line}`}. It is paid once if they are kept there: about ${formatUsd(monthly)} a month at the usual price of disk.`,
    transferTimeSentence(bytes, figures.gbits, figures.lineShare),
    `${less}: a tenth of it costs ${formatUsd(tenth)}, back after ${formatSignificant(Math.ceil(tenth / usdSaved), 2)} GPU-hours. If the data contract forbids leaving, none of this counts.`,
  ]
}

/** Of a run whose hours are told: with the disk at the other end for as long. */
function runVerdict(gpuHours: number, usdSaved: number, egress: number, disk: number, cloud: string): string {
  const saved = gpuHours * usdSaved
  const left = saved - egress - disk
  const sum = `${formatCount(Math.round(gpuHours))} GPU-hours save ${formatUsd(saved)}, egress takes ${formatUsd(egress)} and disk there for that time up to ${formatUsd(disk)}`
  return left > 0
    ? `Moving pays${left < saved / 4 ? ', though hardly' : ''}: ${sum}; ${formatUsd(left)} are left.`
    : `Stay in ${cloud}: ${sum}.`
}
