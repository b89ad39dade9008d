/** "How much did it cost to train DeepSeek V3?": what was published of it, before anything is read as a job or as a claim. */
import { askedPartsOf } from '../language/asked-parts.ts'
import { publishedRunIn } from '../language/inquiries/published-run.ts'
import { placeMarket } from '../offers/market.ts'
import { publishedRunSentences } from '../presentation/content/inquiries/published-run-sentences.ts'
import { priceListOf } from '../recommend/inquiries/prices.ts'
import { emptySpec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { withGeneralAnswers } from './interpretation-extras.ts'
import { specIn } from './job-in-text.ts'
import type { FoundInterpretation } from './part-readers.ts'
import type { RequestContext } from './request.ts'

/** Null where no training of others is asked about. */
export function publishedRunOf(
  text: string,
  request: RequestContext,
  context: EngineContext,
): Extract<Interpretation, { kind: 'inquiry' }> | null {
  const asked = publishedRunIn(text, context.catalog.inquiryFacts.publishedRuns)
  if (asked === null) return null
  const { gpu } = asked.run
  const market = placeMarket(context.marketFor(request), emptySpec)
  const offer =
    gpu === null ? null : (priceListOf({ ...emptySpec, gpus: [gpu] }, ['on_demand'], null, market).offers[0] ?? null)
  const peak = gpu === null ? null : (context.catalog.gpus.get(gpu)?.peak.bf16?.base ?? null)
  const { names } = context.renderContextOn(request)
  const says = publishedRunSentences(asked, offer, peak, names)
  return { kind: 'inquiry', inquiry: { kind: 'known', id: 'published-run', says } }
}

/** "What did it cost Meta, and what would it cost us?": the first question by itself; null where it is about no such run. */
export function publishedRunFirst(
  text: string,
  request: RequestContext,
  context: EngineContext,
  interpret: (text: string) => Interpretation,
): FoundInterpretation {
  const [first, ...others] = askedPartsOf(text)
  if (first === undefined || others.length === 0) return null
  const published = publishedRunOf(first.text, request, context)
  if (published === null) return null
  const own = specIn(others.map((part) => part.text).join(' '), request, context)
  // The same once more, by others, is told with what was published: its hours at the prices of today.
  if (own.tokens === null && own.gpus === null && own.method === null) return published
  const answer = interpret(text)
  const says = published.inquiry.kind === 'known' ? published.inquiry.says : []
  return answer.kind === 'start' ? withGeneralAnswers(answer, says) : published
}
