/** "Only $9? What is the catch?": a sum that a question takes for that of the plan, and is not. */
import type { QuestionTopic } from '../../language/questions/question-topic.ts'
import { formatUsd } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** Topics that take a sum for that of the plan. */
const ofSum: ReadonlySet<QuestionTopic> = new Set(['risks', 'plausible', 'why-dear', 'why', 'math', 'accuracy'])
/** Further apart a sum is not that of the plan. */
const sameShare = 0.1

/** The sum put right; '' where it is that of the plan, the budget, or none is named. */
export function premiseNote(
  topic: QuestionTopic,
  { args, scenario: { spec }, billed, recommendation: { best } }: QuestionContext,
): string {
  const sum = args?.money
  if (sum === undefined || !ofSum.has(topic) || sum === spec.budgetUsd) return ''
  const { p10, p50, p90 } = best.allInUsd
  const known = [p10, p50, p90, best.usd.p50, billed ?? p50]
  return known.some((one) => Math.abs(sum / one - 1) < sameShare)
    ? ''
    : `It is ${formatUsd(p50)} in total, not ${formatUsd(sum)}.`
}
