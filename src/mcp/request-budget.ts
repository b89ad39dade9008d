/** How much one address may ask: a bucket of requests that fills again with time. */
import { LRUCache } from 'lru-cache'

/** Requests at once, and how many a second come back. */
const capacity = 60
const perSecond = 1
/** Addresses that are remembered; one that was forgotten starts with a full bucket. */
const maxAddresses = 10_000

export type RequestBudget = {
  /** False: the address has nothing left. */
  readonly take: (address: string) => boolean
}

/** `now`: milliseconds of a clock that only goes forward. */
export function createRequestBudget(now: () => number): RequestBudget {
  const buckets = new LRUCache<string, { left: number; at: number }>({ max: maxAddresses })
  return {
    take: (address) => {
      const at = now()
      const before = buckets.get(address) ?? { left: capacity, at }
      const left = Math.min(capacity, before.left + ((at - before.at) / 1000) * perSecond)
      buckets.set(address, { left: left < 1 ? left : left - 1, at })
      return left >= 1
    },
  }
}
