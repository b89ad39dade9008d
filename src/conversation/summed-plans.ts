/** Jobs that are all done: what they come to together, and whether that fits the money and the time that were named. */
import { exactUsdText } from '../recommend/figure-text.ts'
import type { ComparedPlan, PlanColumn, PlanComparison } from '../presentation/content/plan-comparison.ts'
import { formatCount, formatDuration, formatUsd } from '../presentation/format/number-format.ts'
import type { DisplayNames } from '../presentation/format/display-names.ts'
import type { Scenario, Spec } from '../scenario/scenario.ts'
import type { AnswerScenario } from './engine-context.ts'

/** Money and time of all together; null: not said. */
export type LimitsOfSum = { readonly usd: number | null; readonly hours: number | null }
export const noLimitsOfSum: LimitsOfSum = { usd: null, hours: null }

type Quantile = 'p50' | 'p90'

function sumsOf(plans: readonly ComparedPlan[], counts: readonly number[], at: Quantile) {
  const options = plans.map(({ answer }) => (answer.kind === 'recommendation' ? answer.recommendation.best : null))
  const sum = (of: 'hours' | 'allInUsd'): number =>
    options.reduce((total, option, index) => total + (counts[index] ?? 1) * (option?.[of][at] ?? 0), 0)
  return { hours: sum('hours'), usd: sum('allInUsd'), areAllPlanned: options.every((option) => option !== null) }
}

/** Plans that keep to the limits together where those that are best by themselves do not; unchanged where none do. */
export function withinLimitsOfSum(
  plans: readonly ComparedPlan[],
  counts: readonly number[],
  within: LimitsOfSum,
  ask: AnswerScenario,
): readonly ComparedPlan[] {
  const { hours, usd, areAllPlanned } = sumsOf(plans, counts, 'p90')
  const [late, dear] = [within.hours !== null && hours > within.hours, within.usd !== null && usd > within.usd]
  if (!areAllPlanned || (!late && !dear)) return plans
  const tightened = plans.map(({ scenario, answer }) => {
    if (answer.kind !== 'recommendation') return { scenario, answer }
    const { best } = answer.recommendation
    const shares: Partial<Spec> = {
      ...(late ? { deadlineHours: ((within.hours ?? 0) * best.hours.p90) / hours } : {}),
      ...(dear ? { budgetUsd: ((within.usd ?? 0) * best.allInUsd.p90) / usd } : {}),
    }
    return { scenario, answer: ask({ ...scenario, spec: { ...scenario.spec, ...shares } }) }
  })
  return sumsOf(tightened, counts, 'p90').areAllPlanned ? tightened : plans
}

/** The jobs together, each so often: one after the other, which is the longest that they take. */
export function summedPlans(
  comparison: PlanComparison,
  counts: readonly number[],
  within: LimitsOfSum,
): PlanComparison {
  const parts = comparison.columns.map(({ option, text }, index) => ({ option, text, count: counts[index] ?? 1 }))
  const known = parts.flatMap(({ option, text, count }) => (option === null ? [] : [{ option, text, count }]))
  const usd = known.reduce((sum, { option, count }) => sum + count * option.allInUsd.p50, 0)
  const hours = known.reduce((sum, { option, count }) => sum + count * option.hours.p50, 0)
  const each = known.map(
    ({ option, text, count }) =>
      `${text}: ${count === 1 ? '' : `${formatCount(count)} × `}${formatUsd(option.allInUsd.p50)}${count === 1 ? '' : ` = ${formatUsd(count * option.allInUsd.p50)}`}`,
  )
  const isWhole = known.length === parts.length
  const missing = isWhole ? '' : ' without what has no plan'
  const together = `ogether ${formatUsd(usd)}${missing}, ${formatDuration(hours)} one after the other (${each.join('; ')}).`
  const judged = isWhole ? judgement(comparison.columns, counts, within) : lacking(comparison.columns, within)
  const verdict = judged === null ? `T${together}` : `${judged.lead}: t${together}${judged.end}`
  return { ...comparison, verdict, areAllDone: true }
}

type Judgement = { readonly lead: string; readonly end: string }

/** Null where no limit is named. */
function judgement(
  columns: readonly PlanColumn[],
  counts: readonly number[],
  { usd, hours }: LimitsOfSum,
): Judgement | null {
  const sum = (of: 'hours' | 'allInUsd', at: Quantile): number =>
    columns.reduce((total, { option }, index) => total + (counts[index] ?? 1) * (option?.[of][at] ?? 0), 0)
  const limits = [
    ...(usd === null ? [] : [{ most: usd, words: exactUsdText(usd), of: 'allInUsd' as const, text: formatUsd }]),
    ...(hours === null
      ? []
      : [{ most: hours, words: formatDuration(hours), of: 'hours' as const, text: formatDuration }]),
  ]
  if (limits.length === 0) return null
  const all = limits.map(({ words }) => `your ${words}`).join(' and ')
  const over = limits.filter(({ most, of }) => sum(of, 'p50') > most)
  if (over.length > 0) {
    const each = over.map(({ most, words, of, text }) => `${text(sum(of, 'p50') - most)} over your ${words}`)
    return { lead: 'Does not fit', end: ` That is ${each.join(' and ')}.` }
  }
  const close = limits.filter(({ most, of }) => sum(of, 'p90') > most)
  if (close.length > 0) {
    const each = close.map(({ words, of, text }) => `${text(sum(of, 'p90'))} against your ${words}`)
    return {
      lead: 'Fits, but not surely',
      end: ` If each comes out at the top of its range, it is ${each.join(' and ')}.`,
    }
  }
  return { lead: 'Fits', end: ` Inside ${all}, even with each at the top of its range.` }
}

function lacking(columns: readonly PlanColumn[], { usd, hours }: LimitsOfSum): Judgement | null {
  if (usd === null && hours === null) return null
  const names = columns.flatMap(({ option, text }) => (option === null ? [text] : []))
  return { lead: `Does not fit as it stands, as ${names.join(' and ')} has no plan`, end: '' }
}

/** From whom and how all are rented, where that was said of all; '' where it was not. */
export function termsOfSum(scenarios: readonly Scenario[], names: DisplayNames): string {
  const [first] = scenarios
  if (first === undefined) return ''
  const isShared = (field: 'providers' | 'pricing'): boolean =>
    scenarios.every(({ spec }) => JSON.stringify(spec[field]) === JSON.stringify(first.spec[field]))
  const { providers, pricing } = first.spec
  const terms = [
    ...(providers !== null && isShared('providers')
      ? [`only ${providers.map((id) => names.provider(id)).join(' or ')}`]
      : []),
    ...(pricing === 'on_demand' && isShared('pricing') ? ['on demand, no spot'] : []),
  ]
  return terms.length === 0 ? '' : `Held for each of them: ${terms.join('; ')}.`
}
