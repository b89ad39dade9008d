/** How long data take over a line. */
import type { RulesOfThumb } from '../../../catalog/rules-of-thumb.ts'
import { sizeText } from './data-bill-sentences.ts'
import { formatDuration, formatPercent } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

/** Bytes over a line of so many Gbit a second, of which so much is reached. */
export const transferHours = (bytes: number, gbits: number, reached = 1): number =>
  (bytes * 8) / (gbits * 1e9 * reached) / 3600

/** Bytes over a line of so many Gbit a second: at full speed, and as it mostly goes. */
export function transferTimeSentence(bytes: number, gbits: number, { low, high }: RulesOfThumb['lineShare']): string {
  const hours = transferHours(bytes, gbits)
  const size = sizeText(bytes)
  const line = gbits >= 1 ? `${formatSignificant(gbits, 3)} Gbit/s` : `${formatSignificant(gbits * 1000, 3)} Mbit/s`
  const [fast, slow] = [high, low].map((share) => formatDuration(hours / share.base))
  return `Over ${line}: ${size} take ${formatDuration(hours)} at full speed, mostly ${fast ?? ''} to ${slow ?? ''} (${formatPercent(low.base).replace('%', '')}-${formatPercent(high.base)} of it, with many streams at once; small files take longer: pack them).`
}
