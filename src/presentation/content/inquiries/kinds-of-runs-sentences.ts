/** Kinds of runs that are repeated: the sum, each kind's part of it, and how many GPUs are worth reserving. */
import { hoursOfMonth, hoursOfYear } from '../../../scenario/hours-of-time.ts'
import {
  formatCount,
  formatCounted,
  formatDuration,
  formatParameters,
  formatPercent,
  formatTokens,
  formatUsd,
  formatUsdPerHour,
} from '../../format/number-format.ts'

type RecordedRent = { readonly usd: number; readonly place: string } | null

type RepeatedKind = {
  readonly often: string
  readonly runsPerYear: number
  readonly params: number
  readonly tokens: number
  readonly method: string
  /** Of one run, all of it. */
  readonly usd: { readonly p10: number; readonly p50: number; readonly p90: number }
  readonly hours: number
  readonly gpuCount: number
  readonly gpu: string
}

/** Two digits: none of it is known better. */
const rounded = (usd: number): string => formatUsd(Number(usd.toPrecision(2)))
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

/** The sum first, or the number to reserve where that is asked. */
export function kindsOfRunsSentences({
  kinds,
  span,
  asksToReserve,
  gpu,
  reserved,
  onDemand,
  reserve,
}: {
  readonly kinds: readonly RepeatedKind[]
  readonly span: { readonly hours: number; readonly words: string }
  readonly asksToReserve: boolean
  /** That would be reserved. */
  readonly gpu: string
  readonly reserved: RecordedRent
  readonly onDemand: RecordedRent
  /** Share on top. */
  readonly reserve: number
}): readonly string[] {
  const spans = span.hours / hoursOfYear
  const runsOf = ({ runsPerYear }: RepeatedKind): number => runsPerYear * spans
  const atEnd = (end: 'p10' | 'p50' | 'p90'): number => sumOf(kinds.map((kind) => runsOf(kind) * kind.usd[end]))
  const usd = atEnd('p50')
  const gpuHours = sumOf(kinds.map((kind) => runsOf(kind) * kind.hours * kind.gpuCount))
  const months = span.hours / hoursOfMonth
  const perMonth = months > 1.5 ? `, ${rounded(usd / months)} a month` : ''
  const total = `About ${rounded(usd)} for ${span.words}${perMonth} (${rounded(atEnd('p10'))} to ${rounded(atEnd('p90'))}), about ${formatCount(Number(gpuHours.toPrecision(2)))} GPU-hours.`
  const each = kinds.map((kind) => {
    const runs = Number(runsOf(kind).toPrecision(3))
    return `${formatParameters(kind.params)} ${kind.method}, ${formatTokens(kind.tokens)}: ${kind.often} = ${formatCounted(runs, 'run')} × ${formatUsd(kind.usd.p50)} = ${formatUsd(runs * kind.usd.p50)}; one takes ${formatDuration(kind.hours)} on ${kind.gpuCount} × ${kind.gpu}.`
  })
  const most = sumOf(kinds.map((kind) => runsOf(kind) * kind.usd.p90))
  const book = `Book about ${rounded(most * (1 + reserve))}: the top of the range with ${formatPercent(reserve)} more for failed runs, evaluation and storage. The tokens are taken as all that a run reads: three epochs over them are three times the sum.`
  const later = `At today's prices: what they are then is not known.`
  const held = asksToReserve ? reservation({ kinds, gpuHours: gpuHours / months, gpu, reserved, onDemand }) : []
  return [...held, total, ...each, book, ...(span.hours >= hoursOfYear ? [later] : [])]
}

function reservation({
  kinds,
  gpuHours,
  gpu,
  reserved,
  onDemand,
}: {
  readonly kinds: readonly RepeatedKind[]
  /** Of a month. */
  readonly gpuHours: number
  readonly gpu: string
  readonly reserved: RecordedRent
  readonly onDemand: RecordedRent
}): readonly string[] {
  const share = reserved === null || onDemand === null ? 0.7 : Math.min(1, reserved.usd / onDemand.usd)
  const cards = gpuHours / hoursOfMonth
  const whole = Math.floor(cards)
  const count = whole + (cards - whole >= share ? 1 : 0)
  const prices =
    reserved === null || onDemand === null
      ? ''
      : ` (${formatUsdPerHour(reserved.usd)} reserved at ${reserved.place}, ${formatUsdPerHour(onDemand.usd)} on demand at ${onDemand.place})`
  const used = `${formatCount(Number(gpuHours.toPrecision(2)))} GPU-hours a month`
  const from = `Reserving pays from about ${formatPercent(share)} of a GPU's ${hoursOfMonth} h a month${prices}.`
  const largest = Math.max(...kinds.map(({ gpuCount }) => gpuCount))
  const wide =
    largest > count
      ? ` The largest of these runs takes ${largest} GPUs at once: rent those by the hour for the time it runs.`
      : ''
  return count === 0
    ? [`None: ${used} are ${formatPercent(cards)} of one ${gpu}. Rent by the hour. ${from}${wide}`]
    : [
        `${formatCount(count)} × ${gpu}: ${used} are ${formatCount(Number(cards.toPrecision(2)))} GPUs that are never idle. ${from}${wide} What is above that is rented by the hour.`,
      ]
}
