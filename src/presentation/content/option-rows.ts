/** Which options are worth a line: those that were chosen by name, never two that look the same. */
import type { Option, Recommendation } from '../../recommend/recommendation.ts'
import { formatDuration, formatMemoryUseBriefly, formatUsd } from '../format/number-format.ts'
import { type DisplayNames, methodName, planName, providerName } from '../format/display-names.ts'
import { capitalized, joinWords } from '../../recommend/figure-text.ts'

/** One line of the comparison; all words, units included. Memory is per GPU, dollars and hours are the whole job's. */
export type OptionRow = {
  readonly option: Option
  /** "Safe", "Cheapest and fastest", "Close"; "Best" where no safe plan keeps what was asked. */
  readonly label: string
  /** Why it is shown, without a full stop; '' in answers of earlier versions. */
  readonly why: string
  /** The method is told where it is not the best option's; nodes are left to the details. */
  readonly plan: string
  readonly provider: string
  readonly time: string
  readonly total: string
  readonly memory: string
}

const maxRows = 3

/**
 * Best first, then by dollars. At most three: the named ones, and a close one where two of them are the same; beside
 * them one for each further seller that was asked about.
 */
export function optionRows(recommendation: Recommendation, names: DisplayNames): readonly OptionRow[] {
  const { best, cheapest, fastest, options } = recommendation
  const distinct = new Map<string, Option>()
  const ofSellers = options.filter(({ isOfRequestedSeller }) => isOfRequestedSeller === true)
  const most = maxRows + ofSellers.length
  for (const option of [best, ...ofSellers, cheapest, fastest, ...options.filter(({ why }) => why !== undefined)]) {
    const key = visibleOptionKey(option, names)
    if (distinct.size < most && !distinct.has(key)) distinct.set(key, option)
  }
  const [first, ...others] = distinct.values()
  if (first === undefined) return []
  const namedKeys = namedOptionKeys(recommendation, names)
  const sorted = [first, ...others.toSorted((one, other) => one.allInUsd.p50 - other.allInUsd.p50)]
  return sorted.map((option) => ({
    option,
    label: sorted.length === 1 ? 'Why' : roleLabel(option, namedKeys, names),
    why: option.why ?? '',
    plan:
      methodName(option) === methodName(first)
        ? briefPlan(option, names)
        : `${briefPlan(option, names)}, ${methodName(option)}`,
    provider: providerName(option, names),
    time: formatDuration(option.hours.p50),
    total: formatUsd(option.allInUsd.p50),
    memory: formatMemoryUseBriefly(option.peakMemoryGiB.p50, option.usableMemoryGiB),
  }))
}

const briefPlan = ({ gpu, gpuCount }: Option, names: DisplayNames): string => planName({ gpu, gpuCount }, names)

/** Expected and high-end memory over what one GPU has. */
export function memoryShare({ peakMemoryGiB: { p50, p95 }, usableMemoryGiB }: Option): {
  readonly p50: number
  readonly p95: number
} {
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

/** Whether it may be called safe: a machine that can be taken back is not, though it was asked for. */
export const isSafe = ({ role, pricing }: Option): boolean => role === 'safe' && pricing !== 'spot'

/** Names of options by what tells them apart. A plan is called safe only where it is. */
function namedOptionKeys({ best, cheapest, fastest, options }: Recommendation, names: DisplayNames) {
  const safe = options.find(isSafe)
  return [
    safe === undefined ? ['best', visibleOptionKey(best, names)] : ['safe', visibleOptionKey(safe, names)],
    ['cheapest', visibleOptionKey(cheapest, names)],
    ['fastest', visibleOptionKey(fastest, names)],
  ] as const
}

function roleLabel(option: Option, namedKeys: ReturnType<typeof namedOptionKeys>, names: DisplayNames): string {
  const key = visibleOptionKey(option, names)
  const labels: string[] = namedKeys.filter(([, namedKey]) => namedKey === key).map(([label]) => label)
  if (labels.length === 0) return option.why === undefined ? '' : isAsked(option) ? 'Asked' : 'Close'
  return capitalized(joinWords(labels))
}

const isAsked = ({ isOfRequestedGpu, isOfRequestedSeller }: Option): boolean =>
  isOfRequestedGpu === true || isOfRequestedSeller === true
