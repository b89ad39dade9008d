/** "$14,600 + $707 of storage = $15,307": the whole bill of a rented machine, in words. */
import type { RulesOfThumb } from '../../../catalog/rules-of-thumb.ts'
import type { RentalBill, RentedBeside } from '../../../recommend/inquiries/rental-bill.ts'
import { formatCount, formatUsd } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'
import { line, type Line } from '../message-content.ts'

const terabyte = 1000
const sizeText = (gb: number): string =>
  gb >= terabyte ? `${formatSignificant(gb / terabyte, 3)} TB` : `${formatCount(gb)} GB`

/** " with 10 TB of storage and 5 TB out"; '' for nothing. */
export function besideWords({ storageGb, egressGb }: RentedBeside): string {
  const parts = [
    ...(storageGb === null ? [] : [`${sizeText(storageGb)} of storage`]),
    ...(egressGb === null ? [] : [`${sizeText(egressGb)} out`]),
  ]
  return parts.length === 0 ? '' : ` with ${parts.join(' and ')}`
}

/** What is not the seller's own price is marked with "~". */
export function billWords({ gpuUsd, storageUsd, isStorageKnown, egressUsd, egressPrice, usd }: RentalBill): string {
  const out = egressUsd > 0 ? ` + ${egressPrice === 'cloud' ? '~' : ''}${formatUsd(egressUsd)} data out` : ''
  const storage = storageUsd > 0 ? ` + ${isStorageKnown ? '' : '~'}${formatUsd(storageUsd)} storage` : ''
  const parts = `${storage}${out}`
  return parts === '' ? `${formatUsd(usd)} in total` : `${formatUsd(gpuUsd)}${parts} = ${formatUsd(usd)} in total`
}

/** Of storage alone, where no time is named. */
export const storageSentence = (gb: number, usdPerGbMonth: number): string =>
  `${sizeText(gb)} of storage come on top, about ${formatUsd(gb * usdPerGbMonth)} a month at the usual ${formatUsd(usdPerGbMonth)} a GB.`

/** What was taken for the parts that are not the seller's own prices. */
export function besideLines(
  { beside, bills }: { readonly beside: RentedBeside; readonly bills: readonly RentalBill[] },
  { egress }: RulesOfThumb,
): readonly Line[] {
  const { storageGb, isStorageAssumed, egressGb, isEgressOpen } = beside
  const isSomeUsual = storageGb !== null && bills.some(({ isStorageKnown }) => !isStorageKnown)
  const isUnknown = egressGb !== null && bills.some(({ egressPrice }) => egressPrice === 'unknown')
  return [
    ...(isStorageAssumed && storageGb !== null
      ? [line(`Storage of ${sizeText(storageGb)} is assumed, 1 TB a GPU: say yours, such as “with 10 TB of storage”.`)]
      : []),
    ...(isSomeUsual ? [line('~: at the usual price of storage, where theirs is not on record.')] : []),
    ...(isUnknown
      ? [line('Data out counts as free where no price is on record, as it is with most GPU clouds: ask.')]
      : []),
    ...(isEgressOpen
      ? [line(`Data out: free with most GPU clouds, $${egress.low.base}-${egress.high.base} a GB at the large clouds.`)]
      : []),
  ]
}
