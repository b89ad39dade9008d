/** "Data must stay in Germany", beside what is known of a training that has no plan: the cards that are rented there. */
import { understand } from '../language/pipeline.ts'
import type { GeneralAnswer } from '../language/inquiries/general-inquiry.ts'
import { placeOfPrice } from '../presentation/format/display-names.ts'
import { formatUsdPerHour } from '../presentation/format/number-format.ts'
import { rentsOf } from '../recommend/inquiries/quote.ts'
import { placeMarket } from '../offers/market.ts'
import { GB } from '../catalog/units.ts'
import type { EngineContext } from './engine-context.ts'
import type { RequestContext } from './request.ts'

const shown = 3

/** Unchanged where no place is named. `leastGb`: memory that a card has to have. */
export function withCardsInPlace(
  known: GeneralAnswer,
  leastGb: number,
  text: string,
  request: RequestContext,
  context: EngineContext,
): GeneralAnswer {
  const { draft } = understand(text, { mode: 'command', vocabulary: context.vocabulary, today: request.today })
  const { region, providers, excludedProviders } = draft.finish().spec
  if (region === null) return known
  const { names } = context.renderContextOn(request)
  const place = names.place(region)
  const cards = [...context.catalog.gpus.values()].filter(
    ({ vendor, memory }) => vendor === 'nvidia' && memory.base >= leastGb * GB,
  )
  const asked = { ...draft.finish().spec, region, providers, excludedProviders, hosting: 'data-centre' as const }
  const market = placeMarket(context.marketFor(request), asked)
  const offers = cards
    .flatMap(({ id }) => rentsOf({ ...asked, gpus: [id], gpuCount: 1 }, 'on_demand', market).slice(0, 1))
    .toSorted((one, other) => one.usdPerGpuHour - other.usdPerGpuHour)
    .slice(0, shown)
  const each = offers.map((offer) => `${placeOfPrice(offer, names)} from ${formatUsdPerHour(offer.usdPerGpuHour)}`)
  const sentence =
    offers.length === 0
      ? `In ${place} no card of ${leastGb} GB and more is on record: a machine of your own there, or a provider that you ask.`
      : `In ${place}, on record: ${each.join('; ')}. Order a region there, and sign a data-processing agreement before any data of people go up, though names are removed; encrypt the disk.`
  return { ...known, says: [sentence, ...known.says] }
}
