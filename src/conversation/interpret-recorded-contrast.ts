/** "Reserve 16 H100 for 3 months or on demand, busy 40 % of the time?": no price is named, so those on record are set against each other. */
import { type Market, placeMarket } from '../offers/market.ts'
import { contrastIn } from '../language/inquiries/contrast-inquiry.ts'
import { committedHoursIn } from '../language/inquiries/request-words.ts'
import { ratesIn } from '../language/inquiries/quoted-rate.ts'
import { utilizationIn, withoutUsedSpan } from '../language/inquiries/utilization.ts'
import { understand } from '../language/pipeline.ts'
import { providerName } from '../presentation/format/display-names.ts'
import { formatUsdPerHour } from '../presentation/format/number-format.ts'
import { judgeQuote } from '../recommend/inquiries/quote.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { reservedJobOf } from './interpret-reserved-job.ts'
import type { Interpretation } from './interpretation.ts'
import { formsOfEach } from './named-rent.ts'
import { inquiryOf } from './part-readers.ts'
import type { RequestContext } from './request.ts'

/** Null where prices are named, or nobody asks which of both is better. */
export function recordedContrast(text: string, request: RequestContext, context: EngineContext): Interpretation | null {
  const { words } = context.catalog.inquiryFacts
  if (!words.reserved.test(text) || ratesIn(text) !== null || contrastIn(text, words) !== null) return null
  const { draft } = understand(text, { mode: 'message', vocabulary: context.vocabulary, today: request.today })
  const termHours = committedHoursIn(withoutUsedSpan(text), words)
  const ofJob = reservedJobOf(text, draft, termHours, request, context)
  if (ofJob !== null) return ofJob
  const usedShare = utilizationIn(text)
  // "Should I reserve 8 H100 for 3 months?": the other way is on demand.
  if (!words.onDemand.test(text) && (usedShare !== null || termHours === null)) return null
  const { spec: typed } = draft.finish()
  if (typed.gpus === null || typed.tokens !== null) return null
  const spec: Spec = { ...typed, gpus: formsOfEach(typed.gpus, typed.gpuCount ?? 1, context) }
  // A list of prices says it better where no use is told and nothing is to be decided.
  if (usedShare === null && (spec.params !== null || spec.gpuCount === null || !words.meritAsked.test(text)))
    return null
  const found = pricesBothWays(spec, termHours, request, context)
  if (found === null) return null
  const { open, bound, isElsewhere } = found
  const { names } = context.renderContextOn(request)
  const asked = inquiryOf({
    kind: 'contrast',
    spec,
    contrast: {
      onDemand: open.usdPerGpuHour,
      other: bound.usdPerGpuHour,
      pricing: 'reserved',
      sign: '$',
      usedShare,
      lostShare: null,
      termHours,
      gpuHours: null,
      runHours: null,
      gpuHoursPerMonth: null,
    },
    unused: [],
  })
  const of = ({ gpu, usdPerGpuHour, priceAsOf, provider, tier, isEstimated }: typeof open): string =>
    `${formatUsdPerHour(usdPerGpuHour)} for the ${names.gpu(gpu)} at ${providerName({ provider, tier, pricing: 'on_demand' }, names)} (${isEstimated === true ? `estimated by the discount that is said of its terms, on a price of ${priceAsOf}` : priceAsOf})`
  return asked.kind === 'inquiry'
    ? {
        ...asked,
        generalAnswers: [
          ...(isElsewhere
            ? [
                'No prices both ways are on record for the place, seller and certificate that you name: these are of any, so ask each seller for both.',
              ]
            : []),
          `Taken are the lowest prices${bound.isEstimated === true ? '' : ' on record'}: on demand ${of(open)}, reserved ${of(bound)}. Put in your own offers.`,
        ],
      }
    : asked
}

/** The lowest of both, of where they may stand; of anywhere, where no such prices are on record. */
function pricesBothWays(spec: Spec, termHours: number | null, request: RequestContext, context: EngineContext) {
  const anywhere = context.marketFor(request)
  const placed = placeMarket(anywhere, spec)
  const ofSellers = sellersMarket(placed, spec)
  for (const market of new Set([ofSellers, placed, anywhere])) {
    const { onDemand, reserved } = judgeQuote({ ...spec, pricing: null }, 0, true, false, termHours, market)
    if (onDemand !== null && reserved !== null)
      return { open: onDemand.lowest, bound: reserved.lowest, isElsewhere: market !== ofSellers }
  }
  return null
}

/** Only the sellers that are named. */
const sellersMarket = (market: Market, { providers }: Spec): Market =>
  providers === null
    ? market
    : {
        ...market,
        byGpu: new Map(
          [...market.byGpu].map(([gpu, offers]) => [
            gpu,
            offers.filter(({ offer }) => providers.includes(offer.provider.id)),
          ]),
        ),
      }
