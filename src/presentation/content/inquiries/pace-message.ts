/** A pace that was measured: how long the rest takes, and whether other GPUs would do it better. */
import type { MovedPace } from '../../../recommend/inquiries/moved-pace.ts'
import type { Spec } from '../../../scenario/scenario.ts'
import { type DisplayNames, planName, providerName } from '../../format/display-names.ts'
import {
  formatCount,
  formatDuration,
  formatTokens,
  formatTokensPerSecond,
  formatUsd,
  formatUsdPerHour,
} from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'
import { line, type MessageContent } from '../message-content.ts'
import { answerOfLines, unusedLines } from './answer-lines.ts'

/** `usdPerGpuHour`: as it was said, or as a price on record, of which `source` tells. */
export type Pace = {
  readonly hours: number
  readonly gpuHours: number
  readonly usd: number | null
  readonly usdPerGpuHour: number | null
  readonly source: string
  /** Tokens of a second that our own plan of it does on the same GPUs; null: none is known. */
  readonly expected: { readonly p10: number; readonly p90: number } | null
  /** The same on other GPUs; null: it is not asked, or not known. */
  readonly moved: MovedPace | null
}

/** Our plan against what was measured. */
function expectedLine({ p10, p90 }: NonNullable<Pace['expected']>, measured: number, hours: number): string {
  const range = `${formatTokensPerSecond(p10)} to ${formatTokensPerSecond(p90)}`
  if (measured >= p10 * 0.95) return `Our plan of it on these GPUs does ${range}: yours is as it should be.`
  const least = (hours * measured) / p90
  const most = (hours * measured) / p10
  return `Slow: our plan of it on these GPUs does ${range}, ${formatSignificant(p10 / measured, 2)} to ${formatSignificant(p90 / measured, 2)} times yours, so ${formatDuration(least)} to ${formatDuration(most)} and as much less to pay. Look at the data loader, packing, flash attention, the batch of each GPU and recomputation first.`
}

/** Less apart than this share are sums that nobody moves for. */
const aboutTheSame = 0.1

/** "Move, if time counts: 8 h and $21 on 1 × H100 SXM." */
function moveVerdict(
  { hours, usd }: Pace,
  { times, usd: movedUsd, hours: movedHours, ...moved }: MovedPace,
  names: DisplayNames,
): string {
  const there = `about ${formatDuration(movedHours)} and ${formatUsd(movedUsd)} on ${planName(moved, names)}`
  const less = usd === null ? 0 : 1 - movedUsd / usd
  const verdict =
    less > aboutTheSame
      ? 'Move'
      : times <= 1
        ? 'Stay'
        : less >= -aboutTheSame
          ? 'Move if time counts; it costs about the same'
          : 'Stay, unless time counts'
  return `${verdict}: ${there}, against ${formatDuration(hours)}${usd === null ? '' : ` and ${formatUsd(usd)}`} at the speed that you measured.`
}

/** By what the move was reckoned. */
const moveLine = ({ times, usdPerGpuHour, priceAsOf, isOwnPrice, ...moved }: MovedPace, names: DisplayNames): string =>
  `${planName(moved, names)}: ${formatSignificant(times, 2)} times your speed, by the ratio of our estimates of both; ${formatUsdPerHour(usdPerGpuHour)} a GPU${isOwnPrice ? '' : ` (${providerName(moved, names)}, ${priceAsOf})`}. Moving takes the start of another machine and a copy of the checkpoint.`

/** `tokensPerSecond`: of all GPUs together. */
export function paceMessage(
  pace: Pace,
  spec: Spec,
  tokensPerSecond: number,
  isMoveAsked: boolean,
  unused: readonly string[],
  names: DisplayNames,
): MessageContent {
  const { hours, gpuHours, usd, usdPerGpuHour, source, expected, moved } = pace
  const cost = usd === null ? '' : `, ${formatUsd(usd)}`
  return answerOfLines(
    moved === null
      ? `About ${formatDuration(hours)} at the speed that you measured${cost}.`
      : moveVerdict(pace, moved, names),
    [
      line(
        `${formatTokens(spec.tokens ?? 0)} ÷ ${formatTokensPerSecond(tokensPerSecond)} over all GPUs = ${formatDuration(hours)}; on ${formatCount(spec.gpuCount ?? 1)} ${(spec.gpuCount ?? 1) === 1 ? 'GPU' : 'GPUs'} ${formatCount(Number(gpuHours.toPrecision(3)))} GPU-hours.`,
      ),
      ...(usd === null || usdPerGpuHour === null
        ? []
        : [line(`At ${formatUsdPerHour(usdPerGpuHour)} a GPU${source} that is ${formatUsd(usd)} of GPU time.`)]),
      ...(expected === null ? [] : [line(expectedLine(expected, tokensPerSecond, hours))]),
      ...(moved === null ? [] : [line(moveLine(moved, names))]),
      ...(isMoveAsked && moved === null
        ? [line('How fast the other GPUs would be is not known here for this job: name its model and method.')]
        : []),
      line('Add some 5-10 % for start-up, evaluation, saving and a restart.'),
    ],
    unusedLines(unused),
  )
}
