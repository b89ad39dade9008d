/** The prices that a thread rests on, out of the store: since then newer ones may have taken their place. */
import type { Held } from '../thread/held.ts'
import type { Services } from './services.ts'

export async function withPinned(held: Held, { store }: Pick<Services, 'store'>): Promise<Held> {
  if (held.pins.length === 0) return held
  const kept = await store.prices.byId(held.pins)
  return kept.length === 0 ? held : { ...held, pinned: kept.map(({ observation }) => observation) }
}
