/** "Global batch 2M or 64k?": the plan of the job, and the steps that either batch leaves. */
import { batchesWeighedIn } from '../language/inquiries/batches-weighed.ts'
import {
  batchesWeighedLead,
  batchesWeighedSentences,
} from '../presentation/content/inquiries/batches-weighed-sentences.ts'
import { trainedWhole } from '../scenario/much-data.ts'
import { sequenceLengthOf, usualBatchOf } from '../recommend/search/global-batch.ts'
import type { EngineContext } from './engine-context.ts'
import { type FoundInterpretation, type ReadRest, startWith } from './part-readers.ts'
import type { RequestContext } from './request.ts'
import { recommendationFor } from './recommendation-for.ts'

/** Null where no two are weighed, or the rest is no whole job. */
export function batchesWeighedOf(
  text: string,
  readRest: ReadRest,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const weighed = batchesWeighedIn(text)
  const read = weighed === null ? null : readRest(weighed.rest)
  if (weighed === null || read?.kind !== 'start') return null
  // What is asked is the batch, and not whether the job fits its cards.
  const { doubt: _, ...extras } = read.scenario.extras ?? {}
  const { spec } = trainedWhole(read.scenario, context.vocabulary.muchData)
  const best = recommendationFor({ ...read.scenario, spec }, request, context)?.best
  if (spec.tokens === null || spec.params === null || best === undefined) return null
  const { batches } = context.catalog
  const length = sequenceLengthOf(spec, batches)
  const [one, two] = weighed.batches.map(({ value, isTokens }) => (isTokens ? value : value * length))
  if (one === undefined || two === undefined) return null
  const says = batchesWeighedSentences({
    batchTokens: [one, two],
    areTokens: weighed.batches[0].isTokens,
    length,
    dataTokens: spec.tokens,
    usual: usualBatchOf(spec, best, spec.params, batches) * length,
    isFromScratch: spec.task === 'pretrain' && best.method === 'full',
  })
  const generalAnswers = [...says, ...(extras.generalAnswers ?? [])]
  return startWith({ ...read.scenario, extras }, { lead: batchesWeighedLead, generalAnswers })
}
