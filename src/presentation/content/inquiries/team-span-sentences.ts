/** What people who try things for some months are to have for GPUs, in sentences. */
import { hoursOfMonth } from '../../../scenario/hours-of-time.ts'
import {
  formatCount,
  formatCounted,
  formatDuration,
  formatPercent,
  formatTokens,
  formatUsd,
  formatUsdPerHour,
} from '../../format/number-format.ts'

/** Two digits: none of it is known better. */
const rounded = (usd: number): string => formatUsd(Number(usd.toPrecision(2)))

/** The sum to plan with, the ceiling, and what both rest on. */
export function teamSpanSentences({
  people,
  hours,
  spanWords,
  isWorstAsked,
  each,
  gpu,
  isGpuAssumed,
  seller,
  low,
  middle,
  workHoursOfMonth,
  reserve,
  rare,
}: {
  readonly people: number
  /** Of the whole span. */
  readonly hours: number
  readonly spanWords: string
  readonly isWorstAsked: boolean
  /** GPUs that each of them has. */
  readonly each: number
  readonly gpu: string
  readonly isGpuAssumed: boolean
  readonly seller: string
  /** Dollars of a GPU and hour: the lowest on record and the middle of the market. */
  readonly low: number
  readonly middle: number
  readonly workHoursOfMonth: number
  /** Share on top. */
  readonly reserve: number
  /** A run of another size beside them; null: none is told. */
  readonly rare: {
    readonly words: string
    readonly runs: number
    readonly usdOfOne: number
    readonly tokens: number
    readonly isFull: boolean
  } | null
}): readonly string[] {
  const gpus = people * each
  const worked = (hours / hoursOfMonth) * workHoursOfMonth
  const atWork = gpus * worked
  const nonStop = gpus * hours
  const ofRare = rare === null ? 0 : rare.runs * rare.usdOfOne
  const plan = atWork * middle * (1 + reserve) + ofRare
  const ceiling = nonStop * middle + ofRare
  const machines = `${formatCount(gpus)} × ${gpu}`
  const hoursOf = (value: number): string => formatCount(Number(value.toPrecision(3)))
  const sums = (value: number): string => `${rounded(value * low)} to ${rounded(value * middle)}`
  return [
    isWorstAsked
      ? `Worst case ${rounded(ceiling)}: every GPU on day and night for ${formatDuration(hours)}. Plan with ${rounded(plan)}, and set a limit in the account so that the worst case cannot happen.`
      : `Put ${rounded(plan)} into the budget, with ${rounded(ceiling)} as the ceiling if nobody switches anything off.`,
    `Switched off in the evening: ${machines} × ${formatCount(Math.round(worked))} h of work in “${spanWords.replace(/^(?:in|for) /u, '')}” are ${hoursOf(atWork)} GPU-hours, ${sums(atWork)} (${formatUsdPerHour(low)}, ${seller}, to ${formatUsdPerHour(middle)}, the middle of the market); ${formatPercent(reserve)} on top for failures and disks.`,
    ...(rare === null
      ? []
      : [
          `“${rare.words}”: ${formatCounted(rare.runs, 'run')} in it, about ${formatUsd(rare.usdOfOne)} each with ${rare.isFull ? 'all weights trained' : 'LoRA'} on ${formatTokens(rare.tokens)}, ${rounded(ofRare)} in all, which is counted; ten times the data cost ten times as much.`,
        ]),
    `Never switched off: ${machines} × ${formatCount(Math.round(hours))} h are ${hoursOf(nonStop)} GPU-hours, ${sums(nonStop)}.`,
    `Assumed: ${formatCounted(each, 'GPU')} a person${isGpuAssumed ? `, ${gpu} as nobody names one` : ''}, for LoRA; a full fine-tune takes eight or more for hours, and comes on top. Runs take a small part of these hours: a timer that stops idle machines saves more than a cheaper card.`,
  ]
}
