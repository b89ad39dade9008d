/** A team's negotiated prices as observations: each takes the place of the list prices that it was agreed for. */
import type { Catalog } from '../catalog/catalog.ts'
import type { ObservedPrice } from '../catalog/observed-price.ts'
import { isEquallyRecent, preferredObservation } from './observation-precedence.ts'
import type { NegotiatedPrice } from './team-terms.ts'

/** Their source in data/sources.json. */
const negotiatedSource = 'team-price-book'

/**
 * One observation for every tier and region that is listed of the thing, and before it one for each count of GPUs that
 * is listed at a price of its own; one as agreed where nothing is listed.
 */
export function negotiatedObservations(
  prices: readonly NegotiatedPrice[],
  { observations }: Pick<Catalog, 'observations'>,
): ObservedPrice[] {
  return prices.flatMap((price) => {
    const listed = observations.filter(
      ({ provider, gpu, tier, pricing, gpuCount }) =>
        provider === price.provider &&
        gpu === price.gpu &&
        pricing === price.pricing &&
        (price.tier === null || tier === price.tier) &&
        (price.gpuCount === null || gpuCount === null || gpuCount === price.gpuCount),
    )
    const scopes = Map.groupBy(listed, ({ tier, region }) => `${tier}|${region}`)
    if (scopes.size === 0) return [observationOf(price, price.tier, null)]
    return [...scopes.values()].flatMap((readings) => {
      const { tier, region, price: list } = preferredObservation(readings)
      const ofAny = observationOf(price, tier, region)
      const byCount = price.gpuCount === null ? [...Map.groupBy(readings, ({ gpuCount }) => gpuCount)] : []
      const ofCounts = byCount.flatMap(([gpuCount, ofCount]) => {
        const { base } = preferredObservation(ofCount).price
        const ofThisCount = readings.filter((each) => each.gpuCount === null || each.gpuCount === gpuCount)
        // What was seen of a count long ago is not listed any more.
        const isListed = isEquallyRecent(ofCount, ofThisCount)
        return gpuCount === null || base === list.base || !isListed
          ? []
          : [{ ...ofAny, gpuCount, listUsdPerGpuHour: base }]
      })
      return [...ofCounts, { ...ofAny, listUsdPerGpuHour: list.base }]
    })
  })
}

function observationOf(price: NegotiatedPrice, tier: string | null, region: string | null): ObservedPrice {
  const { provider, gpu, pricing, gpuCount, usdPerGpuHour: value, agreed: asOf } = price
  return {
    provider,
    gpu,
    tier,
    pricing,
    gpuCount,
    region,
    interconnect: null,
    price: { value, unit: 'USD/gpu/hour', base: value, source: negotiatedSource, asOf },
    dated: 'observed',
    evidence: 'user',
  }
}
