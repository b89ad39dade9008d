/** What GPUs cost to rent, answered: prices by the hour, kinds set against each other, and other ways to pay. */
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { type Market, placeMarket } from '../offers/market.ts'
import { billSums, otherWaysSentence, pricesMessage } from '../presentation/content/inquiries/prices-message.ts'
import { hourlyWatchText } from '../presentation/content/messages/watch-message.ts'
import type { DisplayNames } from '../presentation/format/display-names.ts'
import { kindsOfGpus, perTokenCosts } from '../recommend/inquiries/per-token.ts'
import { type PriceList, priceListOf } from '../recommend/inquiries/prices.ts'
import { judgeQuote } from '../recommend/inquiries/quote.ts'
import type { Option } from '../recommend/recommendation.ts'
import type { Spec } from '../scenario/scenario.ts'
import { withLine } from './answer-line.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome } from './outcome.ts'
import { recommendationForSpec } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

/** GPUs of a kind that are tried to hold a job, and over how much of the least cost fewer of them are given up. */
const triedCounts: readonly (number | null)[] = [1, 2, 4, 8, 16]
const muchDearer = 1.3
const usdPerToken = ({ usdPerGpuHour, gpuCount, tokensPerSecond }: Option): number =>
  (usdPerGpuHour * gpuCount) / tokensPerSecond.p50

/** Offers for GPUs, and what each kind does for its price where several are named. */
export function answerPrices(
  {
    spec,
    pricings,
    pricingOf,
    hours,
    gpuHours,
    isPerTokenAsked,
    isWatchAsked,
    currency,
    tax,
    unused,
  }: InquiryOf<'prices'>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const open = context.advisor.market(request.today, context.askerContext(request, null))
  const market = placeMarket(open, spec)
  const kinds = kindsOfGpus(spec.gpus ?? [], market)
  const { params, method, pricesTokens } = context.catalog.inquiryFacts.goals
  const job: Spec = {
    ...spec,
    params: spec.params ?? params.base,
    method: spec.method ?? method,
    tokens: pricesTokens.base,
    gpuCount: spec.gpuCount ?? 1,
  }
  const planOf = (asked: Spec) => recommendationForSpec(asked, request, context)
  // A GPU that leans on the memory of its host says nothing of its kind: as many as hold the job come first.
  const recommendFor = (asked: Spec) => {
    const counts = spec.gpuCount === null ? triedCounts : [spec.gpuCount]
    // Each form by itself: a slow one with room to spare would stand for the one that people rent.
    const plans = counts.flatMap((gpuCount) =>
      (asked.gpus ?? [])
        .flatMap((gpu) => {
          const pricing = pricingOf?.[gpu] ?? asked.pricing
          const found = planOf({ ...asked, gpus: [gpu], gpuCount, pricing, offload: asked.offload ?? 'none' })
          return found === null ? [] : [{ found, usd: usdPerToken(found.best) }]
        })
        .toSorted((one, other) => one.usd - other.usd),
    )
    // A few that hold it are taken before many, unless those do far more for their price.
    const least = Math.min(...plans.map(({ usd }) => usd))
    return plans.find(({ usd }) => usd <= least * muchDearer)?.found ?? planOf(asked)
  }
  const perToken = isPerTokenAsked && kinds.length > 1 ? perTokenCosts(kinds, job, recommendFor) : []
  const found = withPricingOf(priceListOf(spec, pricings, hours, market), pricingOf)
  // Certificates are on record of few: then those that run their own data centres are listed, and it is said.
  const isUncertified = found.offers.length === 0 && spec.certificates !== null
  const ownHosts: Spec = { ...spec, certificates: null, hosting: 'data-centre' }
  const list = {
    ...(isUncertified ? priceListOf(ownHosts, pricings, hours, placeMarket(open, ownHosts)) : found),
    perToken,
    gpuHours,
  }
  const content = pricesMessage(list, spec, unused, job, context.renderContextOn(request))
  if (isUncertified)
    return withLine(
      { kind: 'answer', content, detail: { kind: 'prices', list } },
      'These run their own data centres; that they hold the certificate is not on record here: ask each for its report.',
    )
  const answer: Outcome = { kind: 'answer', content, detail: { kind: 'prices', list } }
  const [cheapest] = list.offers
  if (cheapest === undefined) return answer
  const usd = gpuHours === null ? (cheapest.totalUsd ?? cheapest.usdPerGpuHour) : gpuHours * cheapest.usdPerGpuHour
  const money = currency === undefined ? undefined : context.catalog.totalCost.currencies[currency]
  const { names } = context.renderContextOn(request)
  const sentences = [
    ...(isWatchAsked === true ? [hourlyWatchText] : []),
    ...billSums(usd, money, tax),
    ...(kinds.length === 1 && hours === null && pricings.length === 1 && pricings[0] === 'on_demand'
      ? otherWays(spec, market, names)
      : []),
  ]
  return sentences.reduce<Outcome>((answered, sentence) => withLine(answered, sentence), answer)
}

/** What an hour of the same GPU costs in the middle of the market, on spot and reserved. */
function otherWays(spec: Spec, market: Market, names: DisplayNames): readonly string[] {
  const { onDemand: middle, reserved } = judgeQuote(spec, 0, true, false, null, market)
  const [spot] = priceListOf({ ...spec, pricing: 'spot' }, ['spot'], null, market).offers
  const sentence = otherWaysSentence({ middle, reserved, ...(spot === undefined ? {} : { spot }) }, names)
  return sentence === '' ? [] : [sentence]
}

/** Of each kind what is rented in its own way, where that was said. */
const withPricingOf = (list: PriceList, pricingOf: InquiryOf<'prices'>['pricingOf']): PriceList =>
  pricingOf === undefined
    ? list
    : { ...list, offers: list.offers.filter(({ gpu, pricing }) => (pricingOf[gpu] ?? pricing) === pricing) }
