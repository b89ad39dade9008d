/** What a run of the asker's own says of the run that is planned. */
import type { Option } from '../../../recommend/recommendation.ts'
import { type DisplayNames, planName } from '../../format/display-names.ts'
import { formatDuration, formatTokensPerSecond, formatUsd } from '../../format/number-format.ts'

export type RunBefore = {
  readonly tokens: number
  readonly hours: number
  /** The hours as typed. */
  readonly words: string
  /** The GPUs of it were named. */
  readonly isOnNamed: boolean
}

/** Times the speed that is expected: up to here a run is as fast as any. */
const alike = 1.4

/** How far the told run is from what is expected of it, and what the plan takes if it is as far. */
export function earlierRunSentence(
  { tokens, hours, words, isOnNamed }: RunBefore,
  measured: Option,
  planned: Option,
  names: DisplayNames,
): string {
  const rate = tokens / (hours * 3600)
  const times = measured.tokensPerSecond.p50 / rate
  const told = `Your earlier run (“${words}”) did ${formatTokensPerSecond(rate)}`
  if (!isOnNamed) return `${told}, on GPUs that are not named: say which, and the figures here are set against it.`
  const expected = `${formatTokensPerSecond(measured.tokensPerSecond.p50)} expected here on ${planName(measured, names)}`
  if (times < 1 / alike) return `${told}, faster than the ${expected}: this one may be done sooner, too.`
  if (times <= alike) return `${told}, about the ${expected}: the figures hold for your set-up.`
  const usd = planned.allInUsd.p50 + planned.usd.p50 * (times - 1)
  return `${told}, ${Number(times.toPrecision(2))} times slower than the ${expected}: set up the same way this one takes about ${formatDuration(planned.hours.p50 * times)} and ${formatUsd(usd)}. Look for padding (pack the examples), small batches and a slow loader first.`
}
