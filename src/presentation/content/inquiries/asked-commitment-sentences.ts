/** Whether runs pay for a GPU that is reserved all year: the sum on demand against the term. */
import type { Option } from '../../../recommend/recommendation.ts'
import type { PriceOnRecord } from '../../../recommend/inquiries/quote.ts'
import { type DisplayNames, placeOfPrice, planName } from '../../format/display-names.ts'
import { formatCount, formatPercent, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'

export type CommitmentBill = {
  readonly perYear: number
  /** One run on demand. */
  readonly best: Option
  /** Of the term; `reserved` null: no such price is on record, and `discount` is what commitments are said to take off. */
  readonly usdPerGpuHour: number
  readonly reserved: PriceOnRecord | null
  readonly discount: { readonly low: number; readonly high: number }
  readonly termHours: number
}

const figuresOf = ({ perYear, best, usdPerGpuHour, termHours }: CommitmentBill) => {
  const hours = perYear * best.hours.p50
  return {
    hours,
    usd: perYear * best.allInUsd.p50,
    term: termHours * best.gpuCount * usdPerGpuHour,
    share: hours / termHours,
  }
}

/** The yes or no before the headline. */
export const commitmentLead = (bill: CommitmentBill): string => {
  const { usd, term } = figuresOf(bill)
  return usd < term ? 'Do not reserve' : 'Reserving pays'
}

/** The year on demand, the reservation, and from which use it would pay. */
export function commitmentSentences(bill: CommitmentBill, names: DisplayNames): readonly string[] {
  const { perYear, best, usdPerGpuHour, reserved, discount } = bill
  const { hours, usd, term, share } = figuresOf(bill)
  const even = usdPerGpuHour / best.usdPerGpuHour
  const runs = perYear === 1 ? 'This run is' : `${formatCount(Number(perYear.toPrecision(2)))} runs a year are`
  const source =
    reserved === null
      ? `, the ${formatPercent(discount.low)} to ${formatPercent(discount.high)} that commitments are said to take off`
      : `, ${placeOfPrice(reserved, names)}`
  const use = share < 0.01 ? 'under 1%' : formatPercent(share)
  return [
    `${runs} about ${formatCount(Math.max(1, Math.round(hours)))} h on ${planName(best, names)}: ${formatUsd(usd)} on demand, some ${formatUsd(usd * retried)} with retries. Reserved for a year the same is ${formatUsd(term)} (${formatUsdPerHour(usdPerGpuHour)} a GPU${source}), paid whether used or not, and you would use ${use} of it${even < 1 ? `; it pays from about ${formatPercent(even)}` : ''}.`,
    ...(usd < term
      ? [
          'GPUs on demand may be gone on the day: keep a second seller ready, and stop the machine by script, as one that is forgotten costs more than the runs.',
        ]
      : []),
  ]
}
/** Over what the runs cost that go well. */
const retried = 1.5
