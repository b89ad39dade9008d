/** "On a 3060 12gb": a card for games that nobody on record lets stands under the asker's desk. */
import type { Market } from '../../offers/market.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { gpuName } from '../figure-text.ts'
import { isConsumer } from '../ranking/plan-risk.ts'
import type { Gpu } from '../../catalog/gpu.ts'
import type { GpuId } from '../../catalog/ids.ts'

/** The scenario with such cards as the asker's own, and one of them where nobody says how many; as it is where they can be rented, or something is said of who lets them. */
export const presumedOwned = (asked: Scenario, market: Market): Scenario =>
  withOneCard(ownedCards(asked, market), market)

/** "A 3060 at home": what stands under a desk is one, unless a number is said. */
function withOneCard(asked: Scenario, { catalog }: Market): Scenario {
  const { owned, gpus, gpuCount, mostGpus, nodes } = asked.spec
  const isOpen = [gpuCount, mostGpus, nodes].every((each) => each === null)
  const areForGames = gpus !== null && cardsForGames(gpus, catalog).length === gpus.length
  if (owned !== true || !isOpen || !areForGames) return asked
  const note = 'One card is assumed: say how many you have, such as “2x”.'
  return { ...asked, spec: { ...asked.spec, gpuCount: 1 }, notes: [...asked.notes, note] }
}

function ownedCards(asked: Scenario, { byGpu, catalog }: Market): Scenario {
  const { owned, gpus, providers, pricing, tier, region } = asked.spec
  const isOpen = owned === null && providers === null && pricing === null && tier === null && region === null
  if (!isOpen || gpus === null) return asked
  const cards = cardsForGames(gpus, catalog)
  const [first] = cards
  const areOwned = cards.length === gpus.length && cards.every(({ id }) => !byGpu.has(id))
  if (first === undefined || !areOwned) return asked
  const note = `${gpuName(first)} is taken for your own card: nobody on record rents it out.`
  return { ...asked, spec: { ...asked.spec, owned: true }, notes: [...asked.notes, note] }
}

const cardsForGames = (gpus: readonly GpuId[], catalog: Market['catalog']): readonly Gpu[] =>
  gpus.flatMap((id) => catalog.gpus.get(id) ?? []).filter(isConsumer)
