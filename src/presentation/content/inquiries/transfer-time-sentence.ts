/** How long data take over a line. */
import { sizeText } from './data-bill-sentences.ts'
import { formatDuration } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

/** Share of its speed that a line mostly reaches over hours, with parallel streams. */
const usualShares = [0.8, 0.6] as const

/** Bytes over a line of so many Gbit a second: at full speed, and as it mostly goes. */
export function transferTimeSentence(bytes: number, gbits: number): string {
  const hours = (bytes * 8) / (gbits * 1e9) / 3600
  const size = sizeText(bytes)
  const line = gbits >= 1 ? `${formatSignificant(gbits, 3)} Gbit/s` : `${formatSignificant(gbits * 1000, 3)} Mbit/s`
  const [fast, slow] = usualShares.map((share) => formatDuration(hours / share))
  return `Over ${line}: ${size} take ${formatDuration(hours)} at full speed, mostly ${fast ?? ''} to ${slow ?? ''} (60-80% of it, with many streams at once; small files take longer: pack them).`
}
