/** A job beside which a run of one's own is told with its hours: what that run says of the hours of this one. */
import { earlierRunIn } from '../language/inquiries/earlier-run.ts'
import { earlierRunSentence } from '../presentation/content/inquiries/earlier-run-sentences.ts'
import { fieldPhrases, modelPhrase } from '../scenario/field-phrases.ts'
import type { EngineContext } from './engine-context.ts'
import { withAnswersBefore } from './interpretation-extras.ts'
import type { FoundInterpretation, ReadPart, ReadRest } from './part-readers.ts'
import { recommendationFor, recommendationForSpec } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

/** Null where none is told so, or the rest is no job with what it leaves to that run. */
export function earlierRunOf(
  text: string,
  readRest: ReadRest,
  readPart: ReadPart,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const earlier = earlierRunIn(text)
  if (earlier === null) return null
  const run = readPart(earlier.told).draft.finish().spec
  const next = readPart(earlier.rest).draft.finish().spec
  if (run.tokens === null || (run.params ?? run.model) === null) return null
  // "Now the dataset is 260M": the model and the method are those of before.
  const isOtherModel = (next.params ?? next.model) !== null
  const kept = [
    ...(isOtherModel ? [] : [modelPhrase(run) ?? fieldPhrases(run, ['params']).join(' ')]),
    ...(next.method === null && next.task === null ? fieldPhrases(run, ['method']) : []),
  ].join(' ')
  const read = readRest(`${kept} ${earlier.rest}`.trim())
  if (read?.kind !== 'start') return null
  const measured = recommendationForSpec(
    { ...run, gpuCount: run.gpuCount ?? 1, deadlineHours: null, budgetUsd: null },
    request,
    context,
  )?.best
  const planned = recommendationFor(read.scenario, request, context)?.best
  if (measured === undefined || planned === undefined) return read
  const { names } = context.renderContextOn(request)
  const told = { tokens: run.tokens, hours: earlier.hours, words: earlier.words, isOnNamed: run.gpus !== null }
  return withAnswersBefore(read, [earlierRunSentence(told, measured, planned, names)])
}
