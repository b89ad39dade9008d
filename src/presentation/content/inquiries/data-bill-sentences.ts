/** What data cost that leave a provider or are kept there, in sentences. */
import { GB } from '../../../catalog/units.ts'
import type { CloudData } from '../../../recommend/inquiries/data-out.ts'
import { dataOutUsd, pricesReached } from '../../../recommend/inquiries/data-out.ts'
import { formatCount, formatDuration, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

/** One thing that is moved or kept: "8 TB", "200 checkpoints of 26 GB". */
export type MovedPart = { readonly words: string; readonly bytes: number }

export type DataBill = {
  readonly parts: readonly MovedPart[]
  readonly times: number
  /** Null: no cloud is named, and all of them are reckoned. */
  readonly cloud: { readonly name: string; readonly data: CloudData } | null
  readonly clouds: readonly CloudData[]
  /** A provider that is known to charge nothing; null: none is named. */
  readonly free: string | null
  readonly usualStorage: number
}

/** "1.4 TB", "260 GB": of data that is moved or kept. */
export const sizeText = (bytes: number): string =>
  bytes >= 1000 * GB ? `${formatSignificant(bytes / (1000 * GB), 3)} TB` : `${formatSignificant(bytes / GB, 3)} GB`

/** Cents where the sum is small. */
const usdText = (usd: number): string =>
  usd < 0.1 ? `$${formatSignificant(usd, 2)}` : usd < 10 ? `$${usd.toFixed(2)}` : formatUsd(usd)

/** What leaves: the sum of all parts, and what pulling it once would be. */
export function dataOutSentences({ parts, times, cloud, clouds, free, usualStorage }: DataBill): readonly string[] {
  const [first] = parts
  if (first === undefined) return []
  const usdOf = (bytes: number): string => {
    if (cloud !== null) return usdText(dataOutUsd(bytes, cloud.data))
    const each = clouds.map((one) => dataOutUsd(bytes, one))
    return `${usdText(Math.min(...each))} to ${usdText(Math.max(...each))}`
  }
  const place = cloud === null ? 'AWS, Azure or Google' : cloud.name
  const moved = first.bytes * times
  const product = times === 1 ? first.words : `${formatCount(times)} × ${first.words} = ${sizeText(moved)}`
  const others = parts.slice(1).map(({ words, bytes }) => `${words}: ${usdOf(bytes * times)}.`)
  const isFree = cloud !== null && dataOutUsd(moved, cloud.data) === 0
  const lead =
    isFree && free === null
      ? `Nothing for ${product} out of ${place}, as long as no more than ${sizeText(cloud.data.freePerMonth.base)} leave in a month; beyond that ${usdText((moved / GB) * (cloud.data.steps[0]?.price.base ?? 0))} at $${cloud.data.steps[0]?.price.base} a GB (recalled; look at their page).`
      : free === null
        ? `About ${usdOf(moved)} for ${product} out of ${place}${cloud === null ? '; most GPU clouds charge nothing' : priceText(moved, cloud.data)} (recalled; look at their page).`
        : `Nothing: ${free} charges nothing for data out, as far as is on record. Out of ${place} ${product} would be ${usdOf(moved)}.`
  const once =
    times === 1 || free !== null
      ? []
      : [
          `Pulled once and kept beside the GPUs: ${usdOf(first.bytes)}, and about ${usdText((first.bytes / GB) * usualStorage)} a month for ${first.words} there at the usual ${usdText(usualStorage)} a GB; or train where the data are, which is free or nearly so.`,
        ]
  return [[lead, ...others].join(' '), ...once]
}

function priceText(bytes: number, data: CloudData): string {
  const [first, reached] = pricesReached(bytes, data)
  const free = data.freePerMonth.base > 0 ? `, the first ${sizeText(data.freePerMonth.base)} of a month free` : ''
  return `, at $${first}${reached === first ? '' : ` falling to $${reached}`} a GB${free}`
}

/** What is kept, by the month and for the whole time. */
export function keptDataSentence(
  { parts, cloud }: Pick<DataBill, 'parts' | 'cloud'>,
  days: number | null,
  price: { readonly usdPerGbMonth: number; readonly words: string },
): string {
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0)
  const monthly = (bytes / GB) * price.usdPerGbMonth
  const months = days === null ? null : days / 30
  const what = parts.map(({ words }) => words).join(' and ')
  const all = parts.length > 1 ? `, ${sizeText(bytes)} in all` : ''
  const where = cloud === null ? '' : ` in ${cloud.data.bucket}`
  const each = `${usdText(monthly)} a month, at ${usdText(price.usdPerGbMonth)} a GB (${price.words})`
  return months === null || months === 1
    ? `Keeping ${what}${all}${where}: ${each}.`
    : `Keeping ${what}${all}${where}: about ${usdText(monthly * months)} for ${formatDuration((days ?? 0) * 24)}, ${each}.`
}

/** Before a training elsewhere. */
export const copyOnceSentence =
  'Copy them once, before the GPUs are paid for: into most clouds data are free. Tokenized they are far smaller; or train where they lie.'

/** The GPUs that the same text names. */
export const gpuPartSentence = (
  times: number,
  gpuCount: number,
  hours: number,
  price: { readonly usdPerGpuHour: number; readonly words: string },
): string => {
  const gpuHours = times * gpuCount * hours
  return `GPUs: ${times === 1 ? '' : `${formatCount(times)} × `}${formatCount(gpuCount)} × ${formatSignificant(hours, 3)} h = ${formatCount(Math.round(gpuHours))} GPU-hours, ${formatUsd(gpuHours * price.usdPerGpuHour)} at ${formatUsdPerHour(price.usdPerGpuHour)} (${price.words}).`
}

/** How less leaves. */
export const lessDataSentence =
  'Less leaves if you take the weights alone, without optimizer states (2 of 14 bytes a parameter), or only the adapter of a LoRA; stay inside a region where you can.'
