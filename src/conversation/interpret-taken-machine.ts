/** "What if the spot machine goes away at hour 9 of 10?": what is lost, what is paid, and what is left, by the hours that are told. */
import { takenMachineIn } from '../language/inquiries/taken-machine.ts'
import { takenMachineSentences } from '../presentation/content/inquiries/taken-machine-sentences.ts'
import { providerName } from '../presentation/format/display-names.ts'
import { priceListOf } from '../recommend/inquiries/prices.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { inquiryOf, type SpecReader } from './part-readers.ts'
import type { RequestContext } from './request.ts'

/** Null where no machine is taken away, or a whole job is told: its plan has hours of its own. */
export const takenMachineOf: SpecReader = (text, specOf, request, context) => {
  const found = takenMachineIn(text)
  if (found === null) return null
  const spec = specOf(found.rest)
  if (spec.params !== null && spec.tokens !== null) return null
  const { catalog } = context
  const [named] = spec.providers ?? []
  const provider = named === undefined ? undefined : catalog.providers.get(named)
  const terms = provider?.spot?.terms ?? null
  const free = catalog.inquiryFacts.rules.freeIfTaken.find((row) => row.provider === provider?.id)
  const says = takenMachineSentences({
    ...found,
    usualEveryHours: catalog.spot.checkpointInterval.base / 3600,
    gpuCount: spec.gpuCount ?? 1,
    price: priceOf(spec, found.kind === 'spot', request, context),
    terms: terms === null || provider === undefined ? null : `${provider.name}: ${terms}.`,
    free: free === undefined || provider === undefined ? null : { hours: free.within.base, provider: provider.name },
  })
  return inquiryOf({ kind: 'known', id: 'taken machine', says })
}

/** The lowest on record of the GPUs that are named, on spot where that is what was rented. */
function priceOf(spec: Spec, isSpot: boolean, request: RequestContext, context: EngineContext) {
  if (spec.gpus === null) return null
  const market = context.marketFor(request)
  const ways = isSpot ? (['spot', 'on_demand'] as const) : (['on_demand'] as const)
  const found = ways.flatMap((way) => priceListOf({ ...spec, pricing: way }, [way], null, market).offers.slice(0, 1))
  const [offer] = found
  if (offer === undefined) return null
  const { names } = context.renderContextOn(request)
  const seller = providerName({ ...offer, pricing: 'on_demand' }, names)
  const gpu = names.gpu(offer.gpu)
  const way = offer.pricing === 'spot' ? ', spot' : isSpot ? ', on demand; on spot it is less' : ''
  return { usdPerGpuHour: offer.usdPerGpuHour, words: `, ${gpu} at ${seller}${way}` }
}
