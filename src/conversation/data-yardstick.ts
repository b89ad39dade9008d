/** A job without its data is asked for them; what a usual amount costs is said beside the question. */
import { planName, providerName } from '../presentation/format/display-names.ts'
import { formatDuration, formatTokens, formatUsd } from '../presentation/format/number-format.ts'
import type { EngineContext } from './engine-context.ts'
import type { JobInterpretation } from './interpretation.ts'
import type { RequestContext } from './request.ts'

/** Unchanged where something else is missing, or no plan is found. */
export function withYardstick(
  job: JobInterpretation,
  request: RequestContext,
  context: EngineContext,
): JobInterpretation {
  if (job.kind !== 'problem' || job.problem.kind !== 'missing-data') return job
  const scenario = job.partial?.scenario ?? null
  if (scenario === null || (scenario.spec.params === null && scenario.spec.model === null)) return job
  const tokens = context.catalog.inquiryFacts.goals.pricesTokens.base
  const asked = { ...scenario, spec: { ...scenario.spec, tokens } }
  const answer = context.advisor.answer(asked, request.today, context.askerContext(request, null))
  if (answer.kind !== 'recommendation') return job
  const { best } = answer.recommendation
  const { names } = context.renderContextOn(request)
  const says = `As a yardstick, ${formatTokens(tokens)} take about ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)} on ${planName(best, names)} at ${providerName(best, names)}.`
  return { ...job, problem: { ...job.problem, message: `${job.problem.message} ${says}` } }
}
