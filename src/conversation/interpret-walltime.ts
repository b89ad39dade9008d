/** A cluster ends each job after so many hours: the training goes on in the next, and the limit is no deadline. */
import { walltimeIn } from '../language/inquiries/walltime.ts'
import { formatCount, formatDuration } from '../presentation/format/number-format.ts'
import type { Option } from '../recommend/recommendation.ts'
import type { EngineContext } from './engine-context.ts'
import { withExtras } from './interpretation-extras.ts'
import type { FoundInterpretation, ReadRest } from './part-readers.ts'
import { recommendationFor } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

/** Null where no such limit is told, or the rest is no job. */
export function walltimeOf(
  text: string,
  readRest: ReadRest,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const limit = walltimeIn(text)
  const read = limit === null ? null : readRest(limit.rest)
  if (limit === null || read?.kind !== 'start') return null
  const best = recommendationFor(read.scenario, request, context)?.best
  if (best === undefined) return null
  const { generalAnswers = [] } = read.scenario.extras ?? {}
  return withExtras(read, { generalAnswers: [jobsSentence(limit.words, limit.hours, best), ...generalAnswers] })
}

/** Of each job: what is left for loading, compiling and the last save. */
const usable = 0.95

function jobsSentence(words: string, limit: number, { hours: { p50, p90 } }: Option): string {
  const [some, most] = [p50, p90].map((hours) => Math.ceil(hours / (limit * usable)))
  if (some === 1 && most === 1) return `“${words}”: the run fits in one job.`
  const count = some === most ? formatCount(some ?? 1) : `${formatCount(some ?? 1)} to ${formatCount(most ?? 1)}`
  return `“${words}” is the limit of a job, and no deadline: that is ${count} jobs of ${formatDuration(limit)} one after another, each going on from the last checkpoint (a chain with dependencies). Save at least every hour and once more before the limit, test the resume first, and allow for the queue between them.`
}
