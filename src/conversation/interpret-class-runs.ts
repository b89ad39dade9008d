/** "24 pupils each fine-tune a small model: one big GPU or many small ones?": a card each against one that is shared. */
import type { Gpu } from '../catalog/gpu.ts'
import { GB } from '../catalog/units.ts'
import { classRunsIn } from '../language/inquiries/class-runs.ts'
import { placeMarket } from '../offers/market.ts'
import { classRunsSentences } from '../presentation/content/inquiries/class-runs-sentences.ts'
import { placeOfPrice } from '../presentation/format/display-names.ts'
import { lowestOnDemand } from '../recommend/inquiries/quote.ts'
import { formatMagnitude } from '../scenario/format-values.ts'
import { emptySpec, type Spec } from '../scenario/scenario.ts'
import { knownInquiry, type SpecReader } from './part-readers.ts'

/** A model that a lesson is enough for, and texts of a lesson. */
const usual = { params: 1e9, sequenceLength: 1024 }
const [leastGb, bigGb] = [15, 79]

/** Null where no class trains at once, or nobody rents such cards. */
export const classRunsOf: SpecReader = (text, specOf, request, context) => {
  const asked = classRunsIn(text)
  if (asked === null) return null
  const told = specOf(text.replace(asked.words, ' '))
  const market = placeMarket(context.marketFor(request), { ...emptySpec, region: told.region, hosting: 'data-centre' })
  const named = new Set(told.gpus ?? [])
  const { names } = context.renderContextOn(request)
  const cards = [...context.catalog.gpus.values()].flatMap((gpu: Gpu) => {
    const price =
      gpu.vendor === 'nvidia' ? lowestOnDemand({ ...emptySpec, gpus: [gpu.id], gpuCount: 1 }, market) : undefined
    return price === undefined || gpu.peak.fp16 === null ? [] : [{ gpu, price, flops: gpu.peak.fp16.base }]
  })
  const byPrice = cards.toSorted((one, other) => one.price.usdPerGpuHour - other.price.usdPerGpuHour)
  const meant = byPrice.filter(({ gpu }) => named.has(gpu.id))
  const isSmall = ({ gpu }: (typeof cards)[number]): boolean =>
    gpu.memory.base >= leastGb * GB && gpu.memory.base < bigGb * GB
  const small = meant.find(isSmall) ?? byPrice.find(isSmall)
  const isBig = ({ gpu }: (typeof cards)[number]): boolean => gpu.memory.base >= bigGb * GB
  const big =
    meant.find(isBig) ?? byPrice.find(({ gpu, ...card }) => gpu.id.startsWith('h100') && isBig({ gpu, ...card }))
  if (small === undefined || big === undefined) return null
  const params = told.params ?? usual.params
  const spec: Spec = {
    ...emptySpec,
    model: told.model,
    params,
    method: told.method ?? 'lora',
    sequenceLength: told.sequenceLength ?? usual.sequenceLength,
    gpuCount: 1,
  }
  const fit = context.fitFor(request)
  const [alone, shared] = [fit({ ...spec, gpus: [small.gpu.id] }), fit({ ...spec, gpus: [big.gpu.id] })]
  if (alone === null || shared === null || alone.verdict === 'no') return null
  const ofOne = alone.peakMemoryGiB.p95 ?? alone.peakMemoryGiB.p50
  const cardOf = ({ gpu, price }: typeof small) => ({
    name: names.gpu(gpu.id),
    usdPerHour: price.usdPerGpuHour,
    where: placeOfPrice(price, names),
  })
  const method = { full: 'full fine-tuning', lora: 'LoRA', qlora: 'QLoRA' }[spec.method ?? 'lora']
  return knownInquiry(
    'class at once',
    classRunsSentences({
      ...asked,
      job: `${method} of a model of ${formatMagnitude(Number(params.toPrecision(2)))}, texts of ${spec.sequenceLength} tokens`,
      small: cardOf(small),
      big: cardOf(big),
      heldByBig: Math.max(1, Math.floor(shared.usableMemoryGiB / ofOne)),
      smallsOfBig: big.flops / small.flops,
    }),
  )
}
