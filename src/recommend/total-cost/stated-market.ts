/** The market with a price that the asker brings: GPUs that somebody rents to them, at that price and wherever they are. */
import type { Provider } from '../../catalog/provider.ts'
import { ownedOffers } from '../../offers/owned-offers.ts'
import type { Market } from '../../offers/market.ts'
import { statedPriceId } from '../../offers/stated-offers.ts'
import type { Scenario, Spec } from '../../scenario/scenario.ts'
import type { Option } from '../recommendation.ts'
import { fabricOf, likeliestForm } from './owned-market.ts'

type StatedPrice = NonNullable<Scenario['price']>

/** The price that the asker brings for these very GPUs; null: none, or others are asked about by now. */
export function statedPriceOf({ price, spec }: Scenario): StatedPrice | null {
  const { gpus, providers, pricing, owned } = spec
  if (price === undefined || owned === true || (pricing !== null && pricing !== 'on_demand')) return null
  const isSame = JSON.stringify([gpus, providers]) === JSON.stringify([price.gpus, price.providers])
  return isSame ? price : null
}

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
export const atStatedPrice = (spec: Spec): Spec => ({ ...spec, ...ofAnySeller, providers: [statedPriceId] })

/** `market` with an offer of the GPUs of `spec` at `usdPerGpuHour`. */
export function statedMarket(
  { gpus, gpuCount, nodes }: Pick<Spec, 'gpus' | 'gpuCount' | 'nodes'>,
  usdPerGpuHour: number,
  market: Market,
): Market {
  const named = (gpus ?? []).flatMap((id) => market.catalog.gpus.get(id) ?? [])
  const gpu = named.find((each) => each === likeliestForm(each, named, market)) ?? named[0]
  if (gpu === undefined) return market
  const most = gpuCount ?? mostGpus
  const [own] = ownedOffers([{ gpu: gpu.id, gpuCount: most, machines: 1, usdPerGpuHour, since: market.today }])
  if (own === undefined) throw new Error('one machine makes one offer')
  const provider = providerAs(own.offer.provider, gpu.id, market)
  const counts = own.offer.counts.filter((count) => gpuCount === null || count === gpuCount)
  const offer = {
    ...own.offer,
    provider,
    counts,
    observation: { ...own.offer.observation, provider: statedPriceId },
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
  option.provider === statedPriceId
    ? statedMarket({ gpus: [option.gpu], gpuCount: option.gpuCount, nodes: option.nodes }, option.usdPerGpuHour, market)
    : market

/** Nobody says who it is: it starts, and keeps files, as the cheapest that rents them out in a data centre. */
function providerAs(own: Provider, gpu: string, { byGpu }: Market): Provider {
  const usual = (byGpu.get(gpu) ?? [])
    .filter(({ offer }) => offer.pricing === 'on_demand' && offer.provider.hosts === 'own')
    .toSorted((one, other) => one.quote.usdPerGpuHour - other.quote.usdPerGpuHour)[0]?.offer.provider
  const { startup, storage, egress } = usual ?? own
  return { ...own, id: statedPriceId, name: 'your seller', startup, storage, egress }
}
