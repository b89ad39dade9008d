/** The options of an answer as points of a chart: where each lies, how sure that is, and what it is called. */
import type { Interval } from '../estimate/plan.ts'
import type { Option, Recommendation } from '../recommend/recommendation.ts'
import { formatDuration, formatDurationRange, formatUsd, formatUsdRange } from '../presentation/format/number-format.ts'
import { type DisplayNames, methodName, planName, providerName } from '../presentation/format/display-names.ts'
import { visibleOptionKey } from '../presentation/content/option-rows.ts'
import { capitalized, joinWords } from '../recommend/figure-text.ts'

export type PointRole = 'best' | 'cheapest' | 'fastest'

export type ChartPoint = {
  readonly option: Option
  /** Wall clock, hours. */
  readonly hours: Interval
  /** The whole job, USD. */
  readonly usd: Interval
  /** What it is among the others: none, one or several. */
  readonly roles: readonly PointRole[]
  /** Nothing is cheaper and faster. */
  readonly isOnFrontier: boolean
  /** "8 × H100 SXM, RunPod Community Cloud" */
  readonly plan: string
  /** The same for a label, in two lines: "Best: 8 × H100 SXM, LoRA", "RunPod Community: 28 h, $616". */
  readonly label: readonly [string, string]
}

/** More labels than these cannot be read in a thread; the CSV has all plans. */
const MAX_POINTS = 6

/** Cheapest first, no two that look the same, at most six; the three that are named are among them. */
export function chartPoints(
  { best, cheapest, fastest, options }: Recommendation,
  names: DisplayNames,
): readonly ChartPoint[] {
  const named: readonly (readonly [PointRole, Option])[] = [
    ['best', best],
    ['cheapest', cheapest],
    ['fastest', fastest],
  ]
  const distinct = new Map<string, Option>()
  for (const option of [best, cheapest, fastest, ...options]) {
    const label = visibleOptionKey(option, names)
    if (distinct.size < MAX_POINTS && !distinct.has(label) && isDrawable(option)) distinct.set(label, option)
  }
  const all = [...distinct.values()]
  const methods = new Set(all.map(methodName))
  return all
    .toSorted((one, other) => one.allInUsd.p50 - other.allInUsd.p50 || one.hours.p50 - other.hours.p50)
    .map((option) => {
      const label = visibleOptionKey(option, names)
      const method = methods.size > 1 ? `, ${shortMethod(option)}` : ''
      const roles = named.flatMap(([role, each]) => (visibleOptionKey(each, names) === label ? [role] : []))
      const gpus = `${planName({ gpu: option.gpu, gpuCount: option.gpuCount }, names)}${method}`
      const title = rolesText(roles)
      return {
        option,
        hours: option.hours,
        usd: option.allInUsd,
        roles,
        isOnFrontier: !all.some((other) => dominates(other, option)),
        plan: `${gpus}, ${providerName(option, names)}`,
        label: [
          `${title === '' ? '' : `${title}: `}${gpus}`,
          `${shortProvider(option, names)}: ${formatDuration(option.hours.p50)}, ${formatUsd(option.allInUsd.p50)}`,
        ],
      }
    })
}

const isDrawable = ({ hours, allInUsd: dollars }: Option): boolean =>
  [hours, dollars].every(({ p10, p50, p90 }) => [p10, p50, p90].every((value) => value > 0 && Number.isFinite(value)))

const dominates = (one: Option, other: Option): boolean =>
  one.allInUsd.p50 <= other.allInUsd.p50 &&
  one.hours.p50 <= other.hours.p50 &&
  (one.allInUsd.p50 < other.allInUsd.p50 || one.hours.p50 < other.hours.p50)

/** "RunPod Community", "Verda spot", "Vast.ai": a label has no room for what kind of hosts they are. */
function shortProvider(option: Option, names: DisplayNames): string {
  const tier = option.tier === null ? '' : names.tier(option.provider, option.tier)
  const product = /^\p{Lu}/u.test(tier) ? ` ${tier.replace(/ Cloud$/, '')}` : ''
  return `${names.provider(option.provider)}${product}${option.pricing === 'on_demand' ? '' : ` ${option.pricing}`}`
}

const shortMethod = (option: Option): string => methodName(option).replace(/, (?:bf16|4-bit)$/, '')

/** "Best: 8 × H100 …: 28 h (22–36 h), $616 ($490–790)", one a line. */
export function pointLine({ roles, plan, hours, usd: dollars }: Omit<ChartPoint, 'option'>): string {
  const title = rolesText(roles)
  return `${title === '' ? '' : `${title}: `}${plan}: ${formatDuration(hours.p50)} (${formatDurationRange(hours)}), ${formatUsd(dollars.p50)} (${formatUsdRange(dollars)})`
}

/**
 * "Best", "Cheapest and fastest", ''. A plan that is all three is called best alone: cheapest and fastest weigh waiting,
 * and another point may cost less or be done sooner.
 */
function rolesText(roles: readonly PointRole[]): string {
  return roles.length === 3 ? 'Best' : capitalized(joinWords(roles))
}
