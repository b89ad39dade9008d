/** The bundled catalog as it was on the day these tests were written: a refresh of prices must not break them. */
import type { Catalog } from '../../src/catalog/catalog.ts'
import { loadCatalog } from '../../src/catalog/load.ts'
import { replayCatalog } from '../../src/offers/catalog-replay.ts'

export const catalogDate = '2026-11-24'

/** Everything of data/, prices no younger than `catalogDate`. */
export function datedCatalog(): Catalog {
  return replayCatalog({ today: catalogDate, observationIds: [] }, loadCatalog('data')).catalog
}
