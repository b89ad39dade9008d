/** "The vendor wants 9,500 € for it. Fair?": the sum is set against the plan, as a budget is. */
import { judgedSumIn } from '../language/inquiries/judged-sum.ts'
import { withoutUnused } from '../language/resolution/unused-words.ts'
import type { EngineContext } from './engine-context.ts'
import type { JobInterpretation } from './interpretation.ts'
import type { RequestContext } from './request.ts'

type Start = Extract<JobInterpretation, { kind: 'start' }>

/** Unchanged where no sum is to be judged, the job has a budget, or no rate of its currency is known. */
export function withJudgedSum(
  job: Start,
  text: string,
  { today }: RequestContext,
  { vocabulary, catalog }: EngineContext,
): Start {
  if (job.scenario.spec.budgetUsd !== null) return job
  const sum = judgedSumIn(text, vocabulary, today)
  if (sum === null) return job
  const { value, currency, words } = sum
  const usdOfOne = currency === undefined ? 1 : catalog.totalCost.currencies[currency]?.usd.base
  if (usdOfOne === undefined) return job
  const scenario = withoutUnused(job.scenario, (word) => word.includes(words) || words.includes(word))
  return { ...job, scenario: { ...scenario, spec: { ...scenario.spec, budgetUsd: value * usdOfOne } } }
}
