/** What a model costs to host, or whether a GPU holds it while it answers. */
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { hostingFitMessage } from '../presentation/content/inquiries/hosting-fit-message.ts'
import { hostingAssumptions, hostingMessage } from '../presentation/content/inquiries/hosting-message.ts'
import { hostingFitOf } from '../recommend/inquiries/hosting-fit.ts'
import { hostingAmong, hostingPlanOf } from '../recommend/inquiries/hosting.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome } from './outcome.ts'
import type { RequestContext } from './request.ts'

/** The plan of a month, led by a verdict where money was named; or the fit, where that is asked. Throws without a model. */
export function answerHosting(
  {
    spec,
    users,
    among,
    areConcurrent,
    isOfficeHours,
    tokensPerSecond,
    usdPerMonth,
    asksFit,
    unused,
  }: InquiryOf<'hosting'>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const market = context.advisor.market(request.today, context.askerContext(request, null))
  const fit = asksFit === true ? hostingFitOf(spec, market) : null
  if (fit !== null) {
    const { names } = context.renderContextOn(request)
    const content = hostingFitMessage(fit, spec, spec.sequenceLength === null, unused, names)
    return { kind: 'answer', content, detail: { kind: 'hosting fit', fit } }
  }
  const wish = { users, areConcurrent, isOfficeHours, tokensPerSecond: tokensPerSecond ?? null }
  const plan = among === undefined ? hostingPlanOf(spec, wish, market) : hostingAmong(spec, among, wish, market)
  if (plan === null) throw new Error('hosting was asked of no model')
  const assumptions = hostingAssumptions(plan, spec, isOfficeHours)
  const { names } = context.renderContextOn(request)
  const content = hostingMessage(plan, spec, users, assumptions, unused, names, usdPerMonth ?? null)
  return { kind: 'answer', content, detail: { kind: 'hosting', plan, assumptions } }
}
