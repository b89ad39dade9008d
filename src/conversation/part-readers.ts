/** Readers of parts of a text, and what is found with them. */
import type { Inquiry } from '../language/inquiries/inquiry.ts'
import type { ToldJob } from '../language/inquiries/told-job.ts'
import type { seriesIn } from '../language/questions/series.ts'
import type { Understanding } from '../language/resolution/understanding.ts'
import type { JobExtras, Scenario, Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation, JobInterpretation } from './interpretation.ts'
import type { RequestContext } from './request.ts'

/** Null: nothing of the kind is said. */
export type FoundInterpretation = Interpretation | null
export type ReadPart = (rest: string) => Understanding
/** Reads the rest of a text: a job with what else is said beside it; null: it is none. */
export type ReadRest = (rest: string) => Interpretation | null

/** Null: the rest is no whole job. */
export type ReadJob = (rest: string) => Scenario | null

type ReaderWith<T> = (text: string, read: T, request: RequestContext, context: EngineContext) => FoundInterpretation
/** Reads a text in which the words of a job stand beside what is asked. */
export type SpecReader = ReaderWith<(words: string) => Spec>
/** Reads a text beside which a whole job stands. */
export type JobReader = ReaderWith<ReadJob>

/** A job with what was said beside it. */
export const startWith = (scenario: Scenario, extras: JobExtras): JobInterpretation => ({
  kind: 'start',
  scenario: {
    ...scenario,
    extras: { ...scenario.extras, ...extras },
    // What comes next in the thread is of so many runs too.
    ...(extras.runs?.per === null ? { series: { count: extras.runs.count } } : {}),
  },
  policy: null,
  phrases: [],
})

/** The first of the rests that is a whole job, where it is one that `isMeant`; null otherwise. */
export function firstJobOf(
  rests: readonly string[],
  readRest: ReadRest,
  isMeant: (spec: Spec) => boolean,
): Scenario | null {
  for (const rest of rests) {
    const read = readRest(rest)
    if (read?.kind === 'start' && read.sizes === undefined && read.scenario.spec.tokens !== null)
      return isMeant(read.scenario.spec) ? read.scenario : null
  }
  return null
}

/** A question that needs no whole job. */
export const inquiryOf = (asked: Exclude<Inquiry, { kind: 'goal' }>): Interpretation => ({
  kind: 'inquiry',
  inquiry: asked,
})

/** What is true whatever the plan is. */
export const knownInquiry = (id: string, says: readonly string[], job: ToldJob | null = null): Interpretation =>
  inquiryOf({ kind: 'known', id, says, ...(job === null ? {} : { job }) })

/** Runs of a series, beside the job. */
export const extrasOfSeries = (series: ReturnType<typeof seriesIn>): JobExtras =>
  series === null ? {} : { runs: series.series }

/** A machine that is kept for a whole session costs its hours, however fast it is: the cheapest is planned. */
export function jobOfSeries(
  job: Scenario,
  { series }: NonNullable<ReturnType<typeof seriesIn>>,
  runsPerYear: number | null,
): Scenario {
  const isKept = series.atOnce === 'session' && job.spec.objective === null
  const chosen: Scenario = isKept ? { ...job, spec: { ...job.spec, objective: 'cheapest' } } : job
  return runsPerYear === null ? chosen : { ...chosen, runsPerYear }
}

/** "900 H100-hours for a 13B": the job is on those GPUs, where it names none. */
export function startOfHours(
  job: Scenario,
  { value, words }: { readonly value: number; readonly words: string },
  readPart: ReadPart,
): JobInterpretation {
  const gpus = job.spec.gpus === null ? readPart(words).draft.get('gpus') : null
  const onThem = gpus === null ? job : { ...job, spec: { ...job.spec, gpus: [...gpus] } }
  return startWith(onThem, { gpuHours: { value, words } })
}
