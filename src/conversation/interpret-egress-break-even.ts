/** "Does the egress kill the saving?": from how many GPU-hours data in a cloud are worth moving to cheaper GPUs. */
import { egressBreakEvenIn, type EgressBreakEven } from '../language/inquiries/egress-break-even.ts'
import { sellersNamedIn } from '../language/inquiries/named-sellers.ts'
import { egressBreakEvenSentences } from '../presentation/content/inquiries/egress-break-even-sentences.ts'
import { placeOfPrice } from '../presentation/format/display-names.ts'
import { formatUsdPerHour } from '../presentation/format/number-format.ts'
import { lowestAtNamed, lowestOnDemand, type PriceOnRecord } from '../recommend/inquiries/quote.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { formsOf } from './named-rent.ts'
import { inquiryOf, type SpecReader } from './part-readers.ts'
import type { RequestContext } from './request.ts'

/** Null where nothing of the kind is weighed, a whole job is told, or a price is neither typed nor on record. */
export const egressBreakEvenOf: SpecReader = (text, specOf, request, context) => {
  const found = egressBreakEvenIn(text)
  if (found === null) return null
  const spec = specOf(found.rest)
  if (spec.params !== null && spec.tokens !== null) return null
  const { rules } = context.catalog.inquiryFacts
  const data = rules.clouds.find(({ provider }) => provider === found.cloud)
  const named = sellersNamedIn(text, context.vocabulary).map(({ id }) => id)
  const saved = savedOf(found, { ...spec, providers: named }, request, context)
  if (data === undefined || saved === null) return null
  const says = egressBreakEvenSentences({
    ...found,
    ...saved,
    cloud: { name: context.catalog.providers.get(data.provider)?.name ?? '', data },
    gpuHours: found.gpuHours ?? (found.hours === null || spec.gpuCount === null ? null : found.hours * spec.gpuCount),
    machineGpus: rules.machineGpus.base,
    gbits: found.gbits ?? usualGbits,
    usualStorage: context.catalog.totalCost.allowances.usualStorage.base,
    lineShare: rules.lineShare,
  })
  return inquiryOf({ kind: 'known', id: 'egress break-even', says })
}

/** Of a line between clouds, where none is named. */
const usualGbits = 10

/** What an hour of one GPU saves, by the prices that are typed or else by those on record. */
function savedOf(
  { prices, cloud }: EgressBreakEven,
  spec: Spec,
  request: RequestContext,
  context: EngineContext,
): { readonly usdSaved: number; readonly prices: string | null } | null {
  if (prices !== null)
    return 'saved' in prices
      ? { usdSaved: prices.saved, prices: null }
      : {
          usdSaved: prices.stay - prices.go,
          prices: `${formatUsdPerHour(prices.stay)} against ${formatUsdPerHour(prices.go)}`,
        }
  const market = context.marketFor(request)
  const usual = context.catalog.gpus.get('h100-sxm')?.id
  const gpus = spec.gpus ?? (usual === undefined ? null : [usual])
  if (gpus === null) return null
  const asked: Spec = { ...spec, gpus: formsOf(gpus, 8, context), gpuCount: null, tier: null, pricing: 'on_demand' }
  const sellers = (spec.providers ?? []).filter((id) => id !== cloud)
  const at = (providers: Spec['providers']): PriceOnRecord | undefined => lowestAtNamed({ ...asked, providers }, market)
  const stay = at([cloud])
  const go = sellers.length > 0 ? at(sellers) : lowestOnDemand({ ...asked, providers: null }, market)
  if (stay === undefined || go === undefined) return null
  const { names } = context.renderContextOn(request)
  return {
    usdSaved: stay.usdPerGpuHour - go.usdPerGpuHour,
    prices: `${formatUsdPerHour(stay.usdPerGpuHour)} (${placeOfPrice(stay, names)}) against ${formatUsdPerHour(go.usdPerGpuHour)} (${placeOfPrice(go, names)})`,
  }
}
