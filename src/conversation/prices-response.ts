/** What GPUs cost to rent, answered: prices by the hour, kinds set against each other, and other ways to pay. */
import type { Pricing } from '../catalog/provider.ts'
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { type Market, placeMarket } from '../offers/market.ts'
import {
  billSums,
  pricesMessage,
  quotedNetworkSentence,
  reservedSentence,
} from '../presentation/content/inquiries/prices-message.ts'
import { otherWaysSentence, smallerMachinesSentence } from '../presentation/content/inquiries/other-ways-sentences.ts'
import { cappedWaysSentence } from '../presentation/content/inquiries/price-cap-sentences.ts'
import { apartSentence, evenUseSentence } from '../presentation/content/inquiries/prices-of-ways.ts'
import { hourlyWatchText } from '../presentation/content/messages/watch-message.ts'
import type { DisplayNames } from '../presentation/format/display-names.ts'
import { kindsOfGpus } from '../recommend/inquiries/per-token.ts'
import { ofWeighedCards, weighedCards } from '../recommend/inquiries/weighed-cards.ts'
import { otherWaysOf, smallerMachines } from '../recommend/inquiries/other-ways.ts'
import { cappedPricesOf } from '../recommend/inquiries/capped-prices.ts'
import { type ComparedPrices, type PriceList, priceListOf, pricesBelow } from '../recommend/inquiries/prices.ts'
import { pricesOfSellers } from '../recommend/inquiries/prices-of-sellers.ts'
import { storageSentence } from '../presentation/content/inquiries/rental-bill-words.ts'
import { rentalBillOf, type RentedBeside } from '../recommend/inquiries/rental-bill.ts'
import { hoursOfMonth } from '../scenario/hours-of-time.ts'
import { GB } from '../catalog/units.ts'
import { judgeQuote } from '../recommend/inquiries/quote.ts'
import type { Spec } from '../scenario/scenario.ts'
import { withLine } from './answer-line.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome } from './outcome.ts'
import { formsOfEach } from './named-rent.ts'
import { withElsewhere, withNearest } from './prices-elsewhere.ts'
import { recommendationForSpec } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

/** Offers for GPUs, and what each kind does for its price where several are named. */
export function answerPrices(
  {
    spec: typed,
    pricings,
    pricingOf,
    hours,
    gpuHours,
    isPerTokenAsked,
    isHourlyAsked,
    isWatchAsked,
    isLiveAsked,
    currency,
    tax,
    beside,
    sellers,
    offerCount,
    cap,
    isRegionOfOne,
    unused,
  }: InquiryOf<'prices'>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  // Eight of a kind for a week are a machine: its boards, and not the cheapest cards of that name.
  const isMachine = hours !== null || sellers !== undefined
  const spec: Spec =
    typed.gpus === null || !isMachine
      ? typed
      : { ...typed, gpus: formsOfEach(typed.gpus, typed.gpuCount ?? 1, context) }
  const open = context.marketFor(request)
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
  const { cards, fewest } =
    isPerTokenAsked && kinds.length > 1
      ? weighedCards(kinds, {
          rented: spec,
          job,
          pricingOf: (gpu) => pricingOf?.[gpu] ?? job.pricing ?? 'on_demand',
          planOf: (asked) => recommendationForSpec(asked, request, context),
          market,
        })
      : { cards: [], fewest: [] }
  const perToken = cards.map(({ cost }) => cost)
  const capped = cap === undefined ? null : cappedPricesOf(spec, pricings, hours, cap, market)
  const inPlace = priceListOf(spec, pricings, hours, market)
  const found =
    capped !== null
      ? capped.list
      : sellers === undefined
        ? withPricingOf(
            isRegionOfOne === true ? withSellersElsewhere(inPlace, spec, pricings, open) : inPlace,
            pricingOf,
          )
        : pricesOfSellers(spec, sellers, pricings, hours, market)
  const isOfCards = capped === null && sellers === undefined && isHourlyAsked !== true && isOneWay(pricings, pricingOf)
  const shown = isOfCards ? ofWeighedCards(found, cards) : found
  // Certificates are on record of few: then those that run their own data centres are listed, and it is said.
  const isUncertified = shown.offers.length === 0 && spec.certificates !== null
  const ownHosts: Spec = { ...spec, certificates: null, hosting: 'data-centre' }
  const listed = isUncertified ? priceListOf(ownHosts, pricings, hours, placeMarket(open, ownHosts)) : shown
  const live = isLiveAsked === true ? { isLiveAsked } : {}
  const hourly = isHourlyAsked === true ? { isHourlyAsked } : {}
  const limit = capped === null ? {} : { cap: capped.cap }
  const list = allInListOf(
    { ...listed, perToken, fewest, gpuHours, allIn: null, ...limit, ...live, ...hourly },
    beside,
    spec,
    offerCount,
    market,
  )
  const content = pricesMessage(list, spec, unused, job, context.renderContextOn(request))
  if (isUncertified)
    return withLine(
      { kind: 'answer', content, detail: { kind: 'prices', list } },
      'These run their own data centres; that they hold the certificate is not on record here: ask each for its report.',
    )
  const answer: Outcome = { kind: 'answer', content, detail: { kind: 'prices', list } }
  const [cheapest] = list.offers
  if (cheapest === undefined)
    return withNearest(
      withElsewhere(answer, spec, pricings, open, context.renderContextOn(request).names),
      spec,
      open,
      context.renderContextOn(request).names,
    )
  const ownUsd = list.allIn?.bills[0]?.usd
  const usd =
    ownUsd ?? (gpuHours === null ? (cheapest.totalUsd ?? cheapest.usdPerGpuHour) : gpuHours * cheapest.usdPerGpuHour)
  const money = currency === undefined ? undefined : context.catalog.totalCost.currencies[currency]
  const { names } = context.renderContextOn(request)
  const isOnDemand = pricings.length === 1 && pricings[0] === 'on_demand'
  const isOpenList =
    capped === null &&
    sellers === undefined &&
    isOnDemand &&
    spec.providers === null &&
    spec.hosting === null &&
    spec.certificates === null
  const sentences = [
    ...(isWatchAsked === true ? [hourlyWatchText] : []),
    ...(hours === null && beside?.storageGb != null
      ? [storageSentence(beside.storageGb, context.catalog.totalCost.allowances.usualStorage.base)]
      : []),
    ...(capped === null ? [] : [cappedWaysSentence(capped.cap, names)]),
    ...(kinds.length === 1 ? [evenUseSentence(list.offers)] : []),
    ...(isOpenList && (kinds.length === 1 || isHourlyAsked === true)
      ? [apartSentence(pricesApart(list, kinds, spec, market), names)]
      : []),
    ...billSums(usd, hours === null, money, tax),
    ...(hours !== null && (spec.gpuCount ?? 1) >= context.catalog.inquiryFacts.rules.quotedFromGpus.base
      ? [quotedNetworkSentence(spec.gpuCount ?? 1)]
      : []),
    ...(kinds.length === 1 && capped === null && sellers === undefined && beside === undefined
      ? otherWays(list, spec, pricings, market, names)
      : []),
  ].filter((sentence) => sentence !== '')
  return sentences.reduce<Outcome>((answered, sentence) => withLine(answered, sentence), answer)
}

/** What is asked apart from the list, of each kind less than the least that is listed of it. */
const pricesApart = (list: PriceList, kinds: readonly (readonly string[])[], spec: Spec, market: Market) =>
  kinds.flatMap((gpus) => {
    const least = list.offers.filter(({ gpu }) => kinds.length === 1 || gpus.includes(gpu))
    const usd = Math.min(...least.map(({ usdPerGpuHour }) => usdPerGpuHour))
    const below = pricesBelow({ ...spec, gpus: [...gpus] }, usd, list.hours, market)
    return below.filter((each) => !list.offers.includes(each)).slice(0, kinds.length === 1 ? undefined : 1)
  })

/** Whether each GPU is rented in one way. */
const isOneWay = (pricings: readonly Pricing[], pricingOf: InquiryOf<'prices'>['pricingOf']): boolean =>
  pricings.length === 1 || pricingOf !== undefined

/** "AWS in us-east-1, Lambda or CoreWeave": of a seller without a price in that place its price elsewhere. */
function withSellersElsewhere(list: PriceList, spec: Spec, pricings: readonly Pricing[], market: Market): PriceList {
  const { unpricedProviders } = list
  if (list.offers.length === 0 || unpricedProviders.length === 0) return list
  const elsewhere: Spec = { ...spec, region: null, providers: [...unpricedProviders] }
  const others = priceListOf(elsewhere, pricings, list.hours, placeMarket(market, elsewhere))
  return {
    ...list,
    offers: [...list.offers, ...others.offers].toSorted((one, other) => one.usdPerGpuHour - other.usdPerGpuHour),
    unpricedProviders: others.unpricedProviders,
    elsewhere: unpricedProviders.filter((id) => !others.unpricedProviders.includes(id)),
  }
}

/** What the same GPUs cost in the middle of the market, on spot and reserved, and where fewer at once are cheaper. */
function otherWays(
  list: PriceList,
  spec: Spec,
  pricings: readonly Pricing[],
  market: Market,
  names: DisplayNames,
): readonly string[] {
  const { hours } = list
  const isOnDemand = pricings.length === 1 && pricings[0] === 'on_demand'
  const smaller = isOnDemand
    ? smallerMachinesSentence(smallerMachines(list, spec, market), spec.gpuCount ?? 1, names)
    : ''
  if (hours === null || hours < hoursOfMonth)
    return [smaller, otherWaysSentence(otherWaysOf(list, spec, pricings, market), names)]
  const { reserved } = judgeQuote(spec, 0, true, false, null, market)
  return [smaller, reserved === null || spec.providers !== null || !isOnDemand ? '' : reservedSentence(reserved, names)]
}

/** Of each kind what is rented in its own way, where that was said. */
const withPricingOf = (list: PriceList, pricingOf: InquiryOf<'prices'>['pricingOf']): PriceList =>
  pricingOf === undefined
    ? list
    : { ...list, offers: list.offers.filter(({ gpu, pricing }) => (pricingOf[gpu] ?? pricing) === pricing) }

/** As many sellers as were asked for, and with what is rented beside the GPUs the least bill first. */
function allInListOf(
  list: ComparedPrices,
  extras: InquiryOf<'prices'>['beside'],
  { gpuCount }: Spec,
  offerCount: number | undefined,
  market: Market,
): ComparedPrices {
  const { hours } = list
  if (extras === undefined || hours === null) return { ...list, offers: list.offers.slice(0, offerCount) }
  const { storageGb, storageUsdPerGb = null, egress } = extras
  const assumedGb = ((gpuCount ?? 1) * market.catalog.inquiryFacts.rules.storagePerGpu.base) / GB
  const months = egress?.isMonthly === true ? Math.max(1, hours / hoursOfMonth) : 1
  const beside: RentedBeside = {
    storageGb: storageGb === null ? assumedGb : (storageGb ?? null),
    storageUsdPerGb,
    isStorageAssumed: storageGb === null,
    egressGb: egress?.gb == null ? null : egress.gb * months,
    isEgressOpen: egress?.gb === null,
  }
  const billed = list.offers
    .flatMap((offer) => {
      const bill = rentalBillOf(offer, hours, beside, market)
      return bill === null ? [] : [{ offer, bill }]
    })
    .toSorted((one, other) => one.bill.usd - other.bill.usd)
    .slice(0, offerCount)
  return {
    ...list,
    offers: billed.map(({ offer }) => offer),
    allIn: { beside, bills: billed.map(({ bill }) => bill) },
  }
}
