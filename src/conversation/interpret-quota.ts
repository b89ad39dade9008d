/** "How do I get a p5 by Monday?": the quota to ask for, no promise, and a seller that asks for none. */
import { sellersNamedIn } from '../language/inquiries/named-sellers.ts'
import { quotaQuestionIn } from '../language/inquiries/quota-question.ts'
import { quotaSentences } from '../presentation/content/inquiries/quota-sentences.ts'
import { placeOfPrice } from '../presentation/format/display-names.ts'
import { quotaFor } from '../recommend/explain/machine-quota.ts'
import { priceListOf } from '../recommend/inquiries/prices.ts'
import type { GpuId } from '../catalog/ids.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { formsOf, sharedName } from './named-rent.ts'
import { inquiryOf, type SpecReader } from './part-readers.ts'
import type { RequestContext } from './request.ts'

/** Null where no quota is asked for, no large cloud is named, or a model to train is. */
export const quotaOf: SpecReader = (text, specOf, request, context) => {
  const asked = quotaQuestionIn(text)
  if (asked === null) return null
  const { catalog } = context
  const { quotas } = catalog.totalCost.considerations
  const spec = specOf(text)
  if (spec.params !== null) return null
  const named = [...sellersNamedIn(text, context.vocabulary).map(({ id }) => id), ...(spec.providers ?? [])]
  const id = named.find((each) => quotas.providers.includes(each)) ?? (asked.family === null ? undefined : 'aws')
  const provider = id === undefined ? undefined : catalog.providers.get(id)
  if (provider === undefined) return null
  const gpus = spec.gpus ?? usualOf(asked.family, context)
  const gpuCount = asked.needed ?? spec.gpuCount ?? spec.nodes ?? 1
  const machine = quotaFor(provider.id, gpus, gpuCount, catalog)
  const { machineGpus } = catalog.inquiryFacts.rules
  const { names } = context.renderContextOn(request)
  const rented = formsOf(gpus, gpuCount, context)
  const says = quotaSentences({
    ...asked,
    provider: provider.name,
    gpuCount,
    machine,
    whole: gpuCount < machineGpus.base ? quotaFor(provider.id, gpus, machineGpus.base, catalog) : null,
    sooner: soonerOf(quotas.sooner[provider.id] ?? {}, machine?.name ?? asked.family ?? ''),
    elsewhere: elsewhereOf(rented, gpuCount, quotas.providers, spec, request, context),
    gpu: sharedName(rented.map((each) => names.gpu(each))),
  })
  return inquiryOf({ kind: 'known', id: 'quota', says })
}

/** By the first letters of a machine's name. */
const soonerOf = (rows: Readonly<Record<string, string>>, name: string): string | null =>
  Object.entries(rows).find(([letters]) => name.startsWith(letters))?.[1] ?? null

/** GPUs that are mostly meant, where none is named. */
const usualOf = (family: 'p' | 'g' | null, { catalog }: EngineContext): GpuId[] => {
  const id = catalog.gpus.get(family === 'g' ? 'l40s' : 'h100-sxm')?.id
  return id === undefined ? [] : [id]
}

/** The two cheapest in data centres that grant nothing by quota. */
function elsewhereOf(
  gpus: GpuId[],
  gpuCount: number,
  byQuota: readonly string[],
  spec: Spec,
  request: RequestContext,
  context: EngineContext,
) {
  if (gpus.length === 0) return []
  const asked: Spec = { ...spec, gpus, gpuCount, nodes: null, providers: null, tier: null, region: null, hosting: 'data-centre', pricing: 'on_demand' } // prettier-ignore
  const { offers } = priceListOf(asked, ['on_demand'], null, context.marketFor(request))
  const { names } = context.renderContextOn(request)
  return offers
    .filter(({ provider, isOfOtherCount }) => isOfOtherCount !== true && !byQuota.includes(provider))
    .slice(0, 2)
    .map((offer) => ({ usdPerGpuHour: offer.usdPerGpuHour, place: placeOfPrice(offer, names) }))
}
