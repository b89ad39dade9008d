/** Loads the price observations that a thread is pinned to: newer ones may have replaced them in the catalog. */
import type { ThreadState } from '../../conversation/thread-state.ts'
import type { Services } from '../services.ts'

/** The state with `pinnedObservations`; unchanged where it pins nothing, or nothing is stored of it. */
export async function withPinnedPrices(state: ThreadState, { store }: Pick<Services, 'store'>): Promise<ThreadState> {
  if (state.pins.length === 0) return state
  const stored = await store.prices.byId(state.pins)
  return stored.length === 0 ? state : { ...state, pinnedObservations: stored.map(({ observation }) => observation) }
}
