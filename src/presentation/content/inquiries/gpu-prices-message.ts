/** "A100 at 1.30 or H100 at 2.40?": what a million tokens cost on each GPU at the price that was given for it. */
import { methodNames } from '../../../catalog/training-method.ts'
import type { PerTokenCost } from '../../../recommend/inquiries/per-token.ts'
import type { Spec } from '../../../scenario/scenario.ts'
import { type DisplayNames, planName } from '../../format/display-names.ts'
import {
  formatDuration,
  formatTokens,
  formatTokensPerSecond,
  formatUsd,
  formatUsdPerHour,
} from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'
import { bullet, line, type MessageContent } from '../message-content.ts'
import { answerOfLines, modelTitle, unusedLines } from './answer-lines.ts'

/** What cards are compared by. `isWhole`: its data were given; `isFormAssumed`: a form was taken that nobody named. */
type QuotedJob = { readonly spec: Spec; readonly isWhole: boolean; readonly isFormAssumed: boolean }

/** `costs`: cheapest first, at the given prices. */
export function gpuPricesMessage(
  costs: readonly PerTokenCost[],
  { spec: job, isWhole, isFormAssumed }: QuotedJob,
  claimedSpeedup: number | null,
  unused: readonly string[],
  names: DisplayNames,
): MessageContent {
  const [least, next] = costs
  const method = job.method === null ? 'training' : methodNames[job.method]
  if (least === undefined || next === undefined)
    return answerOfLines(`Not all of these cards run ${method} of ${modelTitle(job, names)}.`, [], unusedLines(unused))
  const share = Math.round((1 - least.usdPerMillionTokens / next.usdPerMillionTokens) * 100)
  const costOf = ({ usdPerMillionTokens }: PerTokenCost): string => `$${formatSignificant(usdPerMillionTokens, 2)}`
  const runOf = (cost: PerTokenCost): string => `${planName(cost, names)}: ${wholeRun(cost, job)}`
  const headline = isWhole
    ? share < even
      ? `About even at your prices: ${costs.map(runOf).join('; ')}.`
      : `${runOf(least)} at your ${formatUsdPerHour(least.usdPerGpuHour)} a GPU, ${share}% less than ${planName(next, names)} (${wholeRun(next, job)}).`
    : share < even
      ? `About even at your prices: ${costs.map((cost) => `${names.gpu(cost.gpu)} ${costOf(cost)}`).join(', ')} for a million tokens of ${method} on ${modelTitle(job, names)}.`
      : `${names.gpu(least.gpu)} at your ${formatUsdPerHour(least.usdPerGpuHour)}: ${costOf(least)} for a million tokens of ${method} on ${modelTitle(job, names)}, ${share}% less than ${names.gpu(next.gpu)} at ${formatUsdPerHour(next.usdPerGpuHour)}.`
  const [fast, slow] = [least, next].toSorted((one, other) => other.tokensPerSecond - one.tokensPerSecond)
  const times = (one: number, other: number): string => formatSignificant(one / other, 2)
  return answerOfLines(
    headline,
    [
      ...costs.map((cost) => bullet(gpuPriceLine(cost, job, isWhole, costOf(cost), names))),
      ...(fast === undefined || slow === undefined || isAlike(fast, slow)
        ? []
        : [
            line(
              `${names.gpu(fast.gpu)} has ${times(fast.tokensPerSecond, slow.tokensPerSecond)} times the speed of ${names.gpu(slow.gpu)} at ${priceTimes(fast, slow)}.`,
            ),
          ]),
      ...claimLine(costs, claimedSpeedup, names),
    ],
    [
      line(
        `Speeds are ours, prices yours; ${isFormAssumed ? 'boxes of four and more are taken as SXM, where no form was said; ' : ''}start-up and storage are not counted.${isWhole ? '' : ' A small job, or one that fills neither card, is cheaper on the cheaper card.'}`,
      ),
      ...unusedLines(unused),
    ],
  )
}

/** "7.1 h, $71" */
function wholeRun({ tokensPerSecond, usdPerGpuHour, gpuCount }: PerTokenCost, { tokens }: Spec): string {
  const hours = (tokens ?? 0) / tokensPerSecond / 3600
  return `${formatDuration(hours)}, ${formatUsd(hours * usdPerGpuHour * gpuCount)}`
}

function priceTimes(fast: PerTokenCost, slow: PerTokenCost): string {
  const ratio = (fast.usdPerGpuHour * fast.gpuCount) / (slow.usdPerGpuHour * slow.gpuCount)
  return Math.abs(ratio - 1) * 100 < even ? 'about its price' : `${formatSignificant(ratio, 2)} times its price`
}

/** As fast as each other: their prices alone tell them apart. */
const isAlike = (fast: PerTokenCost, slow: PerTokenCost): boolean =>
  (fast.tokensPerSecond / slow.tokensPerSecond - 1) * 100 < even

/** Less apart than this many percent is no difference. */
const even = 5

function gpuPriceLine(
  cost: PerTokenCost,
  job: Spec,
  isWhole: boolean,
  perMillion: string,
  names: DisplayNames,
): string {
  const { tokensPerSecond, usdPerGpuHour, gpuCount } = cost
  const whole = isWhole ? `; ${formatTokens(job.tokens ?? 0)} in ${wholeRun(cost, job)}` : ''
  const ofAll = gpuCount === 1 ? '' : `, ${formatUsdPerHour(usdPerGpuHour * gpuCount)} in all`
  return `${planName(cost, names)} at ${formatUsdPerHour(usdPerGpuHour)} a GPU${ofAll}: ${formatTokensPerSecond(tokensPerSecond)}, ${perMillion} a million tokens${whole}${cost.isTight ? '; its memory is tight, plan the one job there before you book' : ''}`
}

/** What the price of a token is if the faster GPU is as fast as was said. */
function claimLine(costs: readonly PerTokenCost[], claimed: number | null, names: DisplayNames) {
  if (claimed === null || costs.length !== 2) return []
  const [dear, cheap] = costs.toSorted((one, other) => other.usdPerGpuHour - one.usdPerGpuHour)
  if (dear === undefined || cheap === undefined) return []
  const ratio = dear.usdPerGpuHour / cheap.usdPerGpuHour / claimed
  const words = ratio < 1 ? `${Math.round((1 - ratio) * 100)}% less` : `${Math.round((ratio - 1) * 100)}% more`
  return [
    line(
      `With the ${claimed} times that you name a token would cost ${words} on the ${names.gpu(dear.gpu)}: its price is ${formatSignificant(dear.usdPerGpuHour / cheap.usdPerGpuHour, 3)} times the other’s.`,
    ),
  ]
}
