/** A run that ended before its end: the plan of what is to run again, and what of the first was for nothing. */
import { unfinishedRunIn } from '../language/inquiries/unfinished-run.ts'
import { restartedRunIn } from '../language/inquiries/restarted-run.ts'
import { formatTokens } from '../presentation/format/number-format.ts'
import { type FoundInterpretation, type ReadJob, startWith } from './part-readers.ts'

const percent = (share: number): string => `${Number((share * 100).toPrecision(2))} %`

const isOfLoss = /\b(?:nan|inf|diverg|blew|explod)/iu

/** What of a run is to run again or remains; null where none is told of that is half done, or the rest is no job. */
export const restartOf = (text: string, readJob: ReadJob): FoundInterpretation =>
  againOf(text, readJob) ?? remainderOf(text, readJob)

function againOf(text: string, readJob: ReadJob): FoundInterpretation {
  const run = restartedRunIn(text)
  const job = run === null ? null : readJob(run.rest)
  if (run === null || job?.spec.tokens == null) return null
  const left = 1 - run.from
  const tokens = job.spec.tokens * left
  const says =
    run.from === 0
      ? `“${run.words}”: this is the whole run once more. What ran until then is paid on top and lost, about ${percent(run.reached)} of these figures.`
      : `“${run.words}”: this is the rest from ${percent(run.from)}, ${formatTokens(tokens)}. What ran behind that checkpoint is lost, about ${percent((run.reached - run.from) / left)} of these figures.`
  const advice = isOfLoss.test(run.words)
    ? 'Before it runs again: skip the batches around the point where it broke or lower the learning rate, and save more often.'
    : 'Save more often: every half an hour to an hour costs next to nothing beside what was lost.'
  return startWith({ ...job, spec: { ...job.spec, tokens } }, { generalAnswers: [says, advice] })
}

/** "38 % done of 900M tokens, what does the rest cost?" */
function remainderOf(text: string, readJob: ReadJob): FoundInterpretation {
  const run = unfinishedRunIn(text)
  const job = run === null ? null : readJob(run.rest)
  if (run === null || job?.spec.tokens == null) return null
  const tokens = job.spec.tokens * (1 - run.done)
  const note = `“${run.words}”: what remains is planned, ${percent(1 - run.done)} of ${formatTokens(job.spec.tokens)}: ${formatTokens(tokens)}. Where it goes on elsewhere, the checkpoint must have the state of the optimizer, and be moved.`
  return startWith({ ...job, spec: { ...job.spec, tokens } }, { generalAnswers: [note] })
}
