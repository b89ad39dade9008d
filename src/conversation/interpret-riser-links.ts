/** "12 RTX 3080 on x1 risers, could I train a 30B?": cards on one lane each share no step of a training. */
import type { Gpu } from '../catalog/gpu.ts'
import { riserLinksIn } from '../language/inquiries/riser-links.ts'
import { riserSentences } from '../presentation/content/inquiries/riser-sentences.ts'
import { placeOfPrice, planAndProvider } from '../presentation/format/display-names.ts'
import { formatDuration, formatUsd, formatUsdPerHour } from '../presentation/format/number-format.ts'
import { lowestOnDemand } from '../recommend/inquiries/quote.ts'
import { formatMagnitude } from '../scenario/format-values.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { specIn } from './job-in-text.ts'
import { type FoundInterpretation, knownInquiry } from './part-readers.ts'
import { recommendationForSpec } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

const methodNames = { full: 'full fine-tuning', lora: 'LoRA', qlora: 'QLoRA' } as const
/** Bytes of a weight as it is passed: bf16, or four bits with their scales. */
const bytesOfWeight = { full: 2, lora: 2, qlora: 0.55 } as const
/** All weights are passed forward and backward, and of full training their gradients too. */
const passes = { full: 3, lora: 2, qlora: 2 } as const
const sizesOfOne = [8e9, 7e9, 4e9, 3e9, 1.5e9]

/** Null where no such lanes are told of, or no model and several cards with them. */
export function riserLinksOf(text: string, request: RequestContext, context: EngineContext): FoundInterpretation {
  const found = riserLinksIn(text)
  if (found === null) return null
  const told = specIn(found.cards, request, context)
  const read = specIn(found.rest, request, context)
  const areTold = told.gpus !== null && told.gpuCount !== null
  const spec: Spec = areTold ? { ...read, gpus: told.gpus, gpuCount: told.gpuCount } : read
  const count = spec.gpuCount ?? 1
  const { catalog } = context
  const [gpu] = (spec.gpus ?? []).flatMap((id) => catalog.gpus.get(id) ?? [])
  if (gpu === undefined || spec.params === null || count < 2) return null
  const fit = context.fitFor(request)
  const bare: Spec = { ...spec, tokens: null, owned: null, providers: null, hosting: 'data-centre' }
  const result = fit(bare)
  if (result === null) return null
  const { method } = result
  const holdsAlone = (params: number): boolean =>
    fit({ ...bare, model: null, params, method: 'qlora', weights: null, gpuCount: 1 })?.verdict === 'yes'
  const ofOne = sizesOfOne.find(holdsAlone)
  const { names } = context.renderContextOn(request)
  return knownInquiry(
    'cards on one lane',
    riserSentences({
      words: found.words,
      job: `${methodNames[method]} of a ${formatMagnitude(Number(spec.params.toPrecision(2)))} model`,
      card: names.gpu(gpu.id),
      count,
      gigabytesPerStep: (spec.params * bytesOfWeight[method] * passes[method]) / 1e9,
      gigabytesPerSecond: catalog.inquiryFacts.rules.riserBandwidth.base,
      fitsAlone: fit({ ...bare, method, gpuCount: 1 })?.verdict === 'yes',
      alone: ofOne === undefined ? null : `QLoRA of up to about ${formatMagnitude(ofOne)}`,
      cardWatts: gpu.power.base,
      adapterGigabytes: method === 'full' ? null : (spec.params * shareOfAdapters * bytesOfGradient) / 1e9,
      together: togetherOn({ ...spec, method, gpuCount: count }, request, context),
      rented: rentedFor({ ...spec, method }, request, context) ?? rentedInstead({ ...bare, method }, request, context),
    }),
  )
}

/** Parameters of usual adapters over those of the model, and bytes of a gradient that passes both ways. */
const [shareOfAdapters, bytesOfGradient] = [0.005, 4]

/** Hours of the cards that are there, for data that were named. */
function togetherOn(spec: Spec, request: RequestContext, context: EngineContext): string | null {
  if (spec.tokens === null) return null
  const own = { ...spec, owned: true, providers: null, pricing: null, tier: null, hosting: null }
  const best = recommendationForSpec(own, request, context)?.best
  return best === undefined || best.offload !== 'none'
    ? null
    : `All ${spec.gpuCount ?? 1} take about ${formatDuration(best.hours.p50)} (${formatDuration(best.hours.p10)} to ${formatDuration(best.hours.p90)}) in proper slots, a little more so.`
}

/** The plan that is rented for data that were named. */
function rentedFor(spec: Spec, request: RequestContext, context: EngineContext): string | null {
  if (spec.tokens === null) return null
  const open = { ...spec, owned: null, gpus: null, gpuCount: null, mostGpus: null, nodes: null }
  const best = recommendationForSpec(open, request, context)?.best
  if (best === undefined) return null
  const { names } = context.renderContextOn(request)
  return `rented: ${planAndProvider(best, names)}, ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)}`
}

/** The cheapest single card that is rented and holds it; null: none does. */
function rentedInstead(spec: Spec, request: RequestContext, context: EngineContext): string | null {
  const market = context.marketFor(request)
  const { names } = context.renderContextOn(request)
  const fit = context.fitFor(request)
  const cards = [...context.catalog.gpus.values()]
    .filter(({ vendor }: Gpu) => vendor === 'nvidia')
    .flatMap(({ id }) => {
      const one: Spec = { ...spec, gpus: [id], gpuCount: 1, mostGpus: null, nodes: null }
      const price = lowestOnDemand(one, market)
      return price === undefined ? [] : [{ one, id, price }]
    })
    .toSorted((left, right) => left.price.usdPerGpuHour - right.price.usdPerGpuHour)
  const best = cards.find(({ one }) => fit(one)?.verdict === 'yes')
  return best === undefined
    ? null
    : `rented, one ${names.gpu(best.id)} holds it from ${formatUsdPerHour(best.price.usdPerGpuHour)} (${placeOfPrice(best.price, names)})`
}
