/** A peak rate that was stated, answered. */
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { peakMessage } from '../presentation/content/inquiries/peak-message.ts'
import { generalAnswerMessage } from '../presentation/content/inquiries/short-answer-messages.ts'
import { peakFiguresOf } from '../recommend/inquiries/peak.ts'
import { lowestOnDemand } from '../recommend/inquiries/quote.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome } from './outcome.ts'
import type { RequestContext } from './request.ts'

/**
 * GPU-hours at the stated peak in FLOP/s, dollars, and what the plan of the same job takes. Where the GPU has no peak
 * on record, the answer asks for its name.
 */
export function answerPeak(
  { spec, claim }: InquiryOf<'peak'>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const market = context.marketFor(request)
  const figures = peakFiguresOf(spec, claim.flops, market)
  if (figures === null) {
    const says = ['I know no peak rate of that GPU: say its name, such as “H100 SXM”.']
    return { kind: 'answer', content: generalAnswerMessage(says), detail: { kind: 'known', says } }
  }
  const { names } = context.renderContextOn(request)
  const rented = lowestOnDemand(spec, market)
  const rent =
    rented === undefined
      ? null
      : { usdPerGpuHour: rented.usdPerGpuHour, words: `${names.provider(rented.provider)}, ${rented.priceAsOf}` }
  const scenario = { spec: { ...spec, gpus: [figures.gpu], method: spec.method ?? 'full' }, setBy: {}, notes: [] }
  const answer = figures.flop === null ? null : context.answerWith(request, null)(scenario)
  const best = answer?.kind === 'recommendation' ? answer.recommendation.best : null
  const planned = best === null ? null : best.hours.p50 * best.gpuCount
  return {
    kind: 'answer',
    content: peakMessage(figures, claim.gpuHours, planned, rent, spec.tokens, names),
    detail: { kind: 'peak', figures },
  }
}
