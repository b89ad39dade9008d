/** Which offers rent what: looked up once for a market, not for each question. */
import type { Gpu } from '../../catalog/gpu.ts'
import type { Pricing } from '../../catalog/provider.ts'
import { sells } from '../../offers/offer.ts'
import type { Market } from '../../offers/market.ts'
import type { QuotedOffer } from '../../offers/quoted-offer.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { type BillingTerms, billingTermsOf } from '../total-cost/bill-amounts.ts'
import { allowsOffer } from './candidate.ts'
import { offerRisks, type RiskSet } from './plan-risk.ts'
import { type KeySuffix, keySuffixOf } from './rented-plan.ts'
import { rememberedOf } from '../../once.ts'

/** Offers that rent so many of a GPU on so many machines. */
export type OfferLookup = (gpu: Gpu['id'], gpuCount: number, nodes: number) => readonly QuotedOffer[]

/** An offer, with what is the same for every plan that is rented there. */
export type RentableOffer = {
  readonly quotedOffer: QuotedOffer
  readonly terms: BillingTerms
  readonly risks: RiskSet
  readonly isStale: boolean
  readonly keySuffix: KeySuffix
}

export type RentableOffers = (gpu: Gpu, gpuCount: number, nodes: number) => readonly RentableOffer[]

/** Ways to ask one market, and sizes of one GPU, that are remembered. */
const maxLookups = 64
const maxSizes = 256

const lookupsByMarket = new WeakMap<Market['byGpu'], Map<string, OfferLookup>>()

/** The offers that a question allows. */
export function offerLookup(spec: Spec, { byGpu }: Pick<Market, 'byGpu'>): OfferLookup {
  return rememberedIn(lookupsByMarket, byGpu, spec, () => {
    const allowedByGpu = new Map<string, readonly QuotedOffer[]>()
    const allowedOf = (gpu: Gpu['id']) =>
      remembered(allowedByGpu, gpu, Infinity, () =>
        (byGpu.get(gpu) ?? []).filter((quotedOffer) => allowsOffer(spec, quotedOffer)),
      )
    return bySize((gpu: Gpu['id'], gpuCount, nodes) =>
      allowedOf(gpu).filter(({ offer }) => sells(offer, gpuCount, nodes)),
    )
  })
}

const rentableByMarket = new WeakMap<Market, Map<string, RentableOffers>>()
/** Where spot was asked for, it is no risk. */
const rentableOnSpot = new WeakMap<Market, Map<string, RentableOffers>>()

/** The same on `pricing`, with terms and with the risks that `spec` did not ask for. */
export function rentableOffers(spec: Spec, pricing: Pricing, market: Market): RentableOffers {
  const asked = { ...spec, pricing }
  const isSpotAsked = spec.pricing === 'spot'
  const make = (): RentableOffers => {
    const offersFor = offerLookup(asked, market)
    return bySize((gpu: Gpu, gpuCount, nodes) =>
      offersFor(gpu.id, gpuCount, nodes).map((quotedOffer) => ({
        quotedOffer,
        terms: billingTermsOf(quotedOffer.offer, market),
        risks: offerRisks(quotedOffer, gpu, spec, market.catalog),
        isStale: quotedOffer.quote.age.stale,
        keySuffix: keySuffixOf(quotedOffer.offer),
      })),
    )
  }
  return rememberedIn(isSpotAsked ? rentableOnSpot : rentableByMarket, market, asked, make)
}

/** Whether anybody rents so many of a GPU on so many machines, whatever the question. */
export type RentedLookup = (gpu: Gpu, gpuCount: number, nodes: number) => boolean

/** The check of a market: answered once each. */
export const createRentableCheck = ({ byGpu }: Pick<Market, 'byGpu'>): RentedLookup => checkOf(byGpu)

const checkOf = rememberedOf((byGpu: Market['byGpu']): RentedLookup =>
  bySize(({ id }: Gpu, gpuCount, nodes) => (byGpu.get(id) ?? []).some(({ offer }) => sells(offer, gpuCount, nodes))),
)

/** The lookup for questions that allow the same offers. */
function rememberedIn<M extends object, T>(
  byMarket: WeakMap<M, Map<string, T>>,
  market: M,
  { pricing, tier, providers, excludedProviders }: Spec,
  make: () => T,
): T {
  const known = byMarket.get(market) ?? new Map<string, T>()
  byMarket.set(market, known)
  return remembered(known, JSON.stringify([pricing, tier, providers, excludedProviders]), maxLookups, make)
}

/** The value of `key`, made where there is none; all are forgotten where there would be more than `most`. */
function remembered<K, T>(known: Map<K, T>, key: K, most: number, make: () => T): T {
  const found = known.get(key)
  if (found !== undefined) return found
  if (known.size >= most) known.clear()
  const made = make()
  known.set(key, made)
  return made
}

/** `find`, asked once for each GPU, count and number of machines. */
function bySize<G, T>(find: (gpu: G, gpuCount: number, nodes: number) => T): typeof find {
  const byGpu = new Map<G, Map<number, T>>()
  return (gpu, gpuCount, nodes) => {
    const sizes = byGpu.get(gpu) ?? new Map<number, T>()
    byGpu.set(gpu, sizes)
    return remembered(sizes, gpuCount * 2 ** 20 + nodes, maxSizes, () => find(gpu, gpuCount, nodes))
  }
}
