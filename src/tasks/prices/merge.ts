/** New observations into the text of a file of data/offers: of each price and source the newest stays. */
import type { Observation } from '../../catalog/observation.ts'
import { offersSchema } from '../../catalog/observation.ts'
import { newestOf } from '../../offers/feeds/history.ts'

/**
 * `text` is data/offers/<provider>.json; comes back byte for byte where nothing is newer. Rows keep their place, new
 * ones follow sorted, so that a refresh is a difference one can read.
 */
export function mergedOffers(text: string, fresh: readonly Observation[]): string {
  const raw: unknown = JSON.parse(text)
  const { id, observations } = offersSchema.parse(raw)
  const known = observations.map((row) => ({ provider: id, ...row }))
  const merged = newestOf([...known, ...fresh.toSorted(byThing)])
  if (merged.length === known.length && merged.every((observation, at) => observation === known[at])) return text
  const rows = merged.map(printedRow)
  return `${JSON.stringify({ ...(raw as object), observations: rows }, null, 2)}\n`
}

function byThing(a: Observation, b: Observation): number {
  const name = ({ gpu, tier, pricing, gpuCount, region }: Observation) =>
    [gpu, tier ?? '', pricing, String(gpuCount ?? 0).padStart(4, '0'), region ?? ''].join('|')
  return name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0
}

/** A row of the file: the provider is the file's own id. */
const printedRow = (observation: Observation) =>
  Object.fromEntries(
    Object.entries(observation).flatMap(([key, value]) => (key === 'provider' ? [] : [[key, printed(value)]])),
  )

/** As a file prints it: facts without the base value that reading adds. */
function printed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(printed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (key === 'base' ? [] : [[key, printed(inner)]])),
  )
}
