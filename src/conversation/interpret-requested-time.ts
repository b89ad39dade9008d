/** Machines for a time that somebody asks for: the verdict first, and the fewest of those GPUs that do the job. */
import { requestedTimeIn } from '../language/inquiries/requested-time.ts'
import {
  requestedTimeLead,
  requestedTimeSentences,
} from '../presentation/content/inquiries/requested-time-sentences.ts'
import { type JobReader, startWith } from './part-readers.ts'
import { recommendationFor } from './recommendation-for.ts'

/** Null where none is to be judged, or no whole job stands beside it. */
export const requestedTimeOf: JobReader = (text, readJob, request, context) => {
  const found = requestedTimeIn(text)
  const job = found === null ? null : readJob(found.rest)
  if (found === null || job === null) return null
  const scenario = { ...job, spec: { ...job.spec, gpuCount: null, nodes: null, deadlineHours: null } }
  const best = recommendationFor(scenario, request, context)?.best
  if (best === undefined) return null
  const figures = { words: found.words, asked: found.gpuCount * found.hours, best }
  const { generalAnswers = [] } = scenario.extras ?? {}
  return startWith(scenario, {
    lead: requestedTimeLead(figures),
    generalAnswers: [...requestedTimeSentences(figures), ...generalAnswers],
  })
}
