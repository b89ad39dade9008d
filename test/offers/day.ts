/** The bundled catalog as it was on the day these tests were written: a refresh of prices must not break them. */
import type { Catalog } from '../../src/catalog/catalog.ts'
import { loadCatalog } from '../../src/catalog/load.ts'
import { replay } from '../../src/offers/replay.ts'

export const writtenOn = '2026-11-24'

/** Everything of data/, prices no younger than `writtenOn`. */
export function catalogOfThen(): Catalog {
  return replay({ today: writtenOn, observationIds: [] }, loadCatalog('data')).catalog
}
