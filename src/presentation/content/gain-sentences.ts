/** What another pass over the data is worth, by what the last one gained. */
import { formatDuration, formatPercent, formatUsd } from '../format/number-format.ts'

type Gain = {
  readonly metric: string
  readonly before: number
  readonly after: number
  readonly isLowerBetter: boolean
  readonly passes: number
}

/** So small a gain lies within what one run differs from the next. */
const [small, smallest] = [0.03, 0.01]

/** `each`: what a pass costs. */
export function gainSentences(
  { metric, before, after, isLowerBetter, passes }: Gain,
  each: { readonly hours: number; readonly usd: number },
): readonly string[] {
  const gained = isLowerBetter ? before - after : after - before
  const share = Math.abs(gained) / before
  const apart = Number(Math.abs(gained).toPrecision(2))
  const name = metric.length <= 4 ? metric.toUpperCase() : metric
  const cost = `pass ${passes + 1} costs about ${formatUsd(each.usd)} and ${formatDuration(each.hours)}, as each before it`
  if (gained < 0)
    return [
      `No: pass ${passes} made ${name} worse, ${before} to ${after} (${formatPercent(share)}), so it memorises; keep the checkpoint before it.`,
      `Another ${cost}.`,
    ]
  const verdict =
    share < smallest ? 'Hardly' : share < small ? 'Probably not' : 'Probably, if the same holds on held-out data'
  return [
    `${verdict}: pass ${passes} gained ${apart} ${name}, ${formatPercent(share)} of ${before}, and ${cost}.`,
    'A next pass gains less than the one before as a rule, and its result is not known beforehand: measure on held-out data, and keep the best checkpoint rather than the last.',
    share < small ? 'More or cleaner data, or a larger model, gain more from here.' : '',
  ].filter((sentence) => sentence !== '')
}
