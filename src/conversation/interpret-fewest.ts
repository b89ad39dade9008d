/** The fewest GPUs that make a deadline. */
import type { GpuId } from '../catalog/ids.ts'
import type { Interval } from '../estimate/plan.ts'
import { asksSmallestCard } from '../language/inquiries/least-setup.ts'
import { fewestGpusIn, isFewestWanted } from '../language/inquiries/wanted-counts.ts'
import { formatDuration } from '../presentation/format/number-format.ts'
import { trainedWhole } from '../scenario/much-data.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { seriesIn } from '../language/questions/series.ts'
import type { SeriesText } from '../language/questions/runs-at-once.ts'
import { machinesWithin, runsTogether } from '../recommend/runs-together.ts'
import { usualCounts } from './count-plans.ts'
import type { EngineContext } from './engine-context.ts'
import { type FoundInterpretation, type JobReader, type ReadJob, startWith } from './part-readers.ts'
import type { RequestContext } from './request.ts'

/**
 * "The fewest H100s for it in 10 days", "how many A100s for it overnight": the first count whose slow end makes it, and
 * what one step less would take. Null where no number of GPUs is asked for with a time, or none makes it.
 */
export const fewestOf: JobReader = (text, readJob, request, context) => {
  const rest = asksSmallestCard(text) ? null : fewestGpusIn(text)
  const series = rest === null ? null : seriesIn(rest)
  const ofRuns = series === null ? null : fewestOfRuns(series, readJob, request, context)
  if (ofRuns !== null) return ofRuns
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

/** GPUs of one run, where several of them go side by side. */
const gpusOfRun = [1, 2, 4, 8]

/**
 * "24 ablations in 72 hours: how many H100s?": runs that know nothing of each other go side by side in rounds, and the
 * fewest GPUs are those of the machines that get through all of them. Null where it is one run, or there is no such time.
 */
function fewestOfRuns(
  series: SeriesText,
  readJob: ReadJob,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const { count, per, words } = series.series
  const said = per === null && count > 1 ? readJob(series.rest) : null
  const job = said === null ? null : trainedWhole(said, context.vocabulary.muchData)
  const deadline = job?.spec.deadlineHours ?? null
  if (job === null || deadline === null || job.spec.gpuCount !== null) return null
  const ways = gpusOfRun.flatMap((gpuCount) => {
    const scenario: Scenario = { ...job, spec: { ...job.spec, gpuCount, deadlineHours: null } }
    const answer = context.answerWith(request, null)(scenario)
    if (answer.kind !== 'recommendation') return []
    const { best } = answer.recommendation
    const machines = machinesWithin(best, count, deadline, 'p50')
    if (machines === null) return []
    const { hours } = runsTogether(best, count, machines)
    return [{ best, gpuCount, machines, gpus: machines * gpuCount, hours, rounds: Math.ceil(count / machines) }]
  })
  const [first, ...others] = ways.toSorted((one, other) => one.gpus - other.gpus || one.gpuCount - other.gpuCount)
  if (first === undefined) return null
  const { best, gpuCount, machines, gpus, hours, rounds } = first
  const name = context.renderContextOn(request).names.gpu(best.gpu)
  if (machines === 1)
    return startWith(
      { ...job, spec: { ...job.spec, gpuCount } },
      {
        runs: { count, per: null, words },
        lead: `${gpus} × ${name}`,
        generalAnswers: [
          `${gpus === 1 ? `One ${name} does` : `${gpus} × ${name} do`}: ${count} runs one after another, about ${formatDuration(hours.p50)} of the ${formatDuration(deadline)}.`,
        ],
      },
    )
  const inRounds = rounds === 1 ? 'all at once' : `${machines} at a time, ${rounds} one after another`
  const all = others.find((way) => way.rounds === 1)
  const atOnce =
    rounds === 1 || all === undefined ? '' : ` All at once they take ${all.gpus} and ${formatDuration(all.hours.p50)}.`
  const half = runsTogether(best, count, Math.floor(machines / 2)).hours.p50
  const verdict = `${gpus} × ${name}: ${gpuCount} for each run, ${inRounds}, about ${formatDuration(hours.p50)} of the ${formatDuration(deadline)}; half as many would take ${formatDuration(half)}.`
  const rest =
    'Such runs need no links between machines: take any nodes that are free, and ask now, as finding so many is the risk.'
  return startWith(
    { ...job, spec: { ...job.spec, gpuCount } },
    { runs: { count, per: null, words }, lead: `${gpus} × ${name}`, generalAnswers: [`${verdict}${atOnce} ${rest}`] },
  )
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
  let reduced: FewestGpus | null = null
  for (const gpuCount of usualCounts) {
    const scenario: Scenario = { ...job, spec: { ...job.spec, gpus: [...gpus], gpuCount, deadlineHours: null } }
    const answer = context.answerWith(request, null)(scenario)
    if (answer.kind !== 'recommendation') continue
    const { hours, method, masterWeights, offload, peakMemoryGiB, usableMemoryGiB } = answer.recommendation.best
    // With weights in bf16 alone it is another training: what holds fp32 masters is counted, where that is no crowd.
    const isCramped = offload !== 'none' || peakMemoryGiB.p95 > usableMemoryGiB
    const isReduced = method === 'full' && gpuCount < fewestOfMasters && (masterWeights === false || isCramped)
    if (hours.p90 <= deadline && !isReduced) return { gpuCount, hours, isSure: true, before }
    if (hours.p90 <= deadline) reduced ??= { gpuCount, hours, isSure: true, before }
    if (hours.p50 <= deadline) likely ??= { gpuCount, hours, isSure: false, before }
    before = { gpuCount, hours }
  }
  return reduced ?? likely
}
/** A machine of GPUs, which any full training that fits at all without masters fits with them. */
const fewestOfMasters = 8
