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
  /** The same, and nothing is taken. */
  readonly hasLeft: (address: string) => boolean
}

/** `now`: milliseconds of a clock that only goes forward. */
export function createRequestBudget(now: () => number): RequestBudget {
  const buckets = new LRUCache<string, { left: number; at: number }>({ max: maxAddresses })
  const leftOf = (address: string, at: number): number => {
    const before = buckets.get(address) ?? { left: capacity, at }
    return Math.min(capacity, before.left + ((at - before.at) / 1000) * perSecond)
  }
  return {
    hasLeft: (address) => leftOf(address, now()) >= 1,
    take: (address) => {
      const at = now()
      const left = leftOf(address, at)
      buckets.set(address, { left: left < 1 ? left : left - 1, at })
      return left >= 1
    },
  }
}
