/** The market with a price that the asker brings: GPUs that somebody rents to them, at that price and wherever they are. */
import type { Provider } from '../../catalog/provider.ts'
import { ownedOffers } from '../../offers/owned-offers.ts'
import type { Market } from '../../offers/market.ts'
import { isStatedPrice, sellerOfStatedPrice, statedPriceIdAt } from '../../offers/stated-offers.ts'
import type { Scenario, Spec } from '../../scenario/scenario.ts'
import type { Option } from '../recommendation.ts'
import { fabricOf, likeliestForm } from './owned-market.ts'

type StatedPrice = NonNullable<Scenario['price']>

/** The price that the asker brings for these very GPUs; null: none, or others are asked about by now. */
export function statedPriceOf({ price, spec }: Scenario): StatedPrice | null {
  const { gpus, providers, pricing, owned } = spec
  if (price === undefined || owned === true || (pricing !== null && pricing !== 'on_demand')) return null
  return isWithin(gpus, price.gpus) && isWithin(providers, price.providers) ? price : null
}

/** A form of what was named is the same thing. */
const isWithin = (asked: readonly string[] | null, named: readonly string[] | null): boolean =>
  asked === null || named === null ? asked === named : asked.every((id) => named.includes(id))

/** Whoever rents the GPUs out, and wherever they stand, where a price is given. */
export const ofAnySeller = {
  excludedProviders: null,
  tier: null,
  region: null,
  hosting: null,
  certificates: null,
  pricing: null,
} satisfies Partial<Spec>

/** The question as it is priced: the price holds whoever asks it and wherever the GPUs stand. */
export const atStatedPrice = (spec: Spec): Spec => ({
  ...spec,
  ...ofAnySeller,
  providers: [statedPriceIdAt(sellerOf(spec.providers))],
})

/** Of several forms of a GPU the one that a price is of. */
export const withForm = (spec: Spec, form: string | undefined): Spec =>
  form !== undefined && spec.gpus?.includes(form) === true ? { ...spec, gpus: [form] } : spec

/** Who is named with a price: the first of several forms of one seller. */
export const sellerOf = (providers: Spec['providers']): string | null => providers?.[0] ?? null

/** `market` with an offer of the GPUs of `spec` at `usdPerGpuHour`; `seller`: who was named with it. */
export function statedMarket(
  { gpus, gpuCount, nodes }: Pick<Spec, 'gpus' | 'gpuCount' | 'nodes'>,
  usdPerGpuHour: number,
  market: Market,
  seller: string | null = null,
): Market {
  const named = (gpus ?? []).flatMap((id) => market.catalog.gpus.get(id) ?? [])
  const gpu = named.find((each) => each === likeliestForm(each, named, market)) ?? named[0]
  if (gpu === undefined) return market
  const most = gpuCount ?? mostGpus
  const [own] = ownedOffers([{ gpu: gpu.id, gpuCount: most, machines: 1, usdPerGpuHour, since: market.today }])
  if (own === undefined) throw new Error('one machine makes one offer')
  const provider = providerAs(own.offer.provider, gpu.id, market, seller)
  const counts = own.offer.counts.filter((count) => gpuCount === null || count === gpuCount)
  const offer = {
    ...own.offer,
    provider,
    counts,
    observation: { ...own.offer.observation, provider: provider.id },
    fabric: fabricOf(gpu, gpuCount, nodes),
  }
  const added = { ...own, offer }
  const all = [...market.byGpu.values()].flat()
  return {
    ...market,
    byGpu: Map.groupBy([...all, added], ({ offer: each }) => each.gpu),
    everywhere: [...market.everywhere, added],
  }
}
const mostGpus = 8

/** The market that an option at such a price came from. */
export const marketBehind = (option: Option, market: Market): Market =>
  isStatedPrice(option.provider)
    ? statedMarket(
        { gpus: [option.gpu], gpuCount: option.gpuCount, nodes: option.nodes },
        option.usdPerGpuHour,
        market,
        sellerOfStatedPrice(option.provider),
      )
    : market

/** Where nobody says who it is, it starts, and keeps files, as the cheapest that rents them out in a data centre. */
function providerAs(own: Provider, gpu: string, { byGpu, catalog }: Market, seller: string | null): Provider {
  const named = seller === null ? undefined : catalog.providers.get(seller)
  const usual = (byGpu.get(gpu) ?? [])
    .filter(({ offer }) => offer.pricing === 'on_demand' && offer.provider.hosts === 'own')
    .toSorted((one, other) => one.quote.usdPerGpuHour - other.quote.usdPerGpuHour)[0]?.offer.provider
  const { startup, storage, egress } = named ?? usual ?? own
  return { ...own, id: statedPriceIdAt(seller), name: named?.name ?? 'your price', startup, storage, egress }
}
