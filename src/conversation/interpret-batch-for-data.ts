/** "Is a global batch of 64 x 4096 too big for 30M tokens?": the steps that it leaves, and no plan. */
import { batchForDataIn } from '../language/inquiries/batch-for-data.ts'
import { batchForDataSentences } from '../presentation/content/inquiries/batch-for-data-sentences.ts'
import { planName } from '../presentation/format/display-names.ts'
import { formatDuration, formatUsd } from '../presentation/format/number-format.ts'
import { DEFAULT_SEQUENCE_LENGTH, sequenceLengthOf, usualBatchOf } from '../recommend/search/global-batch.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { inquiryOf, type SpecReader } from './part-readers.ts'
import { recommendationForSpec } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

/** Null where no batch is doubted, or nobody says how much data there is. */
export const batchForDataOf: SpecReader = (text, specOf, request, context) => {
  const asked = batchForDataIn(text)
  if (asked === null) return null
  const spec = specOf(asked.rest)
  if (spec.tokens === null) return null
  const { batches } = context.catalog
  const isFromScratch = spec.task === 'pretrain' && /\b(?:pre-?train\w*|from scratch)\b/iu.test(text)
  const told = asked.length ?? spec.sequenceLength
  const length = told ?? (asked.isTokens ? null : sequenceLengthOf(spec, batches))
  const batchTokens = asked.isTokens ? asked.value : asked.value * (length ?? DEFAULT_SEQUENCE_LENGTH)
  const method = spec.method ?? 'lora'
  const job = { ...spec, sequenceLength: length }
  const says = batchForDataSentences({
    batchTokens,
    length,
    isLengthAssumed: told === null && length !== null,
    dataTokens: spec.tokens,
    epochs: asked.epochs,
    usual: spec.params === null || length === null ? null : usualBatchOf(job, { method }, spec.params, batches),
    isFromScratch,
    gpuCount: spec.gpuCount,
    epoch: spec.params === null ? null : epochWords(job, request, context),
  })
  return inquiryOf({ kind: 'known', id: 'batch for data', says })
}

/** What one pass takes on the best machine. */
function epochWords(spec: Spec, request: RequestContext, context: EngineContext): string | null {
  const best = recommendationForSpec(spec, request, context)?.best
  if (best === undefined) return null
  const { names } = context.renderContextOn(request)
  return `an epoch is about ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)} on ${planName(best, names)} either way`
}
