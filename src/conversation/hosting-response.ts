/** What a model costs to host, or whether a GPU holds it while it answers. */
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { hostingFitMessage } from '../presentation/content/inquiries/hosting-fit-message.ts'
import { hostingAssumptions, hostingMessage } from '../presentation/content/inquiries/hosting-message.ts'
import { hostingFitOf } from '../recommend/inquiries/hosting-fit.ts'
import { type Market, placeMarket } from '../offers/market.ts'
import { hostingAmong, hostingPlanOf } from '../recommend/inquiries/hosting.ts'
import { withLead, withLine } from './answer-line.ts'
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
    lead,
    unused,
  }: InquiryOf<'hosting'>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const open = context.marketFor(request)
  const market = placeMarket(open, spec)
  const fit = asksFit === true ? hostingFitOf(spec, market) : null
  if (fit !== null) {
    const { names } = context.renderContextOn(request)
    const content = hostingFitMessage(fit, spec, spec.sequenceLength === null, unused, names)
    return { kind: 'answer', content, detail: { kind: 'hosting fit', fit } }
  }
  const wish = { users, areConcurrent, isOfficeHours, tokensPerSecond: tokensPerSecond ?? null }
  const planIn = (offers: Market) =>
    among === undefined ? hostingPlanOf(spec, wish, offers) : hostingAmong(spec, among, wish, offers)
  const placed = planIn(market)
  const isElsewhere = market !== open && placed?.options.length === 0
  const plan = isElsewhere ? planIn(open) : placed
  if (plan === null) throw new Error('hosting was asked of no model')
  const assumptions = hostingAssumptions(plan, spec, isOfficeHours)
  const { names } = context.renderContextOn(request)
  const content = hostingMessage(plan, spec, users, assumptions, unused, names, usdPerMonth ?? null)
  const told: Outcome = { kind: 'answer', content, detail: { kind: 'hosting', plan, assumptions } }
  const answer = lead === undefined ? told : withLead(told, lead)
  if (market === open) return answer
  const place = spec.region === null ? null : (context.catalog.places.get(spec.region)?.name ?? null)
  const asked = place === null ? 'what was asked of hosts' : place
  if (isElsewhere)
    return withLead(
      answer,
      `We have no price in ${asked} for GPUs that hold it. Ask the large clouds for that region, and whether the law asks for the place at all or for a contract. What it costs elsewhere:`,
    )
  return withLine(
    answer,
    place === null ? 'All of these keep to what was asked of hosts.' : `All of these are priced in ${place}.`,
  )
}
