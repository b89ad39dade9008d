/** The market with the asker's own GPUs in it: no rent, the electricity that they draw. */
import type { ProviderId } from '../../catalog/ids.ts'
import type { Gpu } from '../../catalog/gpu.ts'
import type { Fabric } from '../../catalog/provider.ts'
import { machineSize } from '../../estimate/estimate.ts'
import { ownedOffers, ownServersId } from '../../offers/owned-offers.ts'
import type { Market } from '../../offers/market.ts'
import type { QuotedOffer } from '../../offers/quoted-offer.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { gpuName } from '../figure-text.ts'
import { isNamed } from '../ranking/candidate.ts'
import { powerUsdPerHour } from './owned-alternative.ts'

/** Machines that one network joins, at most; and what is assumed of it: bytes a second for each GPU. */
const maxOwnedNodes = 64
const assumedBandwidth = 50e9

/** The question as it is priced: what the asker owns is not looked for at providers. */
export const ownedSpec = (spec: Spec): Spec =>
  spec.owned === true
    ? { ...spec, providers: [ownServersId], excludedProviders: null, tier: null, pricing: null }
    : spec

/** `market` as it is where the asker owns no more than the team's settings say. */
export function ownedMarket(market: Market, spec: Spec): Market {
  const { owned, gpus } = spec
  // Which GPUs somebody has is theirs to say.
  if (owned !== true || gpus === null) return market
  const { catalog, byGpu } = market
  const named = [...catalog.gpus.values()].filter((gpu) => isNamed(gpu, gpus))
  const added = named
    .filter((gpu) => gpu === likeliestForm(gpu, named, market))
    .filter((gpu) => !(byGpu.get(gpu.id) ?? []).some(isOwned))
    .map((gpu) => ownedOffer(gpu, spec, market))
  const all = [...byGpu.values()].flat()
  // What stands with the asker meets whatever is wished of a provider's place.
  const everywhere = [...market.everywhere, ...added]
  return { ...market, byGpu: Map.groupBy([...all, ...added], ({ offer }) => offer.gpu), everywhere }
}

/** Of a family somebody has one form, and the form that most rent is the one that most have. */
export function likeliestForm({ families }: Gpu, named: readonly Gpu[], { byGpu }: Market): Gpu | undefined {
  const offers = ({ id }: Gpu) => byGpu.get(id)?.length ?? 0
  const forms = named.filter((other) => other.families.some((family) => families.includes(family)))
  return forms.toSorted((one, other) => offers(other) - offers(one))[0]
}

/** "H100 is taken for H100 SXM": nobody said which form they have. */
export function ownedFormNote({ owned, gpus }: Spec, gpu: Gpu, { gpus: all }: Market['catalog']): string[] {
  const others = (gpus ?? []).filter((id) => all.get(id)?.families.some((family) => gpu.families.includes(family)))
  if (owned !== true || others.length < 2) return []
  return [`Your GPUs are taken for ${gpuName(gpu)}; name the form to have another`]
}

const isOwned = ({ offer }: QuotedOffer): boolean => offer.provider.id === ownServersId

function ownedOffer(gpu: Gpu, { gpuCount, nodes }: Spec, market: Market): QuotedOffer {
  const { electricity } = market.catalog.totalCost
  const price = electricity.places[electricity.usual]?.price
  const since = price?.asOf ?? market.today
  const usdPerGpuHour = powerUsdPerHour(gpu, market)
  const size = machineSize(gpu)
  const [own] = ownedOffers([{ gpu: gpu.id, gpuCount: gpuCount ?? size, machines: 1, usdPerGpuHour, since }])
  if (own === undefined) throw new Error('one machine makes one offer')
  const { offer, quote } = own
  return {
    offer: {
      ...offer,
      counts: offer.counts.filter((count) => gpuCount === null || count === gpuCount),
      fabric: fabricOf(gpu, gpuCount, nodes),
    },
    quote: { ...quote, source: price?.source ?? quote.source },
  }
}

/** Twelve GPUs stand in two machines of six as well as in any: how they are spread is theirs. */
function perMachine(gpu: Gpu, gpuCount: number | null, nodes: number | null): number {
  const size = machineSize(gpu)
  if (gpuCount !== null && nodes !== null && gpuCount % nodes === 0) return gpuCount / nodes
  const machines = gpuCount === null ? 1 : Math.ceil(gpuCount / size)
  return gpuCount === null || machines === 1 || gpuCount % machines !== 0 ? size : gpuCount / machines
}

/** What is assumed of the network of machines that no provider describes. */
export function fabricOf(gpu: Gpu, gpuCount: number | null, nodes: number | null): Fabric {
  const provenance = { source: 'house-estimate', asOf: '2026-11-26', standing: 'estimated' } as const
  return {
    gpus: [gpu.id],
    tiers: null,
    kind: 'as assumed',
    bandwidthPerGpu: { value: assumedBandwidth / 1e9, unit: 'GB/s', base: assumedBandwidth, ...provenance },
    gpusPerNode: perMachine(gpu, gpuCount, nodes),
    nodes: { min: 2, max: maxOwnedNodes },
    priced: true,
    ...provenance,
  }
}

/** Whether an option runs on the asker's own GPUs at the price of electricity, which no team has reckoned. */
export const isOwnedAtPowerCost = ({
  provider,
  priceSource,
}: {
  readonly provider: ProviderId
  readonly priceSource: string
}) => provider === ownServersId && priceSource !== 'team-price-book'
