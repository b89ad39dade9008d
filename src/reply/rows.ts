/** Which options are worth a line: the three named ones, then the frontier, never two that look the same. */
import type { Option, Recommendation } from '../recommend/recommendation.ts'
import { duration, gibOfBriefly, usd } from './format.ts'
import { type Names, methodName, planName, providerName } from './names.ts'

/** One line of the comparison; all words, units included. Memory is per GPU, dollars and hours are the whole job's. */
export type Row = {
  readonly option: Option
  /** "Best", "Cheapest and fastest", or ''. */
  readonly label: string
  /** The method is told where it is not the best option's; nodes are left to the details. */
  readonly plan: string
  readonly provider: string
  readonly time: string
  readonly total: string
  readonly memory: string
  /** The same as fractions of what one GPU has. */
  readonly share: { readonly p50: number; readonly p95: number }
}

const mostRows = 6

/** Best first, then by dollars. At most six. */
export function rowsOf(recommendation: Recommendation, names: Names): readonly Row[] {
  const named = [recommendation.best, recommendation.cheapest, recommendation.fastest]
  const distinct = new Map<string, Option>()
  for (const option of [...named, ...recommendation.options]) {
    const look = lookOf(option, names)
    if (distinct.size < mostRows && !distinct.has(look)) distinct.set(look, option)
  }
  const [best, ...others] = distinct.values()
  if (best === undefined) return []
  const looks = looksOf(recommendation, names)
  const sorted = [best, ...others.toSorted((one, other) => one.usd.p50 - other.usd.p50)]
  return sorted.map((option) => ({
    option,
    label: labelOf(option, looks, names),
    plan:
      methodName(option) === methodName(best)
        ? briefPlan(option, names)
        : `${briefPlan(option, names)}, ${methodName(option)}`,
    provider: providerName(option, names),
    time: duration(option.hours.p50),
    total: usd(option.usd.p50),
    share: memoryShare(option),
    memory: gibOfBriefly(option.peakMemoryGiB.p50, option.usableMemoryGiB),
  }))
}

const briefPlan = ({ gpu, gpuCount }: Option, names: Names): string => planName({ gpu, gpuCount }, names)

/** Expected and high-end memory over what one GPU has. */
export function memoryShare({ peakMemoryGiB: { p50, p95 }, usableMemoryGiB }: Option): Row['share'] {
  return { p50: p50 / usableMemoryGiB, p95: p95 / usableMemoryGiB }
}

/** What a reader could tell two options apart by. */
export function lookOf(option: Option, names: Names): string {
  return [planName(option, names), methodName(option), providerName(option, names)].join('|')
}

/** Every option once, the named three included. */
export function everyOption(recommendation: Recommendation): readonly Option[] {
  const { best, cheapest, fastest, options } = recommendation
  return [...new Set([best, cheapest, fastest, ...options])]
}

const looksOf = ({ best, cheapest, fastest }: Recommendation, names: Names) => [
  ['best', lookOf(best, names)],
  ['cheapest', lookOf(cheapest, names)],
  ['fastest', lookOf(fastest, names)],
]

function labelOf(option: Option, looks: ReturnType<typeof looksOf>, names: Names): string {
  const own = lookOf(option, names)
  const labels = looks.filter(([, look]) => look === own).map(([label]) => label)
  const words = labels.length > 1 ? `${labels.slice(0, -1).join(', ')} and ${labels.at(-1)}` : (labels[0] ?? '')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
