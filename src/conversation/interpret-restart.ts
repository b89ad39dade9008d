/** A run that ended before its end: the plan of what is to run again, and what of the first was for nothing. */
import { unfinishedRunIn } from '../language/inquiries/unfinished-run.ts'
import { lostTimeIn } from '../language/inquiries/utilization.ts'
import { restartedRunIn } from '../language/inquiries/restarted-run.ts'
import { formatCount, formatTokens, formatUsd } from '../presentation/format/number-format.ts'
import { rentOnRecord } from '../recommend/inquiries/quote.ts'
import type { EngineContext } from './engine-context.ts'
import { sellerOf, sharedName } from './named-rent.ts'
import { type FoundInterpretation, knownInquiry, type ReadJob, type ReadPart, startWith } from './part-readers.ts'
import type { RequestContext } from './request.ts'

const percent = (share: number): string => `${Number((share * 100).toPrecision(2))} %`

const isOfLoss = /\b(?:nan|inf|diverg|blew|explod)/iu

/** What of a run is to run again or remains; null where none is told of that is half done, or the rest is no job. */
export const restartOf = (
  text: string,
  readJob: ReadJob,
  readPart: ReadPart,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation =>
  againOf(text, readJob) ?? remainderOf(text, readJob) ?? stepsLeft(text, readPart, request, context)

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

/** "Lost it at step 5000 of 8000, what does it cost to finish?": without the data of a step the rest is told by what is behind. */
function stepsLeft(
  text: string,
  readPart: ReadPart,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const run = unfinishedRunIn(text)
  if (run?.steps === undefined || !asksForCost.test(text)) return null
  const { spec } = readPart(run.rest).draft.finish()
  if (spec.params === null && spec.gpus === null) return null
  const left = run.steps.whole - run.steps.done
  const times = formatRatio(left / run.steps.done)
  const record = spec.gpus === null ? null : rentOnRecord(spec, context.marketFor(request))
  const count = spec.gpuCount ?? 1
  const { names } = context.renderContextOn(request)
  return knownInquiry('steps left', [
    `${formatCount(left)} of ${formatCount(run.steps.whole)} steps are left, ${percent(1 - run.done)} of the run: ${times} times what the first ${formatCount(run.steps.done)} took, in hours and in dollars.`,
    ...(record === null
      ? []
      : [
          `An hour of ${formatCount(count)} × ${sharedName((spec.gpus ?? []).map((id) => names.gpu(id)))} is ${formatUsd(count * record.lowest.usdPerGpuHour)} (${sellerOf(record.lowest, spec.gpus ?? [], names)}) to ${formatUsd(count * record.median)} (the middle of ${formatCount(record.count)} sellers): 10 h until then mean ${formatUsd((count * record.lowest.usdPerGpuHour * 10 * left) / run.steps.done)} to ${formatUsd((count * record.median * 10 * left) / run.steps.done)} for the rest.`,
        ]),
    `From the last checkpoint, that is: steps behind it run again, and it has to hold the states of the optimizer. Say how long it ran until then, or the tokens of a step (“batch 64 x 4096”), and the rest is planned.`,
  ])
}
const asksForCost = /\b(?:cost\w*|price\w*|how (?:much|long|expensive)|dollars|bill|budget|pay|rest)\b|[$€£?]/iu
const formatRatio = (ratio: number): string => String(Number(ratio.toPrecision(2)))

/** "We lose 10 % of steps to the loader": the same job, which takes longer. */
export function lossOf(text: string, readJob: ReadJob): FoundInterpretation {
  const lost = lostTimeIn(text)
  const job = lost === null ? null : readJob(lost.rest)
  return lost === null || job === null ? null : startWith(job, { lost: { share: lost.share, words: lost.words } })
}
