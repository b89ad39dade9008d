/** The largest micro-batch of a model on a card, and why memory runs out at a length: by the estimate of memory, without data. */
import { labelGpuMemory } from '../language/inquiries/fit-inquiry.ts'
import { globalBatchIn } from '../language/inquiries/global-batch.ts'
import { memoryQuestionIn } from '../language/inquiries/memory-question.ts'
import {
  batchSentences,
  type FitAt,
  outOfMemorySentences,
} from '../presentation/content/inquiries/memory-question-sentences.ts'
import { globalBatchSentences } from '../presentation/content/inquiries/global-batch-sentences.ts'
import type { FitResult } from '../recommend/inquiries/fit.ts'
import { sequenceLengthOf } from '../recommend/search/global-batch.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { type FoundInterpretation, inquiryOf } from './part-readers.ts'
import { outOfMemoryOf } from './interpret-out-of-memory.ts'
import type { RequestContext } from './request.ts'

/** More make nothing faster. */
const batches = [1, 2, 4, 8, 16, 32]

/** Null where neither is asked, or no model and GPU are named. */
export function memoryQuestionOf(
  text: string,
  specOf: (words: string) => Spec,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const split = globalBatchOf(text, specOf, request, context)
  if (split !== null) return split
  const ranOut = outOfMemoryOf(text, specOf, request, context)
  if (ranOut !== null) return ranOut
  const asked = memoryQuestionIn(text)
  if (asked === null) return null
  const { catalog } = context
  const spec = specOf(labelGpuMemory(asked.rest, catalog.inquiryFacts.words))
  if (spec.params === null || spec.gpus === null || spec.tokens !== null) return null
  const fit = context.fitFor(request)
  const fitAt = (value: number, changed: Partial<Spec>): FitAt | null => {
    const result: FitResult | null = fit({ ...spec, ...changed })
    return result === null ? null : { value, result }
  }
  const { names } = context.renderContextOn(request)
  if (asked.asks === 'batch') {
    const found = largestBatch((batch) => fitAt(batch, { batch }))
    if (found === null) return null
    const { best, next } = found
    const length = sequenceLengthOf(spec, catalog.batches)
    return inquiryOf({ kind: 'known', id: 'largest batch', says: batchSentences(best, next, spec, length, names) })
  }
  if (asked.lengths.length === 0) return null
  const fits = asked.lengths.flatMap((sequenceLength) => fitAt(sequenceLength, { sequenceLength, batch: 1 }) ?? [])
  if (fits.length < asked.lengths.length) return null
  const vocabulary = spec.model === null ? null : (catalog.models.get(spec.model)?.shape.vocab ?? null)
  return inquiryOf({ kind: 'known', id: 'out of memory', says: outOfMemorySentences(fits, spec, vocabulary, names) })
}

/** The largest micro-batch that is sure to fit, and the one that is not; null: one cannot be told. */
function largestBatch(
  fitAt: (batch: number) => FitAt | null,
): { readonly best: FitAt | null; readonly next: FitAt | null } | null {
  let best: FitAt | null = null
  for (const batch of batches) {
    const fit = fitAt(batch)
    if (fit === null) return null
    if (fit.result.verdict !== 'yes') return { best, next: fit }
    best = fit
  }
  return { best, next: null }
}

/** "What micro-batch and accumulation for a global batch of 512 on 8 A100?" */
function globalBatchOf(
  text: string,
  specOf: (words: string) => Spec,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const asked = globalBatchIn(text)
  if (asked === null) return null
  const read = specOf(labelGpuMemory(asked.rest, context.catalog.inquiryFacts.words))
  const { gpus, gpuCount, params, tokens } = read
  if (gpus === null || tokens !== null || (params === null && asked.micro === null)) return null
  const length =
    asked.length ?? (params === null ? read.sequenceLength : sequenceLengthOf(read, context.catalog.batches))
  if (asked.isTokens && length === null) return null
  const spec: Spec = { ...read, sequenceLength: length }
  const asker = context.askerContext(request, null)
  const found =
    params === null
      ? null
      : largestBatch((batch) => {
          const result = context.advisor.fit({ ...spec, batch }, request.today, asker)
          return result === null ? null : { value: batch, result }
        })
  // That nothing fits is told by the memory.
  if (params !== null && asked.micro === null && (found === null || found.best === null)) return null
  const says = globalBatchSentences({
    // A batch of tokens is one of so many sequences, rounded as people set it.
    sequences: asked.isTokens ? 2 ** Math.max(0, Math.round(Math.log2(asked.value / (length ?? 1)))) : asked.value,
    length,
    gpuCount: gpuCount ?? 1,
    micro: asked.micro,
    best: found?.best ?? null,
  })
  return inquiryOf({ kind: 'known', id: 'global batch', says })
}
