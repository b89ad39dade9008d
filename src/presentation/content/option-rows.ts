/** Which options are worth a line: the three named ones, then the frontier, never two that look the same. */
import type { Option, Recommendation } from '../../recommend/recommendation.ts'
import { formatDuration, formatMemoryUseBriefly, formatUsd } from '../format/number-format.ts'
import { type DisplayNames, methodName, planName, providerName } from '../format/display-names.ts'

/** One line of the comparison; all words, units included. Memory is per GPU, dollars and hours are the whole job's. */
export type OptionRow = {
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
  readonly memoryShare: { readonly p50: number; readonly p95: number }
}

const maxRows = 6

/** Best first, then by dollars. At most six. */
export function optionRows(recommendation: Recommendation, names: DisplayNames): readonly OptionRow[] {
  const named = [recommendation.best, recommendation.cheapest, recommendation.fastest]
  const distinct = new Map<string, Option>()
  for (const option of [...named, ...recommendation.options]) {
    const key = visibleOptionKey(option, names)
    if (distinct.size < maxRows && !distinct.has(key)) distinct.set(key, option)
  }
  const [best, ...others] = distinct.values()
  if (best === undefined) return []
  const namedKeys = namedOptionKeys(recommendation, names)
  const sorted = [best, ...others.toSorted((one, other) => one.allInUsd.p50 - other.allInUsd.p50)]
  return sorted.map((option) => ({
    option,
    label: roleLabel(option, namedKeys, names),
    plan:
      methodName(option) === methodName(best)
        ? briefPlan(option, names)
        : `${briefPlan(option, names)}, ${methodName(option)}`,
    provider: providerName(option, names),
    time: formatDuration(option.hours.p50),
    total: formatUsd(option.allInUsd.p50),
    memoryShare: memoryShare(option),
    memory: formatMemoryUseBriefly(option.peakMemoryGiB.p50, option.usableMemoryGiB),
  }))
}

const briefPlan = ({ gpu, gpuCount }: Option, names: DisplayNames): string => planName({ gpu, gpuCount }, names)

/** Expected and high-end memory over what one GPU has. */
export function memoryShare({ peakMemoryGiB: { p50, p95 }, usableMemoryGiB }: Option): OptionRow['memoryShare'] {
  return { p50: p50 / usableMemoryGiB, p95: p95 / usableMemoryGiB }
}

/** What a reader could tell two options apart by. */
export function visibleOptionKey(option: Option, names: DisplayNames): string {
  return [planName(option, names), methodName(option), providerName(option, names)].join('|')
}

/** Every option once, the named three included. */
export function allOptions(recommendation: Recommendation): readonly Option[] {
  const { best, cheapest, fastest, options } = recommendation
  return [...new Set([best, cheapest, fastest, ...options])]
}

const namedOptionKeys = ({ best, cheapest, fastest }: Recommendation, names: DisplayNames) => [
  ['best', visibleOptionKey(best, names)],
  ['cheapest', visibleOptionKey(cheapest, names)],
  ['fastest', visibleOptionKey(fastest, names)],
]

function roleLabel(option: Option, namedKeys: ReturnType<typeof namedOptionKeys>, names: DisplayNames): string {
  const key = visibleOptionKey(option, names)
  const labels = namedKeys.filter(([, namedKey]) => namedKey === key).map(([label]) => label)
  const words = labels.length > 1 ? `${labels.slice(0, -1).join(', ')} and ${labels.at(-1)}` : (labels[0] ?? '')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
