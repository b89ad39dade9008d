/** What this process has learnt, so that the database is not asked each time. */
import { LRUCache } from 'lru-cache'

export type Familiar = {
  /** By team and channel: whether another company reads along. */
  readonly isShared: LRUCache<string, boolean>
  /** Threads that are ours, by team, channel and thread. */
  readonly threads: LRUCache<string, true>
  /** Teams that were seen, with their organization. */
  readonly teams: LRUCache<string, string>
  readonly forget: () => void
}

const hour = 60 * 60 * 1000

export function familiar(): Familiar {
  const isShared = new LRUCache<string, boolean>({ max: 10_000, ttl: hour })
  const threads = new LRUCache<string, true>({ max: 50_000, ttl: hour })
  const teams = new LRUCache<string, string>({ max: 10_000, ttl: hour })
  return {
    isShared,
    threads,
    teams,
    forget: () => {
      isShared.clear()
      threads.clear()
      teams.clear()
    },
  }
}
