/** "The vendor wants 9,500 € for it. Fair?": the sum is set against the plan, as a budget is. */
import { judgedSumIn } from '../language/inquiries/judged-sum.ts'
import { withoutUnused } from '../language/resolution/unused-words.ts'
import { formatUsd } from '../presentation/format/number-format.ts'
import { withLastNote } from '../scenario/noted-scenario.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { type Started, withDoubt, withExtras } from './interpretation-extras.ts'
import type { RequestContext } from './request.ts'

/** What of a job is asked with yes or no, or a sum that somebody asks for it: its verdict comes before the figures. */
export const withVerdictAsked = (
  answer: Interpretation,
  typed: string,
  gpusOf: (sentence: string) => Spec['gpus'],
  request: RequestContext,
  context: EngineContext,
): Interpretation =>
  withDoubt(answer.kind === 'start' ? withJudgedSum(answer, typed, request, context) : answer, typed, gpusOf)

/** Unchanged where no sum is to be judged, the job has a budget, or no rate of its currency is known. */
function withJudgedSum(
  job: Started,
  text: string,
  { today }: RequestContext,
  { vocabulary, catalog }: EngineContext,
): Started {
  if (job.scenario.spec.budgetUsd !== null) return job
  const sum = judgedSumIn(text, vocabulary, today)
  if (sum === null) return job
  const { value, currency, words, isBare } = sum
  const usdOfOne = currency === undefined ? 1 : catalog.totalCost.currencies[currency]?.usd.base
  if (usdOfOne === undefined) return job
  const scenario = withoutUnused(job.scenario, (word) => word.includes(words) || words.includes(word))
  const judged = { ...scenario, spec: { ...scenario.spec, budgetUsd: value * usdOfOne } }
  const noted = isBare === true ? withLastNote(judged, `“${words}” is taken for ${formatUsd(value)}.`) : judged
  // How the sum stands to the plan leads, as of every sum that somebody asks.
  return withExtras({ ...job, scenario: noted }, { doubt: 'sum right' })
}
