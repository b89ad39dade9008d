/** Whether one run pays for a term that is reserved: its hours on demand against the whole term. */
import { type Certificate, certificateNames } from '../../../catalog/provider.ts'
import { type DisplayNames, planName, providerName, placeOfPrice } from '../../format/display-names.ts'
import { formatCount, formatDuration, formatPercent, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'
import type { Option } from '../../../recommend/recommendation.ts'
import type { PriceOnRecord } from '../../../recommend/inquiries/quote.ts'

/** Of the term. `reserved` null: no such price is on record, and `discount` is what commitments are said to take off. */
export type ReservedTerm = {
  readonly hours: number
  readonly usdPerGpuHour: number
  readonly reserved: PriceOnRecord | null
  readonly discount: { readonly low: number; readonly high: number }
}

/** Nobody asks for a block of fewer hours. */
const shortRun = 72

/** `plan`: of the run on demand. */
export function reservedJobSentences(
  plan: Option,
  { hours: term, usdPerGpuHour, reserved, discount }: ReservedTerm,
  certificates: readonly Certificate[],
  names: DisplayNames,
  asksIfTooMuch = false,
): readonly string[] {
  const { gpuCount, hours, allInUsd } = plan
  const bound = term * gpuCount * usdPerGpuHour
  const idle = Math.max(0, 1 - hours.p50 / term)
  const time = formatDuration(term)
  const run = `the run takes about ${formatDuration(hours.p50)} on ${planName(plan, names)}, ${formatUsd(allInUsd.p50)} on demand at ${providerName(plan, names)}`
  const isShort = hours.p50 > term
  const verdict = isShort
    ? `Not for ${time}: ${run}, longer than that term.`
    : bound < allInUsd.p50
      ? `Yes: ${run}; ${time} reserved are about ${formatUsd(bound)}.`
      : `${asksIfTooMuch ? 'Yes, too much' : 'No'}: ${run}; ${time} reserved are about ${formatUsd(bound)}, and ${idle > 0.99 ? 'nearly all' : formatPercent(idle)} of that would stand idle.`
  const source =
    reserved === null
      ? `, the ${formatPercent(discount.low)} to ${formatPercent(discount.high)} that commitments are said to take off: no reserved price is on record there`
      : ` (${placeOfPrice(reserved, names)})`
  const even = usdPerGpuHour / plan.usdPerGpuHour
  const pays =
    even < 1
      ? `it pays only if they are busy more than ${formatPercent(even)} of the term.`
      : 'that is no less than on demand: what it buys is that the GPUs are there.'
  return [
    verdict,
    `Reserved: ${formatCount(gpuCount)} GPUs × ${formatCount(term)} h × ${formatUsdPerHour(usdPerGpuHour)}${source}. Paid whether used or not, ${pays}`,
    ...(isShort || bound < allInUsd.p50 || hours.p90 < shortRun
      ? []
      : [
          `At its slow end the run takes ${formatDuration(hours.p90)}: ask for a block of that length, and for ${time} only with more runs to fill it.`,
        ]),
    ...(certificates.length === 0
      ? []
      : [
          `Only providers on record with ${certificates.map((id) => certificateNames[id]).join(', ')} are taken: get the report for your account before data goes there.`,
        ]),
  ]
}
