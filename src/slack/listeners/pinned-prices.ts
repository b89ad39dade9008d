/** Loads the price observations that a thread is pinned to: newer ones may have replaced them in the catalog. */
import type { ThreadState } from '../../conversation/thread-state.ts'
import type { Services } from '../services.ts'

export async function withPinnedPrices(state: ThreadState, { store }: Pick<Services, 'store'>): Promise<ThreadState> {
  if (state.pins.length === 0) return state
  const stored = await store.prices.byId(state.pins)
  return stored.length === 0 ? state : { ...state, pinnedObservations: stored.map(({ observation }) => observation) }
}
