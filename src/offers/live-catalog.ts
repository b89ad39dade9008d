/** A catalog whose prices can be renewed while it is in use: whoever holds it sees the newest. */
import { type Catalog, withObservations } from '../catalog/catalog.ts'
import type { ObservedPrice } from '../catalog/observed-price.ts'

export type LiveCatalog = {
  /** Its observations are those of the last `reprice`; a market that was opened before keeps the earlier ones. */
  readonly catalog: Catalog
  readonly reprice: (observations: readonly ObservedPrice[]) => void
}

/** `bundled`: the facts with the prices that came with them, which hold until `reprice` is called. */
export function createLiveCatalog(bundled: Catalog): LiveCatalog {
  let observations = bundled.observations
  return {
    catalog: withObservations(bundled, () => observations),
    reprice: (newest) => {
      observations = newest
    },
  }
}
