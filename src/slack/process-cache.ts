/** What this process has learnt, so that the database is not asked each time. */
import { LRUCache } from 'lru-cache'

export type ProcessCache = {
  /** By team and channel: whether another company reads along. */
  readonly isShared: LRUCache<string, boolean>
  /** Threads that are ours, by team, channel and thread. */
  readonly threads: LRUCache<string, true>
  /** Teams that were seen, with their organization. */
  readonly teams: LRUCache<string, string>
  readonly clear: () => void
}

const cacheTtlMs = 60 * 60 * 1000

export function createProcessCache(): ProcessCache {
  const isShared = new LRUCache<string, boolean>({ max: 10_000, ttl: cacheTtlMs })
  const threads = new LRUCache<string, true>({ max: 50_000, ttl: cacheTtlMs })
  const teams = new LRUCache<string, string>({ max: 10_000, ttl: cacheTtlMs })
  return {
    isShared,
    threads,
    teams,
    clear: () => {
      isShared.clear()
      threads.clear()
      teams.clear()
    },
  }
}
