/** What a discount for a commitment is worth, in sentences. */
import { formatPercent } from '../../format/number-format.ts'

/** "A year at 30% off": from which share of the hours on it pays; empty where no share is told. */
export function discountSentences(text: string, usedShare: number): readonly string[] {
  const percent = Number(/(?<![\w.])(\d{1,2}) ?% (?:off|discount|cheaper|less|below)\b/iu.exec(text)?.[1] ?? NaN)
  if (!(percent > 0)) return []
  return [
    `At ${percent}% off its own price on demand a commitment pays from ${100 - percent}% of the hours on; you use ${formatPercent(usedShare)}.`,
  ]
}
