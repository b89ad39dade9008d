/** Merges new observations into the text of a file of data/offers; the newest of each price and source is kept. */
import type { ObservedPrice } from '../../catalog/observed-price.ts'
import { offerFileSchema } from '../../catalog/observed-price.ts'
import { newestObservations } from '../../offers/feeds/price-history.ts'

/**
 * `text` is data/offers/<provider>.json, returned byte for byte where nothing is newer. Rows keep their place and new
 * ones follow sorted, so that a refresh makes a readable diff.
 */
export function mergeOffers(text: string, fresh: readonly ObservedPrice[]): string {
  const raw: unknown = JSON.parse(text)
  const { id, observations } = offerFileSchema.parse(raw)
  const recorded = observations.map((row) => ({ provider: id, ...row }))
  const merged = newestObservations([...recorded, ...fresh.toSorted(compareObservations)])
  if (merged.length === recorded.length && merged.every((observation, at) => observation === recorded[at])) return text
  const rows = merged.map(fileRow)
  return `${JSON.stringify({ ...(raw as object), observations: rows }, null, 2)}\n`
}

function compareObservations(a: ObservedPrice, b: ObservedPrice): number {
  const sortKey = ({ gpu, tier, pricing, gpuCount, region }: ObservedPrice) =>
    [gpu, tier ?? '', pricing, String(gpuCount ?? 0).padStart(4, '0'), region ?? ''].join('|')
  return sortKey(a) < sortKey(b) ? -1 : sortKey(a) > sortKey(b) ? 1 : 0
}

/** A row of the file: the provider is the file's own id. */
const fileRow = (observation: ObservedPrice) =>
  Object.fromEntries(
    Object.entries(observation).flatMap(([key, value]) => (key === 'provider' ? [] : [[key, fileValue(value)]])),
  )

/** As a file prints it: facts without the base value that reading adds. */
function fileValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fileValue)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (key === 'base' ? [] : [[key, fileValue(inner)]])),
  )
}
