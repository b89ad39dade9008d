/** The fewest GPUs that make a deadline. */
import type { GpuId } from '../catalog/ids.ts'
import type { Interval } from '../estimate/plan.ts'
import { asksSmallestCard } from '../language/inquiries/least-setup.ts'
import { fewestGpusIn, isFewestWanted } from '../language/inquiries/wanted-counts.ts'
import { formatDuration } from '../presentation/format/number-format.ts'
import { trainedWhole } from '../scenario/much-data.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { usualCounts } from './count-plans.ts'
import type { EngineContext } from './engine-context.ts'
import { startWith, type JobReader } from './part-readers.ts'
import type { RequestContext } from './request.ts'

/**
 * "The fewest H100s for it in 10 days", "how many A100s for it overnight": the first count whose slow end makes it, and
 * what one step less would take. Null where no number of GPUs is asked for with a time, or none makes it.
 */
export const fewestOf: JobReader = (text, readJob, request, context) => {
  const rest = asksSmallestCard(text) ? null : fewestGpusIn(text)
  const said = rest === null ? null : readJob(rest)
  // As it will be planned: by the method that its data settle.
  const job = said === null ? null : trainedWhole(said, context.vocabulary.muchData)
  const deadline = job?.spec.deadlineHours ?? null
  if (job === null || deadline === null || job.spec.gpuCount !== null) return null
  // Where no GPU is named, those of the plan.
  const planned = job.spec.gpus === null ? context.answerWith(request, null)(job) : null
  const gpus = planned?.kind === 'recommendation' ? [planned.recommendation.best.gpu] : job.spec.gpus
  if (gpus === null) return null
  const fewest = fewestFor(job, gpus, deadline, request, context)
  if (fewest === null) return null
  const { gpuCount, hours, isSure, before } = fewest
  const margin = isSure ? 'with a margin' : 'if all goes well, and none makes it at its slow end'
  const less =
    before === null
      ? ''
      : ` With ${before.gpuCount} it is ${formatDuration(before.hours.p50)}, ${formatDuration(before.hours.p90)} at the slow end.`
  // "How many GPUs?" of no kind takes the plan that is best, and hears what would just do.
  // Where that may be late, what makes it is planned.
  const isLate = planned?.kind === 'recommendation' && planned.recommendation.best.hours.p90 > deadline
  const isOpen = job.spec.gpus === null && !isFewestWanted(text) && !isLate
  return startWith(isOpen ? job : { ...job, spec: { ...job.spec, gpus, gpuCount } }, {
    generalAnswers: [
      `${gpuCount === 1 ? 'One' : gpuCount}${isOpen ? ' of these' : ''} ${gpuCount === 1 ? 'makes' : 'are the fewest that make'} ${formatDuration(deadline)} ${margin}: about ${formatDuration(hours.p50)}, ${formatDuration(hours.p90)} at the slow end.${less}`,
    ],
  })
}

type FewestGpus = {
  readonly gpuCount: number
  readonly hours: Interval
  /** Its slow end makes it too. */
  readonly isSure: boolean
  readonly before: { readonly gpuCount: number; readonly hours: Interval } | null
}

/** Of the counts that people rent; where none is sure to make it, the first that does if all goes well. Null: none does. */
function fewestFor(
  job: Scenario,
  gpus: readonly GpuId[],
  deadline: number,
  request: RequestContext,
  context: EngineContext,
): FewestGpus | null {
  let before: FewestGpus['before'] = null
  let likely: FewestGpus | null = null
  for (const gpuCount of usualCounts) {
    const scenario: Scenario = { ...job, spec: { ...job.spec, gpus: [...gpus], gpuCount, deadlineHours: null } }
    const answer = context.answerWith(request, null)(scenario)
    if (answer.kind !== 'recommendation') continue
    const { hours } = answer.recommendation.best
    if (hours.p90 <= deadline) return { gpuCount, hours, isSure: true, before }
    if (hours.p50 <= deadline) likely ??= { gpuCount, hours, isSure: false, before }
    before = { gpuCount, hours }
  }
  return likely
}
