/** The prices that a thread rests on, out of the store: since then newer ones may have taken their place. */
import type { ThreadState } from '../../conversation/thread-state.ts'
import type { Services } from '../services.ts'

export async function withPinnedPrices(state: ThreadState, { store }: Pick<Services, 'store'>): Promise<ThreadState> {
  if (state.pins.length === 0) return state
  const stored = await store.prices.byId(state.pins)
  return stored.length === 0 ? state : { ...state, pinnedObservations: stored.map(({ observation }) => observation) }
}
