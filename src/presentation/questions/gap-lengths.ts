/** "Does 8192 cost that much more than 4096 would?": hours, dollars and memory of the same tokens in longer and shorter sequences. */
import type { Option } from '../../recommend/recommendation.ts'
import { changedFields } from '../../scenario/scenario.ts'
import { hoursOf, usdOf } from '../content/contrast-words.ts'
import {
  formatCount,
  formatDuration,
  formatGib,
  formatPercent,
  formatTokens,
  formatUsd,
  formatUsdDifference,
} from '../format/number-format.ts'
import type { GapContext, GapSide } from './question-context.ts'

/** Which plan is which, as an answer sets them side by side. */
export type Pair = { readonly from: PlannedSide; readonly to: PlannedSide }
export type PlannedSide = Pick<GapSide, 'scenario' | 'words'> & { readonly option: Option }

/** Whether two plans differ by the length of their sequences alone, on the same GPUs. */
export const isOfLengths = ({ from, to }: Pair): boolean =>
  from.option.sequenceLength !== to.option.sequenceLength &&
  from.option.gpu === to.option.gpu &&
  from.option.gpuCount === to.option.gpuCount &&
  changedFields(from.scenario.spec, to.scenario.spec).every((field) => ofLength.has(field))
const ofLength: ReadonlySet<string> = new Set([
  'sequenceLength',
  'gpus',
  'gpuCount',
  'nodes',
  'excludedGpus',
  'budgetUsd',
  'deadlineHours',
])

/** Less is hardly anything. */
const [slight, leastGib] = [0.1, 0.5]

/** Whether it comes to so many times as much; near it counts. */
const timesLead = (share: number, times: number): string =>
  Math.abs(1 + share - times) <= nearTimes * (times - 1)
    ? 'Yes, about: '
    : share + 1 < times
      ? 'No, less: '
      : 'No, more: '
const nearTimes = 0.15

/** The difference first, memory before the rest where that is asked about; then each by itself. */
export function lengthsAnswer({ from, to }: Pair, { asks }: GapContext): readonly string[] {
  const [short, long] = [from, to].toSorted((one, other) => one.option.sequenceLength - other.option.sequenceLength)
  if (short === undefined || long === undefined) return []
  const [a, b] = [short.option, long.option]
  const [dollars, hours] = [usdOf(b) - usdOf(a), hoursOf(b) - hoursOf(a)]
  const gib = b.peakMemoryGiB.p50 - a.peakMemoryGiB.p50
  const isOtherBatch = a.microBatch !== b.microBatch
  const ofMemory =
    Math.abs(gib) < leastGib
      ? `the same memory${isOtherBatch ? `, at batch ${formatCount(b.microBatch)} instead of ${formatCount(a.microBatch)}` : ''}`
      : `${formatGib(Math.abs(gib))} ${gib < 0 ? 'less' : 'more'} on each GPU`
  const ofMoney =
    dollars === 0
      ? 'the same cost'
      : `${formatUsdDifference(b.allInUsd.p50, a.allInUsd.p50)} ${dollars > 0 ? 'more' : 'less'} (${formatPercent(Math.abs(dollars) / usdOf(a))})`
  const ofTime =
    hours === 0 ? 'the same time' : `${formatDuration(Math.abs(hours))} ${hours > 0 ? 'longer' : 'shorter'}`
  const parts =
    asks.measure === 'memory'
      ? [ofMemory, ofMoney, ofTime]
      : asks.measure === 'hours'
        ? [ofTime, ofMoney, ofMemory]
        : [ofMoney, ofTime, ofMemory]
  const share =
    asks.measure === 'memory'
      ? gib / a.peakMemoryGiB.p50
      : asks.measure === 'hours'
        ? hours / hoursOf(a)
        : dollars / usdOf(a)
  const lead =
    asks.form !== 'whether'
      ? ''
      : asks.times === undefined
        ? share > slight
          ? 'Yes: '
          : 'Hardly: '
        : timesLead(share, asks.times)
  const figures = (
    { allInUsd, hours: time, peakMemoryGiB, usableMemoryGiB, microBatch }: Option,
    isOther: boolean,
  ): string =>
    `${formatUsd(allInUsd.p50)} in ${formatDuration(time.p50)}, ${formatGib(peakMemoryGiB.p50)} of ${formatGib(usableMemoryGiB)}${isOther ? `, batch ${formatCount(microBatch)}` : ''}`
  const { tokens } = long.scenario.spec
  return [
    `${lead}${formatCount(b.sequenceLength)} instead of ${formatCount(a.sequenceLength)} is ${parts.join(', ')}.`,
    `${tokens === null ? 'On' : `For the same ${formatTokens(tokens)} on`} the same GPUs: ${formatCount(b.sequenceLength)} ${figures(b, isOtherBatch)}; ${formatCount(a.sequenceLength)} ${figures(a, isOtherBatch)}.`,
    'Only attention grows with the length: the rest goes by the tokens, and memory by what is in a batch.',
  ]
}
