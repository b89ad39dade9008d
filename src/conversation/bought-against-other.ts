/** "Buy one RTX PRO 6000 for $8,500, or rent H100s for 15 hours a week?": two kinds of card, weighed by the same work. */
import type { BuyingUse } from '../language/inquiries/buying-use.ts'
import type { GpuId } from '../catalog/ids.ts'
import type { Market } from '../offers/market.ts'
import { otherCardSentences } from '../presentation/content/inquiries/other-card-sentences.ts'
import { powerUsdPerHour } from '../recommend/inquiries/owned-machine.ts'
import { otherCardFigures } from '../recommend/inquiries/other-card.ts'
import { priceListOf } from '../recommend/inquiries/prices.ts'
import { emptySpec, type Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { recommendationForSpec } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

/** `told`: the price, where it is none of dollars. Null where no other card is rented, or no price of the bought one is known. */
export function boughtAgainstOther(
  gpus: readonly GpuId[] | null,
  { rented, gpuCount, hoursPerWeek }: BuyingUse,
  priceUsd: number | null,
  told: string | null,
  market: Market,
  request: RequestContext,
  context: EngineContext,
): readonly string[] | null {
  const [boughtId] = gpus ?? []
  const bought = context.catalog.gpus.get(boughtId ?? '')
  if (rented === undefined || bought === undefined) return null
  const count = gpuCount ?? 1
  const onRecord = context.catalog.totalCost.hardware.purchases.find(({ gpu }) => gpu === boughtId)
  const price = priceUsd ?? (onRecord === undefined ? null : ((onRecord.low.base + onRecord.high.base) / 2) * count)
  const work = workOf(rented.work, context)
  const speedOn = (gpu: GpuId, isOwn: boolean): number | null =>
    recommendationForSpec({ ...work, gpus: [gpu], gpuCount: 1, ...(isOwn ? { owned: true } : {}) }, request, context)
      ?.best.tokensPerSecond.p50 ?? null
  const own = speedOn(bought.id, true)
  // Of its forms the one that does most for its price.
  const [least] = rented.gpus
    .flatMap((gpu) => {
      const asked = { ...emptySpec, gpus: [gpu], providers: rented.work.providers }
      const [offer] = priceListOf(asked, ['on_demand'], null, market).offers
      if (offer === undefined) return []
      const usdPerGpuHour = rented.usdPerGpuHour ?? offer.usdPerGpuHour
      const speed = speedOn(gpu, false)
      return [{ offer, usdPerGpuHour, speed, usdOfWork: speed === null ? Infinity : usdPerGpuHour / speed }]
    })
    .toSorted((one, another) => one.usdOfWork - another.usdOfWork || one.usdPerGpuHour - another.usdPerGpuHour)
  if (price === null || least === undefined) return null
  const { offer, usdPerGpuHour, speed: other } = least
  const times = own === null || other === null ? null : other / own
  const { rules } = context.catalog.inquiryFacts
  const usdPerKwh = market.terms.assumptions.usdPerKwh ?? rules.kilowattHourUsd.base
  const card = {
    priceUsd: price,
    usdPerHour: usdPerGpuHour * count,
    powerUsdPerHour: powerUsdPerHour(bought.id, count, usdPerKwh, context.catalog),
    times: times ?? 1,
    hoursPerWeek,
  }
  const figures = otherCardFigures(card, rules.cardYears.base)
  const { names } = context.renderContextOn(request)
  return otherCardSentences(
    {
      card,
      figures,
      bought: bought.id,
      told,
      count,
      rented: offer,
      isRentTold: rented.usdPerGpuHour !== null,
      work: times === null ? null : work,
      lastsYears: rules.cardYears.base,
      usdPerKwh,
    },
    names,
  )
}

/** The training that was spoken of, on a usual amount of data. */
function workOf({ model, variant, params, shape, method }: Spec, { catalog }: EngineContext): Spec {
  const { goals } = catalog.inquiryFacts
  const named = params === null ? { params: goals.params.base } : { model, variant, params, shape }
  return { ...emptySpec, ...named, method: method ?? goals.method, tokens: goals.pricesTokens.base }
}
