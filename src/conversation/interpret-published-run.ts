/** "How much did it cost to train DeepSeek V3?": what was published of it, before anything is read as a job or as a claim. */
import { publishedRunIn } from '../language/inquiries/published-run.ts'
import { placeMarket } from '../offers/market.ts'
import { publishedRunSentences } from '../presentation/content/inquiries/published-run-sentences.ts'
import { priceListOf } from '../recommend/inquiries/prices.ts'
import { emptySpec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { type FoundInterpretation, inquiryOf } from './part-readers.ts'
import type { RequestContext } from './request.ts'

/** Null where no training of others is asked about. */
export function publishedRunOf(text: string, request: RequestContext, context: EngineContext): FoundInterpretation {
  const asked = publishedRunIn(text, context.catalog.inquiryFacts.publishedRuns)
  if (asked === null) return null
  const { gpu } = asked.run
  const market = placeMarket(context.marketFor(request), emptySpec)
  const offer =
    gpu === null ? null : (priceListOf({ ...emptySpec, gpus: [gpu] }, ['on_demand'], null, market).offers[0] ?? null)
  const peak = gpu === null ? null : (context.catalog.gpus.get(gpu)?.peak.bf16?.base ?? null)
  const { names } = context.renderContextOn(request)
  return inquiryOf({ kind: 'known', id: 'published-run', says: publishedRunSentences(asked, offer, peak, names) })
}
