/** Training of a model of pictures or sound, answered by what one GPU does of it in a second. */
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { samplesMessage } from '../presentation/content/inquiries/samples-message.ts'
import { placeMarket } from '../offers/market.ts'
import { sampledPlanOf } from '../recommend/inquiries/samples.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome } from './outcome.ts'
import type { RequestContext } from './request.ts'

/** Throws for a model that is not among the sampled ones: the reader names only those. */
export function answerSamples(inquiry: InquiryOf<'samples'>, request: RequestContext, context: EngineContext): Outcome {
  const { spec, method } = inquiry
  const open = context.advisor.market(request.today, context.askerContext(request, null))
  const { sampledModels } = context.catalog.inquiryFacts
  // Machines of strangers are for those who ask for them.
  const ownHosts = { ...spec, hosting: spec.hosting ?? ('data-centre' as const) }
  // Prices of a region are few: those of the others tell what it comes to.
  const anywhere = spec.region === null ? [] : [{ ...ownHosts, region: null }]
  const placements = [ownHosts, spec, ...anywhere]
  const plans = placements.map((placed) => sampledPlanOf(inquiry, sampledModels, placeMarket(open, placed)))
  const at = plans.findIndex((each, index) => each === null || each.choices.length > 0 || index === plans.length - 1)
  const found = plans[at]
  const isElsewhere = found != null && found.choices.length > 0 && placements[at]?.region !== spec.region
  const plan =
    found != null && isElsewhere
      ? {
          ...found,
          assumed: [...found.assumed, 'prices of other regions: none of the one that was named is on record'],
        }
      : found
  if (plan == null) throw new Error(`there is no model "${inquiry.id}" of pictures or sound`)
  const { names } = context.renderContextOn(request)
  const tooSmall = (spec.gpus ?? []).flatMap((gpu) => {
    const gigabytes = (context.catalog.gpus.get(gpu)?.memory.base ?? Infinity) / 1e9
    return gigabytes < plan.row.memoryGb[method] ? [{ gpu, gigabytes }] : []
  })
  const content = samplesMessage(plan, method, spec.budgetUsd, names, tooSmall)
  return { kind: 'answer', content, detail: { kind: 'samples', plan } }
}
