/** A catalog whose prices can be renewed while it is in use: whoever holds it sees the newest. */
import type { Catalog } from '../catalog/catalog.ts'
import type { Observation } from '../catalog/observation.ts'

export type Live = {
  /** Its observations are those of the last `reprice`; a market that was opened before keeps the earlier ones. */
  readonly catalog: Catalog
  readonly reprice: (observations: readonly Observation[]) => void
}

export function live(bundled: Catalog): Live {
  let observations = bundled.observations
  return {
    catalog: {
      ...bundled,
      get observations() {
        return observations
      },
    },
    reprice: (renewed) => {
      observations = renewed
    },
  }
}
