/** The options of an answer as points of a chart: where each lies, how sure that is, and what it is called. */
import type { Interval } from '../estimate/plan.ts'
import type { Option, Recommendation } from '../recommend/recommendation.ts'
import { duration, durationRange, usd, usdRange } from '../reply/format.ts'
import { type Names, methodName, planName, providerName } from '../reply/names.ts'
import { lookOf } from '../reply/rows.ts'

export type Standing = 'best' | 'cheapest' | 'fastest'

export type Point = {
  readonly option: Option
  /** Wall clock, hours. */
  readonly hours: Interval
  /** The whole job, USD. */
  readonly usd: Interval
  /** What it is among the others: none, one or several. */
  readonly standings: readonly Standing[]
  /** Nothing is cheaper and faster. */
  readonly isEfficient: boolean
  /** "8 × H100 SXM, RunPod Community Cloud" */
  readonly plan: string
  /** The same for a label, in two lines: "Best: 8 × H100 SXM, LoRA", "RunPod Community: 28 h, $616". */
  readonly label: readonly [string, string]
}

const most = 10

/** Cheapest first, no two that look the same, at most ten; the three that are named are among them. */
export function pointsOf({ best, cheapest, fastest, options }: Recommendation, names: Names): readonly Point[] {
  const named: readonly (readonly [Standing, Option])[] = [
    ['best', best],
    ['cheapest', cheapest],
    ['fastest', fastest],
  ]
  const distinct = new Map<string, Option>()
  for (const option of [best, cheapest, fastest, ...options]) {
    const look = lookOf(option, names)
    if (distinct.size < most && !distinct.has(look) && isDrawable(option)) distinct.set(look, option)
  }
  const all = [...distinct.values()]
  const methods = new Set(all.map(methodName))
  return all
    .toSorted((one, other) => one.usd.p50 - other.usd.p50 || one.hours.p50 - other.hours.p50)
    .map((option) => {
      const look = lookOf(option, names)
      const method = methods.size > 1 ? `, ${shortMethod(option)}` : ''
      const standings = named.flatMap(([standing, each]) => (lookOf(each, names) === look ? [standing] : []))
      const gpus = `${planName({ gpu: option.gpu, gpuCount: option.gpuCount }, names)}${method}`
      const title = standingWords(standings)
      return {
        option,
        hours: option.hours,
        usd: option.usd,
        standings,
        isEfficient: !all.some((other) => beats(other, option)),
        plan: `${gpus}, ${providerName(option, names)}`,
        label: [
          `${title === '' ? '' : `${title}: `}${gpus}`,
          `${briefProvider(option, names)}: ${duration(option.hours.p50)}, ${usd(option.usd.p50)}`,
        ],
      }
    })
}

const isDrawable = ({ hours, usd: dollars }: Option): boolean =>
  [hours, dollars].every(({ p10, p50, p90 }) => [p10, p50, p90].every((value) => value > 0 && Number.isFinite(value)))

const beats = (one: Option, other: Option): boolean =>
  one.usd.p50 <= other.usd.p50 &&
  one.hours.p50 <= other.hours.p50 &&
  (one.usd.p50 < other.usd.p50 || one.hours.p50 < other.hours.p50)

/** "RunPod Community", "Verda spot", "Vast.ai": a label has no room for what kind of hosts they are. */
function briefProvider(option: Option, names: Names): string {
  const tier = option.tier === null ? '' : names.tier(option.provider, option.tier)
  const product = /^\p{Lu}/u.test(tier) ? ` ${tier.replace(/ Cloud$/, '')}` : ''
  return `${names.provider(option.provider)}${product}${option.pricing === 'on_demand' ? '' : ` ${option.pricing}`}`
}

const shortMethod = (option: Option): string => methodName(option).replace(/, (?:bf16|4-bit)$/, '')

/** "Best: 8 × H100 …: 28 h (22–36 h), $616 ($490–790)", one a line. */
export function pointLine({ standings, plan, hours, usd: dollars }: Point): string {
  const title = standingWords(standings)
  return `${title === '' ? '' : `${title}: `}${plan}: ${duration(hours.p50)} (${durationRange(hours)}), ${usd(dollars.p50)} (${usdRange(dollars)})`
}

/** "Best", "Cheapest and fastest", ''. */
export function standingWords(standings: readonly Standing[]): string {
  const words =
    standings.length > 1 ? `${standings.slice(0, -1).join(', ')} and ${standings.at(-1)}` : (standings[0] ?? '')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
