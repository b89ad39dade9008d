/** A speed that somebody has, beside the range that is expected of such a run. */
import type { RulesOfThumb } from '../../../catalog/rules-of-thumb.ts'
import type { Interval } from '../../../estimate/plan.ts'
import {
  formatDuration,
  formatPercent,
  formatTokens,
  formatTokensPerSecond,
  formatUsdPerHour,
} from '../../format/number-format.ts'
import { formatMagnitude } from '../../../scenario/format-values.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

const causes =
  'Usual causes, the likeliest first: sequences padded rather than packed, few tokens a GPU and step, attention without flash, weights or optimizer offloaded to the host, a loader that does not keep up, links between GPUs or machines.'

/**
 * `tokensPerSecond`: of all GPUs together; `mfu`: the share of the dense peak that it is. `from`: the words and figures that
 * it was reckoned from.
 */
export function reportedSpeedSentence(
  tokensPerSecond: number,
  gpuCount: number,
  { p10, p50, p90 }: Interval,
  mfu: number | null,
  { rareMfu, slowTimes }: RulesOfThumb,
  from = '',
): string {
  const speed = formatTokensPerSecond
  const over = gpuCount === 1 ? 'on one GPU' : `over all ${gpuCount} GPUs, ${speed(tokensPerSecond / gpuCount)} each,`
  const expected = `${speed(p50)} expected (${speed(p10)} to ${speed(p90)})`
  const times = `${formatSignificant(p50 / tokensPerSecond, 2)} times slower than the`
  const share = mfu === null ? '' : ` It is ${formatPercent(mfu)} of the dense bf16 peak (MFU).`
  const verdict =
    tokensPerSecond * slowTimes.base >= p50 && tokensPerSecond <= p90
      ? `As expected: ${speed(tokensPerSecond)} ${over} against ${expected}.${share}`
      : tokensPerSecond > p90
        ? mfu !== null && mfu > rareMfu.base
          ? `Hardly possible: ${speed(tokensPerSecond)} ${over} is ${formatSignificant(tokensPerSecond / p50, 2)} times the ${expected}.${share} Check what it counts: padding, several machines, or a batch that is less than said.`
          : `Good, faster than expected: ${speed(tokensPerSecond)} ${over} is ${formatSignificant(tokensPerSecond / p50, 2)} times the ${expected}.${share}`
        : `${tokensPerSecond < p10 ? 'Slow' : 'On the slow side, inside the range'}: ${speed(tokensPerSecond)} ${over} is ${times} ${expected}.${share} ${causes}`
  return `${from}${verdict}`
}

/** What a slow run costs more than it would at the expected speed, and whether the figure may be that of one GPU; '' where it is not slow. `usdPerHour`: of all GPUs; null: nobody rents them. */
export function wasteSentence(
  tokensPerSecond: number,
  gpuCount: number,
  { p10, p50, p90 }: Interval,
  usdPerHour: number | null,
  isPerGpu: boolean,
): string {
  if (tokensPerSecond >= p10) return ''
  const share = 1 - tokensPerSecond / p50
  const wasted =
    usdPerHour === null
      ? `${formatPercent(share)} of the hours are wasted at this speed.`
      : `About ${formatUsdPerHour(share * usdPerHour)} of ${formatUsdPerHour(usdPerHour)} is wasted at this speed (${formatPercent(share)}): stop and profile some steps before you pay for more.`
  const ofEach = tokensPerSecond * gpuCount
  const isLikeOne = !isPerGpu && gpuCount > 1 && ofEach >= p10 && ofEach <= p90 * likely
  return `${wasted}${isLikeOne ? ` See whether the figure is that of one GPU: times ${gpuCount} it would be as expected.` : ''}`
}
const likely = 1.15

/** The verdict before a plan that nobody asked for. `verdict`: the sentence about the speed; `waste`: what it costs, or ''. */
export function speedLead(verdict: string, mfu: number | null, tokens: number, waste: string): string {
  const [short = ''] = verdict.split(':')
  const share = mfu === null ? '' : `, ${formatPercent(mfu)} MFU`
  const [lost = ''] = waste.split(' at this speed')
  return `${short}${share}.${lost === '' ? '' : ` ${lost}.`} A run of ${formatTokens(tokens)}, to compare with`
}

/** Whether more machines are what a run lacks. `times`: the speed that is expected to the one that was told; `tokens`: of the run to compare with; null: its own. */
export function moreMachinesLead(isSlow: boolean, times: number, mfu: number | null, tokens: number | null): string {
  const share = mfu === null ? '' : ` (${formatPercent(mfu)} of the peak, MFU)`
  const verdict = isSlow
    ? `No, mend it first: it runs at ${formatPercent(1 / times)} of the speed expected${share}, so a repair brings up to ${formatSignificant(times, 2)} times as much, and twice the machines at most twice, at the same poor price a token. A GPU that shows as busy only runs some kernel. Profile 20 steps; add machines if it is still short after that.`
    : `Yes, if time is short: it runs as expected${share}, so there is little to mend. Twice the machines take somewhat more than half the time, for somewhat more money.`
  return tokens === null ? `${verdict} As planned` : `${verdict} A run of ${formatTokens(tokens)}, to compare with`
}

/** By the arithmetic alone, where no plan of it fits: `mfu` of the dense peak. */
export function utilizationSentences(
  tokensPerSecond: number,
  gpuCount: number,
  mfu: number,
  { usualMfu, impossibleMfu, almostUsualMfu }: RulesOfThumb,
): readonly string[] {
  const [low, high] = [usualMfu.low.base, usualMfu.high.base]
  const isBroken = mfu < low * almostUsualMfu.base
  const each = gpuCount === 1 ? '' : `, ${formatTokensPerSecond(tokensPerSecond / gpuCount)} a GPU`
  const verdict =
    mfu > impossibleMfu.base
      ? 'Not possible as told: no run reaches that'
      : mfu > high
        ? 'Faster than good runs'
        : mfu >= low
          ? 'Good'
          : isBroken
            ? 'Slow'
            : 'Somewhat slow, and not broken'
  const range = `${formatPercent(low)} to ${formatPercent(high)} are usual for well-tuned runs`
  const loss =
    mfu < low ? ` At ${formatPercent(low)} it would be ${formatSignificant(low / mfu, 2)} times as fast.` : ''
  return [
    `${verdict}: ${formatTokensPerSecond(tokensPerSecond)}${each} is ${formatPercent(mfu)} of the dense bf16 peak (MFU, recomputation not counted); ${range}.${loss}`,
    'As we reckon it, this does not fit without help: offload, an 8-bit optimizer or very short micro-batches, each of which costs speed. More GPUs, or GPUs with more memory, are what makes it faster.',
    ...(isBroken ? [causes] : []),
  ]
}

/** Where nothing was said of data: `tokens` that the plan is for. */
export const assumedDataSentence = (tokens: number): string =>
  `Nothing was said of data: ${formatMagnitude(tokens)} tokens are taken, and the speed is about the same for any amount.`

/** What a time is enough for, as expected and if the run is slow. */
export const tokensInTimeSentence = (hours: number, expected: number, careful: number): string =>
  `${formatDuration(hours)} are enough for about ${roundedTokens(expected)} tokens, and for ${roundedTokens(careful)} if it runs slow, with a tenth of the time left for start-up and checkpoints.`
const roundedTokens = (tokens: number): string => formatMagnitude(Number(tokens.toPrecision(2)))
