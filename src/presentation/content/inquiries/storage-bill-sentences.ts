/** What a bill of storage is, how much is kept for it, and how it ends. */
import type { RulesOfThumb } from '../../../catalog/rules-of-thumb.ts'
import type { StorageBill } from '../../../language/inquiries/storage-bill.ts'
import { formatCount } from '../../format/number-format.ts'

const daysOfMonth = 30

/** `usd` of the bill; null: no sum is told. */
export function storageBillSentences(
  { sum, days }: StorageBill,
  usd: number | null,
  { low, high }: RulesOfThumb['keptDisk'],
): readonly string[] {
  const priceOf = (usdPerGb: number): string => `$${usdPerGb.toFixed(2)}`
  const prices = `${priceOf(low.base)} a GB and month for network volumes to ${priceOf(high.base)} for the disk of a stopped machine`
  const monthly = usd === null ? null : (usd * daysOfMonth) / days
  const gigabytes = (usdPerGb: number): string => formatCount(Number(((monthly ?? 0) / usdPerGb).toPrecision(2)))
  return [
    'That is storage: stopping a machine ends the price of its GPU, and what it keeps (volume, disk, snapshots, file system) is billed on until it is deleted.',
    monthly === null || sum === null
      ? `It is some ${prices} (recalled; the price list of the provider has its own).`
      : `${sum.words}${days === daysOfMonth ? '' : `, about $${formatCount(Math.round(monthly))} a month,`} is what ${gigabytes(high.base)} to ${gigabytes(low.base)} GB cost, at some ${prices} (recalled; the price list of the provider has its own).`,
    'To end it: copy what you want to keep to a bucket or your own disk, terminate the stopped machines (stopping is not enough), then delete volumes, snapshots and file systems one by one, in each region. Deleting cannot be undone. I cannot see your account: its billing page lists each with its size.',
  ]
}
