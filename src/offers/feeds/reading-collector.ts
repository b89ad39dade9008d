/** Collects what a feed reads: observations of one kind, and each rejection once. */
import type { GpuId, ProviderId } from '../../catalog/ids.ts'
import type { ObservedPrice } from '../../catalog/observed-price.ts'
import type { FeedContext, FeedReading, Rejection } from './feed.ts'

/** What tells one price of a feed from another; the rest is the same for all of them. */
export type PriceReading = {
  readonly provider: ProviderId
  readonly gpu: GpuId
  readonly usdPerGpuHour: number
} & Partial<Pick<ObservedPrice, 'tier' | 'pricing' | 'gpuCount' | 'region' | 'availability'>> & {
    readonly note?: string
  }

export type ReadingCollector = {
  readonly addPrice: (seen: PriceReading) => void
  readonly reject: (printed: string, reason: string) => void
  readonly result: () => FeedReading
}

/** Prices that carry the feed's source, its evidence and today's date. */
export function createCollector({ today, facts }: FeedContext): ReadingCollector {
  const observations: ObservedPrice[] = []
  const rejections = new Map<string, Rejection>()
  return {
    addPrice: ({ provider, gpu, usdPerGpuHour, note, ...rest }) => {
      // Six digits are more than any price list prints; the dust of a division goes.
      const value = Number(usdPerGpuHour.toPrecision(6))
      observations.push({
        provider,
        gpu,
        tier: rest.tier ?? null,
        pricing: rest.pricing ?? 'on_demand',
        gpuCount: rest.gpuCount ?? null,
        region: rest.region ?? null,
        interconnect: null,
        price: {
          value,
          unit: 'USD/gpu/hour',
          base: value,
          source: facts.priceSource,
          asOf: today,
          ...(note === undefined ? {} : { note }),
        },
        dated: 'observed',
        evidence: facts.evidence,
        ...(rest.availability === undefined ? {} : { availability: rest.availability }),
      })
    },
    reject: (printed, reason) => rejections.set(`${printed}|${reason}`, { printed, reason }),
    result: () => ({ observations, rejections: [...rejections.values()] }),
  }
}

/**
 * A printed price as a number, or why it is none: zero and blank mean "not known" in most catalogs, and words like
 * "contact us" or "from" are no price at all.
 */
export function parsePrice(printed: string | number | null | undefined): number | string {
  if (printed === null || printed === undefined || printed === '') return 'no price is printed'
  if (typeof printed === 'string' && !/^\d+(?:\.\d+)?$/.test(printed.trim())) return `"${printed}" is no price`
  const value = Number(printed)
  if (!Number.isFinite(value)) return `"${printed}" is no price`
  if (value === 0) return 'a zero means that the price is not known'
  return value < 0 ? `${value} is no price` : value
}

/** Whether `gigabytes` is about the memory that the catalog's GPU has: a GPU of twice the memory is another GPU. */
export function matchesMemory(gigabytes: number, memoryBytes: number): boolean {
  return Math.abs(Math.log((gigabytes * 1e9) / memoryBytes)) < Math.log(1.16)
}
