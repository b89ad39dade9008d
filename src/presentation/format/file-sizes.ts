/** Sizes of files, in decimal units as disks are sold. */
import { formatCount } from './number-format.ts'
import { formatSignificant } from './significant-digits.ts'

/** Bytes of a token of plain text: about four letters. */
export const bytesPerToken = 4

/** "168 MB", "1.4 TB": three digits at most, and megabytes at least. */
export function formatBytes(bytes: number): string {
  const [unit, scale] = bytes < 1e9 ? ['MB', 1e6] : bytes < 1e12 ? ['GB', 1e9] : ['TB', 1e12]
  const value = bytes / scale
  return `${value < 100 ? formatSignificant(value, 2) : formatCount(Math.round(value))} ${unit}`
}
