/** What is known of a job that has no plan, as plain data: a training of pictures or sound, a pass over data, a model that is served. */
import type { RulesOfThumb } from '../../../catalog/rules-of-thumb.ts'
import type { GpuId } from '../../../catalog/ids.ts'
import type { Pricing } from '../../../catalog/provider.ts'
import type { Spec } from '../../../scenario/scenario.ts'
import { formatDuration, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'

type FigureSpan = { readonly low: number; readonly expected: number; readonly high: number }

/** GPUs that do it, with hours and dollars; of a model that is served the dollars are of a month. */
export type JobOption = {
  readonly gpu: GpuId
  readonly gpuCount: number
  /** "4 × L40S". */
  readonly machine: string
  /** Null: a card of one's own, or one that nobody on record rents out. */
  readonly seller: string | null
  readonly usdPerGpuHour: number | null
  readonly pricing: Pricing | null
  /** ISO date on which the price was seen; null: none is paid, or it was told. */
  readonly priceAsOf: string | null
  readonly hours: FigureSpan | null
  readonly usd: FigureSpan
}

export type JobFigures = {
  /** `told`: it was answered in sentences. */
  readonly kind: 'training' | 'pass' | 'service' | 'told'
  readonly name: string
  /** The best first; empty: no figures of a card are known. */
  readonly options: readonly JobOption[]
  /** The same on other machines, or rented in another way. */
  readonly on: (changes: Partial<Spec>) => readonly JobOption[]
  readonly memory: { readonly gb: number; readonly leanGb: number | null; readonly isFull: boolean } | null
  readonly memoryOf: (gpu: GpuId) => number | null
  /** "122,000 windows of 30 s". */
  readonly work: string | null
  readonly pace: string | null
  readonly assumed: readonly string[]
  /** What its figures rest on. */
  readonly basis: string | null
  /** What its files are reckoned from. */
  readonly size: {
    readonly paramsB: number
    readonly isAdapter: boolean
    readonly images: number | null
    readonly pixels: number | null
    readonly soundHours: number | null
    readonly vectors: { readonly texts: number | null; readonly dimensions: number | null } | null
  } | null
  /** What its figures are of, all of it. */
  readonly covers: readonly string[]
  /** What its data are counted in, one by one. */
  readonly items: { readonly count: number; readonly noun: string } | null
  readonly runs?: number
  readonly hoursPerMonth?: number
  /** Lines of its answer. */
  readonly says: readonly string[]
}

/** A question of a job: its words, and the machine or the terms that it names. */
export type QuestionOfJob = {
  readonly text: string
  readonly job: JobFigures
  readonly first: JobOption
  readonly named: Partial<Spec>
  readonly rules: RulesOfThumb
}

/** What answers it; null: the figures do not tell it. */
export type WordsOfJob = (asked: QuestionOfJob) => readonly string[] | null

/** Of a job of which nothing is known. */
export const noFigures: Omit<JobFigures, 'kind' | 'name'> = {
  options: [],
  on: () => [],
  memory: null,
  memoryOf: () => null,
  work: null,
  pace: null,
  assumed: [],
  basis: null,
  size: null,
  covers: [],
  items: null,
  says: [],
}

/** "1 × H100 SXM at GMI Cloud". */
export const placeOfOption = ({ machine, seller }: JobOption): string =>
  seller === null ? machine : `${machine} at ${seller}`

/** "about 2.7 h and $7.09", "$6,979 a month". */
export function figuresOfOption({ hours, usd, seller }: JobOption): string {
  if (hours === null) return `about ${formatUsd(usd.expected)} a month`
  return `about ${formatDuration(hours.expected)}${seller === null ? '' : ` and ${formatUsd(usd.expected)}`}`.replace('about under', 'under') // prettier-ignore
}

/** "1.7 h to 4.4 h, $4.49 to $12". */
export const rangeOfOption = ({ hours, usd, seller }: JobOption): string =>
  [
    ...(hours === null ? [] : [`${formatDuration(hours.low)} to ${formatDuration(hours.high)}`]),
    ...(seller === null ? [] : [`${formatUsd(usd.low)} to ${formatUsd(usd.high)}${hours === null ? ' a month' : ''}`]),
  ].join(', ')

/** "$2.60/h a GPU". */
export const rateOfOption = ({ usdPerGpuHour, gpuCount }: JobOption): string =>
  usdPerGpuHour === null ? 'no rent' : `${formatUsdPerHour(usdPerGpuHour)}${gpuCount === 1 ? '' : ' a GPU'}`

/** Dollars of an hour of all its GPUs; 0 where none are rented. */
export const hourlyUsdOf = ({ usdPerGpuHour, gpuCount }: JobOption): number => (usdPerGpuHour ?? 0) * gpuCount
