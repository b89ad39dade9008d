/** A pace that was measured: how long the rest takes, and whether other GPUs would do it better. */
import type { RulesOfThumb } from '../../../catalog/rules-of-thumb.ts'
import { GB } from '../../../catalog/units.ts'
import type { MovedPace } from '../../../recommend/inquiries/moved-pace.ts'
import {
  type CountedPace,
  keepsWithRoom,
  type PacedCounts,
  shareAround,
} from '../../../recommend/inquiries/paced-count.ts'
import type { InquiryOf } from '../../../language/inquiries/inquiry.ts'
import type { Spec } from '../../../scenario/scenario.ts'
import { type DisplayNames, planName, providerName } from '../../format/display-names.ts'
import {
  formatCount,
  formatDuration,
  formatPercent,
  formatTokens,
  formatTokensPerSecond,
  formatUsd,
  formatUsdPerHour,
  formatGpuCount,
} from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'
import { exchangeText, moneyText } from '../../format/told-money.ts'
import { line, type MessageContent } from '../message-content.ts'
import { answerOfLines, commonName, unusedLines } from './answer-lines.ts'
import { capitalized } from '../../../recommend/figure-text.ts'

/** `usdPerGpuHour`: as it was said, or as a price on record, of which `source` tells. */
export type Pace = {
  readonly hours: number
  readonly gpuHours: number
  readonly usd: number | null
  readonly usdPerGpuHour: number | null
  readonly source: string
  /** Tokens of a second that our own plan of it does on the same GPUs; null: none is known. */
  readonly expected: { readonly p10: number; readonly p90: number } | null
  /** The share of the dense bf16 peak; null: adapters, or not known. */
  readonly mfu: number | null
  /** Bytes of weights and states with fp32 masters, where the GPUs do not hold them; null: they do. */
  readonly statesOver: { readonly states: number; readonly memory: number } | null
  /** The same on other GPUs; null: it is not asked, or not known. */
  readonly moved: MovedPace | null
  /** The fewest GPUs that keep its deadline; null: it is not asked, or kept anyway. */
  readonly counts: PacedCounts | null
  /** What the licence of the model forbids; '': nothing that is known. */
  readonly licence: string
  /** The currency that money was told in; null: dollars. */
  readonly money: InquiryOf<'pace'>['money']
}

/** Our plan against what was measured. */
function expectedLine({ expected, mfu, hours }: Pace, measured: number, { usualMfu, rareMfu }: RulesOfThumb): string {
  const { p10, p90 } = expected ?? { p10: 0, p90: Infinity }
  const range = `${formatTokensPerSecond(p10)} to ${formatTokensPerSecond(p90)}`
  if (mfu !== null && mfu > rareMfu.base) return `Our plan of it on these GPUs does ${range}.`
  if (measured > p90 * 1.1)
    return `Our plan of it on these GPUs does ${range}: yours is faster, so see that no padding is counted in it.`
  if (measured >= p10 * 0.95)
    return mfu === null || (mfu >= usualMfu.low.base && mfu <= rareMfu.base)
      ? `Our plan of it on these GPUs does ${range}: yours is as it should be.`
      : `Our plan of it on these GPUs does ${range}, a range that allows for badly tuned runs.`
  const least = (hours * measured) / p90
  const most = (hours * measured) / p10
  return `Slow: our plan of it on these GPUs does ${range}, ${formatSignificant(p10 / measured, 2)} to ${formatSignificant(p90 / measured, 2)} times yours, so ${formatDuration(least)} to ${formatDuration(most)} and as much less to pay. Look at the data loader, packing, flash attention, the batch of each GPU and recomputation first.`
}

/** What share of the peak it is, and what a usual one would save; '' where that is not known. */
function shareLine({ mfu, hours, usd }: Pace, rules: RulesOfThumb): string {
  if (mfu === null) return ''
  const { usualMfu, rareMfu, almostUsualMfu, pretrainingMfu } = rules
  const usual = `${formatPercent(usualMfu.low.base)} to ${formatPercent(usualMfu.high.base)} are usual`
  if (mfu > rareMfu.base)
    return `Doubt it: that is ${formatPercent(mfu)} of the dense bf16 peak (MFU), where ${usual} and more than ${formatPercent(rareMfu.base)} is rare. Check what the figure counts: padding, all machines together, or fewer parameters trained.`
  if (mfu >= usualMfu.low.base)
    return `That is ${formatPercent(mfu)} of the dense bf16 peak (MFU): ${mfu > usualMfu.high.base ? 'unusually high' : 'good'}, ${usual}.`
  const share = mfu / pretrainingMfu.base
  const saved = usd === null ? '' : ` and ${formatUsd(usd * share)}, ${formatUsd(usd * (1 - share))} less`
  return `That is ${formatPercent(mfu)} of the dense bf16 peak (MFU), ${mfu < usualMfu.low.base * almostUsualMfu.base ? 'low' : 'somewhat low'}: ${usual}. At ${formatPercent(pretrainingMfu.base)} it would be ${formatDuration(hours * share)}${saved}: profile 20 steps before you go on (tokens a GPU and step, packing, flash attention, needless recomputation, the loader, links).`
}

/** That what is trained does not fit as it is usually trained; '' where it does. */
const statesLine = ({ statesOver }: Pace): string =>
  statesOver === null
    ? ''
    : `With Adam and fp32 masters weights and states take ${formatCount(Math.round(statesOver.states / GB))} GB, and these GPUs have ${formatCount(Math.round(statesOver.memory / GB))} GB: it runs only with offload to the host, an 8-bit optimizer or adapters, so see what is trained there.`

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

const formatGpuHours = (gpuHours: number): string => formatCount(Number(gpuHours.toPrecision(3)))

/** "A100 80GB" of its forms; "GPU" where no kind is named. */
const gpuName = ({ gpus }: Spec, names: DisplayNames): string =>
  gpus === null || gpus.length === 0 ? 'GPU' : commonName(gpus.map((id) => names.gpu(id)))

const runWords = ({ gpuCount, hours }: CountedPace): string =>
  `with ${formatCount(gpuCount)} it is ${formatDuration(hours)}`

/** By what they were counted, and what the next numbers take. */
function countLines(
  { own, fewest, fewer, more, isEstimated }: PacedCounts,
  { deadlineHours }: Spec,
): readonly string[] {
  const time = formatDuration(deadlineHours ?? 0)
  if (fewest === null) return [`No number of them that people rent keeps ${time}.`]
  const times = fewest.tokensPerSecond / own.tokensPerSecond
  const by = isEstimated ? 'by the scaling of our estimates' : 'less what they lose to what they exchange'
  const speed =
    fewest.gpuCount === own.gpuCount
      ? []
      : [
          `${formatCount(fewest.gpuCount)} do ${formatSignificant(times, 2)} times that, ${by}: ${formatTokensPerSecond(fewest.tokensPerSecond)}.`,
        ]
  const less = fewer === null ? '' : `; ${runWords(fewer)}`
  const next =
    more === null
      ? ''
      : ` ${capitalized(runWords(more))}, for about the same money: the safer number if a restart must fit in.`
  return [
    ...speed,
    `${fewest.gpuCount === 1 ? 'One is enough for' : `${formatCount(fewest.gpuCount)} are the fewest that keep`} ${time} with a tenth to spare${less}.${next}`,
  ]
}

/** ", well inside your C$900 (C$147 at …)". */
function budgetWords(usd: number, { budgetUsd }: Spec, money: Pace['money']): string {
  const rate = money === null ? '' : `, ${moneyText(usd, money)} at ${exchangeText(money)} (rate of ${money.asOf})`
  if (budgetUsd === null) return rate
  const share = (usd * (1 + shareAround)) / budgetUsd
  const verdict = share <= 1 ? 'inside' : usd <= budgetUsd ? 'just inside' : 'more than'
  return `${rate}: ${verdict} your ${moneyText(budgetUsd, money)}`
}

const deadlineSentence = (hours: number, deadlineHours: number): string =>
  keepsWithRoom(hours, deadlineHours)
    ? `Inside your ${formatDuration(deadlineHours)}.`
    : `Your ${formatDuration(deadlineHours)} leave no room for a restart.`

/** `tokensPerSecond`: of all GPUs together. */
export function paceMessage(
  pace: Pace,
  spec: Spec,
  tokensPerSecond: number,
  isMoveAsked: boolean,
  unused: readonly string[],
  rules: RulesOfThumb,
  names: DisplayNames,
): MessageContent {
  const { hours, gpuHours, usd, usdPerGpuHour, source, expected, moved, counts, licence } = pace
  const cost = usd === null ? '' : `, ${formatUsd(usd)}`
  const planned = counts?.fewest ?? null
  return answerOfLines(
    moved !== null
      ? moveVerdict(pace, moved, names)
      : planned === null
        ? `About ${formatDuration(hours)} at the speed that you measured${cost}.`
        : `${formatCount(planned.gpuCount)} × ${gpuName(spec, names)}: about ${formatDuration(planned.hours)} at the speed that you measured${cost}.`,
    [
      line(
        `${formatTokens(spec.tokens ?? 0)} ÷ ${formatTokensPerSecond(tokensPerSecond)} over all GPUs = ${formatDuration(hours)}; on ${formatGpuCount(spec.gpuCount ?? 1)} ${formatGpuHours(hours * (spec.gpuCount ?? 1))} GPU-hours.`,
      ),
      ...(counts === null ? [] : countLines(counts, spec).map((sentence) => line(sentence))),
      ...(usd === null || usdPerGpuHour === null
        ? []
        : [
            line(
              `At ${formatUsdPerHour(usdPerGpuHour)} a GPU${source} ${planned === null ? 'that is' : `${formatGpuHours(gpuHours)} GPU-hours are`} ${formatUsd(usd)} of GPU time${budgetWords(usd, spec, pace.money)}.`,
            ),
          ]),
      ...[shareLine(pace, rules), statesLine(pace)].filter((said) => said !== '').map((said) => line(said)),
      ...(expected === null ? [] : [line(expectedLine(pace, tokensPerSecond, rules))]),
      ...(moved === null ? [] : [line(moveLine(moved, names))]),
      ...(isMoveAsked && moved === null
        ? [line('How fast the other GPUs would be is not known here for this job: name its model and method.')]
        : []),
      ...(counts === null && spec.deadlineHours !== null ? [line(deadlineSentence(hours, spec.deadlineHours))] : []),
      ...(licence === '' ? [] : [line(`${licence}.`)]),
      line('Add some 5-10 % for start-up, evaluation, saving and a restart.'),
    ],
    unusedLines(unused),
  )
}
