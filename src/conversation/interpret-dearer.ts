/** "Why is AWS so much dearer than RunPod?", "why does an H200 cost more than an H100?": what the difference is for, by the prices on record. */
import type { GpuId, ProviderId } from '../catalog/ids.ts'
import { type DearerQuestion, dearerQuestionIn } from '../language/inquiries/dearer-question.ts'
import { sellersNamedIn } from '../language/inquiries/named-sellers.ts'
import {
  dearerCardSentences,
  dearerSellerSentences,
  type SellerSide,
} from '../presentation/content/inquiries/dearer-sentences.ts'
import { kindsOfGpus } from '../recommend/inquiries/per-token.ts'
import { lowestAtNamed, lowestRented, type PriceOnRecord, rentsOf } from '../recommend/inquiries/quote.ts'
import { placeMarket } from '../offers/market.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { plannedSpeedup } from './interpret-gpu-speedup.ts'
import { formsOf, sharedName } from './named-rent.ts'
import { type FoundInterpretation, inquiryOf, type SpecReader } from './part-readers.ts'
import type { RequestContext } from './request.ts'

/** Null where nobody asks why, neither two sellers nor two kinds of GPU are meant, or a job to train is told. */
export const dearerOf: SpecReader = (text, specOf, request, context) => {
  const asked = dearerQuestionIn(text)
  if (asked === null) return null
  const spec = specOf(text)
  if (spec.tokens !== null) return null
  const sellers = sellersNamedIn(text, context.vocabulary).map(({ id }) => id)
  return sellers.length > 0 || asked.isOfLarge
    ? sellersOf(asked, sellers, spec, request, context)
    : cardsOf(spec, request, context)
}

function sellersOf(
  asked: DearerQuestion,
  named: readonly ProviderId[],
  spec: Spec,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const { catalog } = context
  const market = context.marketFor(request)
  const usual = catalog.gpus.get('h100-sxm')?.families[0]
  const h100 = [...catalog.gpus.values()].filter(({ families }) => usual !== undefined && families.includes(usual))
  const gpus = spec.gpus ?? h100.map(({ id }) => id)
  const open: Spec = { ...spec, gpus, gpuCount: null, providers: null, tier: null, hosting: null, pricing: 'on_demand' }
  const at = (id: ProviderId, gpu: GpuId): PriceOnRecord | undefined => {
    const asked: Spec = { ...open, gpus: [gpu], providers: [id] }
    const inDataCentre: Spec = { ...asked, hosting: 'data-centre' }
    return lowestAtNamed(inDataCentre, placeMarket(market, inDataCentre)) ?? lowestAtNamed(asked, market)
  }
  const large = catalog.totalCost.considerations.quotas.providers
  const ids = [...named, ...(asked.isOfLarge && !named.some((id) => large.includes(id)) ? large.slice(0, 1) : [])]
  // One that is named is set against the cheapest that can be relied on.
  const others =
    ids.length > 1
      ? []
      : [rentsOf(open, 'on_demand', market).find(({ provider }) => !ids.some((id) => id === provider))?.provider]
  const known = [...ids, ...others].flatMap((id) => catalog.providers.get(id ?? '')?.id ?? [])
  // The same form, where all of them have one.
  const shared = formsOf(gpus, 8, context).find((gpu) => known.every((id) => at(id, gpu) !== undefined))
  const sharedAny = shared ?? gpus.find((gpu) => known.every((id) => at(id, gpu) !== undefined))
  const sides = known.flatMap((id): readonly SellerSide[] => {
    const provider = catalog.providers.get(id)
    const prices = (sharedAny === undefined ? gpus : [sharedAny]).flatMap((gpu) => at(id, gpu) ?? [])
    const price = prices.toSorted((one, other) => one.usdPerGpuHour - other.usdPerGpuHour)[0]
    const spot = rentsOf(open, 'spot', market).find((each) => each.provider === id)
    return provider === undefined ? [] : [{ provider, price, spot }]
  })
  const [one, other] = sides.toSorted((a, b) => rankOf(b) - rankOf(a))
  if (one === undefined || other === undefined || sides.length > 3) return null
  const { names } = context.renderContextOn(request)
  const says = dearerSellerSentences(
    {
      dear: one,
      cheap: sides.length > 2 ? (sides.toSorted((a, b) => rankOf(a) - rankOf(b))[0] ?? other) : other,
      typed: asked.typed,
      gpu: sharedName(gpus.map((id) => names.gpu(id))),
      discount: catalog.commitment,
    },
    names,
  )
  return inquiryOf({ kind: 'known', id: 'dearer seller', says })
}

/** By price; of those without one, the large clouds are the dearer. */
const rankOf = ({ price, provider }: SellerSide): number =>
  price?.usdPerGpuHour ?? (provider.kind === 'hyperscaler' ? Number.MAX_SAFE_INTEGER : 0)

function cardsOf(spec: Spec, request: RequestContext, context: EngineContext): FoundInterpretation {
  const market = context.marketFor(request)
  const kinds = kindsOfGpus(spec.gpus ?? [], market)
  const cards = kinds.flatMap((ids) => {
    const gpu = formsOf(ids, 8, context).flatMap((id) => context.catalog.gpus.get(id) ?? [])[0]
    return gpu === undefined ? [] : [{ gpu, usd: lowestRented({ ...spec, gpus: [gpu.id] }, market)?.usdPerGpuHour ?? null }] // prettier-ignore
  })
  const [dear, cheap, ...more] = cards.toSorted((one, other) => (other.usd ?? 0) - (one.usd ?? 0))
  if (dear === undefined || cheap === undefined || more.length > 0) return null
  const job: Spec = { ...spec, gpus: null, gpuCount: null, providers: null, pricing: null }
  const planned = plannedSpeedup(dear.gpu, cheap.gpu, job, request, context)
  const says = dearerCardSentences(
    { dear: dear.gpu, cheap: cheap.gpu, usd: [dear.usd, cheap.usd], speedup: planned?.speedup ?? null },
    context.renderContextOn(request).names,
  )
  return inquiryOf({ kind: 'known', id: 'dearer card', says })
}
