/** The plan that makes a time or a sum which a question names: "what can I do to get under 24h?" */
import type { Option } from '../../recommend/recommendation.ts'
import { isSamePlace } from '../content/contrast-words.ts'
import { planInFull } from '../format/display-names.ts'
import { formatDuration, formatExactUsd, formatUsd } from '../format/number-format.ts'
import { differenceInShort } from './plan-contrast.ts'
import type { QuestionContext } from './question-context.ts'

/** What is said of it; `isDone`: the plan that holds makes it. */
export type TargetAnswer = { readonly says: readonly string[]; readonly isDone: boolean }

/** Or how near the nearest comes; null where neither a time nor a sum is named. */
export function targetAnswer({
  target,
  recommendation: { best },
  renderContext: { names },
  scenario: { spec },
}: QuestionContext): TargetAnswer | null {
  if (target === undefined) return null
  const { option, nearest, hours, usd, isWider } = target
  const isTime = hours !== undefined
  const wanted = isTime ? formatDuration(hours) : formatUsd(usd ?? 0)
  const figures = ({ hours: time, allInUsd }: Option): string =>
    `${formatDuration(time.p50)} and ${formatUsd(allInUsd.p50)} in total`
  if (option === undefined) {
    if (nearest === undefined) return null
    // To the cent, where rounded it would be the sum that is named.
    const exact = `${formatDuration(nearest.hours.p50)} and ${formatExactUsd(nearest.allInUsd.p50)} in total`
    const says = `Nothing that we have a price for makes ${wanted}: the nearest is ${planInFull(nearest, names)}, ${exact}; the plan is ${figures(best)}.`
    return { says: [says], isDone: false }
  }
  const high = isTime ? option.hours.p90 : option.allInUsd.p90
  const most = hours ?? usd ?? 0
  const doubt =
    high > most ? ` At the high end of its range it is over: ${isTime ? formatDuration(high) : formatUsd(high)}.` : ''
  if (isSamePlace(option, best) && option.pricing === best.pricing)
    return { says: [`The plan does it already: ${figures(best)}, of ${wanted}.${doubt}`], isDone: true }
  const isOther = isWider && (spec.gpus !== null || spec.gpuCount !== null || spec.providers !== null)
  const isOverBudget = isTime && spec.budgetUsd !== null && option.allInUsd.p50 > spec.budgetUsd
  const reply = isOther ? 'with these GPUs' : `“${isTime ? 'within' : 'under'} ${wanted}”`
  return {
    says: [
      `${isOther ? 'Not with what was asked for; with ' : ''}${planInFull(option, names)}: ${figures(option)}, ${differenceInShort(option, best)} than the plan.${doubt}`,
      isOverBudget ? `That is over your ${formatUsd(spec.budgetUsd ?? 0)}.` : '',
      `Reply ${reply} to plan it.`,
    ],
    isDone: false,
  }
}

/** Where nothing that keeps to what was asked gains: what would without that; '' where it gains nothing either. */
export function widerPlan({ wider, recommendation: { best }, renderContext: { names } }: QuestionContext): string {
  return wider === undefined
    ? ''
    : `With any GPU and provider: ${planInFull(wider, names)}, ${formatDuration(wider.hours.p50)} and ${formatUsd(wider.allInUsd.p50)} in total, ${differenceInShort(wider, best)} than the plan.`
}
