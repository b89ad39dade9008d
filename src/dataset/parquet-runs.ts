/** Runs of equal or packed numbers in a page: two bytes may state a billion of them, which a reader would write out. */
import { varIntAt } from './varint.ts'

/** Where the numbers of a page stand: `from` to `to`, each `width` bits, `count` of them at most. */
export type RunRange = { readonly from: number; readonly to: number; readonly width: number; readonly count: number }

/** Values by which the last packed run may exceed what there is. */
const maxPadding = 504
/** Of a block of differences: writers use 128 values in 4 parts. */
const maxBlock = 1_048_576
const maxParts = 4096

/** Whether no run states more numbers than there can be. */
export function areRunsBounded(page: Uint8Array, { from, to, width, count }: RunRange): boolean {
  const end = Math.min(to, page.byteLength)
  let seen = 0
  let at = from
  while (seen < count && at < end) {
    const header = varIntAt(page, at)
    at = header.next
    const isPacked = header.value % 2 === 1
    const half = Math.floor(header.value / 2)
    const values = isPacked ? 8 * half : half
    if (values > count - seen + (isPacked ? maxPadding : 0)) return false
    seen += values
    at += isPacked ? width * half : (width + 7) >> 3
  }
  return true
}

/** Whether a block of differences states sizes that a writer would. */
export function isBlockBounded(page: Uint8Array, from: number): boolean {
  const size = varIntAt(page, from)
  const parts = varIntAt(page, size.next)
  return size.value <= maxBlock && parts.value >= 1 && parts.value <= maxParts
}
