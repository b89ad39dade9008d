/** The largest micro-batch of a model on a card, and why memory runs out at a length: by the estimate of memory, without data. */
import { labelGpuMemory } from '../language/inquiries/fit-inquiry.ts'
import { memoryQuestionIn } from '../language/inquiries/memory-question.ts'
import {
  batchSentences,
  type FitAt,
  outOfMemorySentences,
} from '../presentation/content/inquiries/memory-question-sentences.ts'
import type { FitResult } from '../recommend/inquiries/fit.ts'
import { sequenceLengthOf } from '../recommend/search/global-batch.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { type FoundInterpretation, inquiryOf } from './part-readers.ts'
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
    let best: FitAt | null = null
    let next: FitAt | null = null
    for (const batch of batches) {
      const fit = fitAt(batch, { batch })
      if (fit === null) return null
      if (fit.result.verdict !== 'yes') next = fit
      if (next !== null) break
      best = fit
    }
    const length = sequenceLengthOf(spec, catalog.batches)
    return inquiryOf({ kind: 'known', id: 'largest batch', says: batchSentences(best, next, spec, length, names) })
  }
  if (asked.lengths.length === 0) return null
  const fits = asked.lengths.flatMap((sequenceLength) => fitAt(sequenceLength, { sequenceLength, batch: 1 }) ?? [])
  if (fits.length < asked.lengths.length) return null
  const vocabulary = spec.model === null ? null : (catalog.models.get(spec.model)?.shape.vocab ?? null)
  return inquiryOf({ kind: 'known', id: 'out of memory', says: outOfMemorySentences(fits, spec, vocabulary, names) })
}
