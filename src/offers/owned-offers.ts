/** A team's own GPUs as offers: nobody rents them out, nothing moves their price, and they are there at once. */
import type { ObservedPrice } from '../catalog/observed-price.ts'
import type { Provider } from '../catalog/provider.ts'
import type { QuotedOffer } from './quoted-offer.ts'
import type { OwnedMachine } from './team-terms.ts'

/** What takes the place of a provider in an option on a team's own GPUs. */
export const ownServersId = 'own-servers'

const provenance = { source: 'team-price-book', standing: 'recalled' } as const

/** One offer for each kind of machine. Several machines are not taken to be joined by a fast network. */
export function ownedOffers(machines: readonly OwnedMachine[]): QuotedOffer[] {
  return machines.map((machine) => {
    const provider = providerOf(machine)
    const observation = observationOf(machine)
    const { gpu, gpuCount, usdPerGpuHour, since } = machine
    const counts = Array.from({ length: gpuCount }, (_, index) => index + 1)
    return {
      offer: {
        provider,
        gpu,
        tier: null,
        pricing: 'on_demand',
        counts,
        fabric: null,
        region: null,
        observation,
        conflict: null,
        terms: null,
      },
      quote: {
        usdPerGpuHour,
        low: usdPerGpuHour,
        high: usdPerGpuHour,
        asOf: since,
        age: { days: 0, stale: false },
        isSuperseded: false,
        source: provenance.source,
      },
    }
  })
}

function observationOf({ gpu, usdPerGpuHour: value, since: asOf }: OwnedMachine): ObservedPrice {
  return {
    provider: ownServersId,
    gpu,
    tier: null,
    pricing: 'on_demand',
    gpuCount: null,
    region: null,
    interconnect: null,
    price: { value, unit: 'USD/gpu/hour', base: value, source: provenance.source, asOf },
    dated: 'observed',
    evidence: 'user',
  }
}

/** It starts at once and bills nothing by itself. */
function providerOf({ since: asOf }: OwnedMachine): Provider {
  const provenanceOfMachine = { ...provenance, asOf }
  const freeOfCharge = (unit: string): Provider['startup'] => ({ value: 0, unit, base: 0, ...provenanceOfMachine })
  return {
    id: ownServersId,
    name: 'your own servers',
    kind: 'neocloud',
    aliases: [],
    hosts: 'own',
    tiersAre: 'products',
    tiers: [],
    dynamicPrices: false,
    countPricing: { value: 'flat', ...provenanceOfMachine },
    counts: [],
    startup: freeOfCharge('s'),
    billing: { granularity: null, minimum: null },
    spendLimit: null,
    maximumRun: null,
    storage: freeOfCharge('USD/GB/month'),
    egress: freeOfCharge('USD/GB'),
    spot: null,
    reserved: null,
    fabrics: [],
    rentUrl: null,
    homeRegion: null,
    regions: null,
    certificates: null,
  }
}
