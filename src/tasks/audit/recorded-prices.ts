/** Prices on record for a claim about one: the newest of its kind, and those by count. USD per GPU and hour. */
import type { Catalog } from '../../catalog/catalog.ts'

type PriceKey = { readonly gpu: string; readonly provider: string; readonly tier: string | null }

const ARTICLE_SOURCE = 'article-2026-03'

const onDemandPrices = ({ gpu, provider }: Pick<PriceKey, 'gpu' | 'provider'>, { observations }: Catalog) =>
  observations.filter(
    (observation) =>
      observation.gpu === gpu &&
      observation.provider === provider &&
      observation.pricing === 'on_demand' &&
      observation.price.source !== ARTICLE_SOURCE,
  )

/** The newest price that is not the article's own; null where there is none. */
export function newestPrice(key: PriceKey, catalog: Catalog): { readonly usd: number; readonly asOf: string } | null {
  const [newest] = onDemandPrices(key, catalog)
    .filter(({ tier }) => key.tier === null || tier === key.tier)
    .toSorted((a, b) => b.price.asOf.localeCompare(a.price.asOf))
  return newest === undefined ? null : { usd: newest.price.base, asOf: newest.price.asOf }
}

/** The newest price of every count, smallest count first. */
export function pricesByCount(
  key: Pick<PriceKey, 'gpu' | 'provider'>,
  catalog: Catalog,
): { readonly count: number; readonly usd: number }[] {
  const newest = new Map<number, { usd: number; asOf: string }>()
  for (const { gpuCount, price } of onDemandPrices(key, catalog)) {
    if (gpuCount === null || (newest.get(gpuCount)?.asOf ?? '') >= price.asOf) continue
    newest.set(gpuCount, { usd: price.base, asOf: price.asOf })
  }
  return [...newest].map(([count, { usd }]) => ({ count, usd })).sort((a, b) => a.count - b.count)
}
