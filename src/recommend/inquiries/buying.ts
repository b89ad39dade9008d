/** Buying GPUs against renting the same ones, whatever would run on them. */
import type { GpuId } from '../../catalog/ids.ts'
import type { Market } from '../../offers/market.ts'
import { cheapestOnDemand } from '../total-cost/on-demand-alternative.ts'
import { comparePurchase, type PurchaseAlternative } from '../total-cost/purchase-alternative.ts'

/** Every purchase price on record for `gpus`, one GPU each, against its rent on demand. `gpus` null: all. */
export function purchasesOf(gpus: readonly GpuId[] | null, market: Market): readonly PurchaseAlternative[] {
  const { gpus: known, totalCost } = market.catalog
  return totalCost.hardware.purchases
    .filter(({ gpu }) => gpus === null || gpus.includes(gpu))
    .flatMap(({ gpu: id }) => {
      const gpu = known.get(id)
      const offer = cheapestOnDemand(id, 1, 1, market) ?? null
      const purchase = gpu === undefined ? null : comparePurchase(gpu, offer, market)
      return purchase === null ? [] : [purchase]
    })
}
