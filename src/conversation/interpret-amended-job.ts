/** A job that its own text changes: "actually make that the 14b, and 8k examples", "if it's over $400 take the first 500M". */
import { withLastNote } from '../scenario/noted-scenario.ts'
import { understand } from '../language/pipeline.ts'
import { jobConditionIn } from '../language/inquiries/job-condition.ts'
import { formatDuration, formatUsd } from '../presentation/format/number-format.ts'
import { changedFields, type Scenario } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { type FoundInterpretation, type ReadJob, startWith, type JobReader } from './part-readers.ts'
import type { RequestContext } from './request.ts'

/** Null where the text changes nothing of its own job. */
export const amendedJobOf = (
  text: string,
  readJob: ReadJob,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation =>
  conditionalJobOf(text, readJob, request, context) ?? correctedJobOf(text, readJob, request, context)

/** Null where nothing changes on a condition, or the change cannot be read. */
const conditionalJobOf: JobReader = (text, readJob, request, context) => {
  const found = jobConditionIn(text)
  const job = found === null ? null : readJob(found.rest)
  const other = found === null || job === null ? null : amended(job, found.change, request, context)
  if (found === null || job === null || other === null) return null
  const { limit, words } = found
  const figureOf = (scenario: Scenario): number | null => {
    const answer = context.answerWith(request, null)(scenario)
    if (answer.kind !== 'recommendation') return null
    const { allInUsd, hours } = answer.recommendation.best
    return 'usd' in limit ? allInUsd.p50 : hours.p50
  }
  const [most, shown] = 'usd' in limit ? [limit.usd, formatUsd] : [limit.hours, formatDuration]
  const [figure, changed] = [figureOf(job), figureOf(other)]
  if (figure === null) return null
  if (figure <= most)
    return startWith(withLastNote(job, `“${words}”: it is not, at ${shown(figure)}, so the plan stands as it is.`), {})
  const still = changed !== null && changed > most ? ', over it too' : ''
  const then = changed === null ? '' : `, which comes to ${shown(changed)}${still}`
  return startWith(
    withLastNote(other, `“${words}”: it is, at ${shown(figure)}; what is said for that is planned${then}.`),
    {},
  )
}

const cue =
  /[,;.…–—\n-]+\s*(?:(?:no|oh|hm+|ah|ok|sorry|well|but),?\s+)?(?:actually|nvm|never ?mind|jk|oops|no,?\s+sorry|sorry,?\s+no|(?:hm+|ah|oh|err*|uh|um),?\s+no|(?:no,?\s+)?wait|scratch (?:that|this)|on second thoughts?|correction|rather|make (?:that|it)|i mean|i meant|edit)\b[\s,:.-]*(?:(?:lol|no|nah|nope),?\s+)?(?:(?:let['’]?s|we|i)\s+)?(?:(?:make|do|take|use|go (?:for|with))\s+(?:(?:that|it)\s+)?)?/giu
const maxLength = 600
const maxCues = 3

/** Null where nothing is corrected, or what stands behind is no change of the job before it. */
const correctedJobOf: JobReader = (text, readJob, request, context) => {
  if (text.length > maxLength) return null
  // "But make it 2 gpus, actually no 1": the last word holds.
  for (const found of [...text.matchAll(cue)].slice(-maxCues).toReversed()) {
    const before = text.slice(0, found.index)
    const behind = text.slice(found.index + found[0].length).trim()
    const said = found[0].replace(/^\W+|[\s,:.-]+$/gu, '')
    const corrected =
      amendedBy(readJob(before), behind, request, context) ??
      withoutLater(before, behind, (rest, change) => amendedBy(readJob(rest), change, request, context))
    if (corrected !== null)
      return startWith(withLastNote(corrected, `“${said}”: what follows takes the place of what stands before it.`), {})
  }
  return null
}

const amendedBy = (
  job: Scenario | null,
  change: string,
  request: RequestContext,
  context: EngineContext,
): Scenario | null => (job === null ? null : amended(job, change, request, context))

/** "…, actually 1 gpu is fine, and not runpod": what is said behind the correction is of the job. */
function withoutLater(
  before: string,
  behind: string,
  amend: (rest: string, change: string) => Scenario | null,
): Scenario | null {
  const end = behind.search(/[,;.](?=\s)/u)
  return end === -1 ? null : amend(`${before}, ${behind.slice(end + 1).trim()}`, behind.slice(0, end))
}

/** What a change makes of a job; null where it cannot be read whole, or changes nothing. */
function amended(
  job: Scenario,
  change: string,
  { today }: RequestContext,
  { vocabulary }: EngineContext,
): Scenario | null {
  const { draft, slots, unrecognized } = understand(change, { mode: 'thread', vocabulary, today, base: job })
  if (slots.length === 0 || unrecognized.length > 0 || draft.issues.length > 0) return null
  const scenario = draft.finish()
  return changedFields(scenario.spec, job.spec).length === 0 ? null : scenario
}
