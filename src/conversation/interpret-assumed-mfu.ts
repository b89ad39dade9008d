/** "Assume 55% MFU: 2.7B, 54B tokens, A100 at $1.10, on 32": the job by the figures that are given, and no others. */
import { serverForm } from '../catalog/gpu.ts'
import { trainingFlops } from '../catalog/units.ts'
import { barePriceIn } from '../language/inquiries/bare-price.ts'
import { flopsIn } from '../language/inquiries/compute-budget.ts'
import { assumedMfuIn, furtherShareIn } from '../language/inquiries/peak-claim.ts'
import { ratesIn } from '../language/inquiries/quoted-rate.ts'
import { statesOverMemorySentence } from '../presentation/content/inquiries/arithmetic-sentences.ts'
import { assumedMfuSentences } from '../presentation/content/inquiries/assumed-mfu-sentences.ts'
import { lowestOnDemand } from '../recommend/inquiries/quote.ts'
import { modelOf } from '../recommend/search/search-space.ts'
import { maxUsdOfOneGpu, usdOfOneGpu } from '../scenario/stated-figures.ts'
import type { EngineContext } from './engine-context.ts'
import { nodesIn, overNodesSentences } from './mfu-over-nodes.ts'
import { inquiryOf, type SpecReader } from './part-readers.ts'

/** "On 32", where the GPUs were named before. */
const bareCount = /\bon (\d{1,5})(?! ?(?:gb|gib|tb|[a-z%]))(?!\w|\.\d)/iu

/** "H100 at $2": of an hour, where it is no more than that of one GPU. */
const barePrice = /(?:\bat|@) ?\$(\d{1,2}(?:\.\d{1,2})?)(?!\w|[.,]\d)/u

/** "Node price 8 x $2.79", "our GPU rate is 2.60": of one GPU, as nobody rents a machine of eight for so little. */
const namedPrice =
  /\b(?:prices?|rates?|costs?|pay(?:ing)?|rent)\b(?: (?:is|of|at|are|for)|[:=,]){0,2} ?(?:\d{1,4} ?[x×*] ?)?\$? ?(\d{1,2}\.\d{1,2})(?![\w%]|[.,]\d)|(?<![\w.])\d{1,4} ?[x×*] ?\$ ?(\d{1,2}\.\d{1,2})(?![\w%]|[.,]\d)/iu

/** Null where no share of the peak is to be reckoned with, a run is told of, or the job is not whole. */
export const assumedMfu: SpecReader = (text, specOf, request, context) => {
  const found = assumedMfuIn(text)
  const { words, rules } = context.catalog.inquiryFacts
  if (found === null || words.past.test(text) || /tok\w*\/s|flops\b/iu.test(text)) return null
  const further = furtherShareIn(found.rest)
  const told = further?.rest ?? found.rest
  const rates = ratesIn(told)
  const [rate, ...others] = rates?.rates ?? []
  if (others.length > 0 || (rate !== undefined && rate.per !== 'hour')) return null
  const rest = rates?.rest ?? told
  const spec = specOf(rest)
  const model = modelOf(spec, context.catalog)
  const known = (spec.gpus ?? [])
    .flatMap((id) => context.catalog.gpus.get(id) ?? [])
    .filter(({ peak }) => peak.bf16 !== null)
  const gpu = serverForm(known)
  const peak = gpu?.peak.bf16?.base
  const isFull = spec.method === null || spec.method === 'full'
  if (model === null || spec.tokens === null || gpu === undefined || peak === undefined || !isFull) return null
  const [, counted] = bareCount.exec(rest) ?? []
  const spread = nodesIn(text)
  const gpuCount =
    spread !== null
      ? spread.count * spread.gpusOfEach
      : (spec.gpuCount ?? (counted === undefined ? null : Number(counted)))
  const market = context.marketFor(request)
  const rented = lowestOnDemand({ ...spec, gpus: gpu === undefined ? spec.gpus : [gpu.id] }, market)
  const { names } = context.renderContextOn(request)
  // A size without a name is meant as it is.
  const params = (spec.model === null ? spec.params : null) ?? model.shape.activeParams
  const flop = trainingFlops * params * spec.tokens
  const hoursAt = (share: number): number => flop / (share * peak) / 3600
  const [, ofNode, ofProduct] = namedPrice.exec(rest) ?? []
  const bare = Number(ofNode ?? ofProduct ?? barePrice.exec(rest)?.[1] ?? barePriceIn(rest)?.usd ?? NaN)
  const price =
    rate === undefined && bare > 0 && bare <= maxUsdOfOneGpu
      ? { usd: bare, words: 'your price' }
      : rate !== undefined
        ? { usd: usdOfOneGpu(rate.usd, rate.isPerGpu, gpuCount), words: 'your price' }
        : rented === undefined
          ? null
          : { usd: rented.usdPerGpuHour, words: `${names.provider(rented.provider)}, ${rented.priceAsOf}` }
  const usualHours = [hoursAt(rules.usualMfu.high.base), hoursAt(rules.usualMfu.low.base)] as const
  const says = assumedMfuSentences({
    mfu: found.mfu,
    flop,
    peak,
    gpu: names.gpu(gpu.id),
    gpuCount,
    gpuHours: hoursAt(found.mfu),
    further: further === null ? null : { mfu: further.mfu, gpuHours: hoursAt(further.mfu) },
    usual: { ...usualOf(rules.usualMfu), gpuHours: usualHours },
    price,
    isFp8: /\bfp8\b/iu.test(text),
  })
  const overNodes =
    spread === null
      ? []
      : overNodesSentences(text, spread, { ...spec, gpus: [gpu.id] }, usualHours, price?.usd ?? null, request, context)
  const memory =
    gpuCount === null
      ? []
      : statesOverMemorySentence(
          (spec.model === null ? spec.params : null) ?? model.shape.params,
          context.catalog.inquiryFacts.rules.states.fp32Master.base,
          gpu.memory.base * gpuCount,
          `${gpuCount} × ${names.gpu(gpu.id)}`,
        )
  return inquiryOf({ kind: 'known', id: 'assumed-mfu', says: [...says, ...memory, ...overNodes] })
}

const usualOf = ({ low, high }: EngineContext['catalog']['inquiryFacts']['rules']['usualMfu']) => ({
  low: low.base,
  high: high.base,
})

const asksForPrice = /\b(?:costs?|price|how much|how long|how many|budget|hours|days|usd|dollars?)\b|[$€£]/iu

/** "How long would 6.5e22 flops take on 256 MI300X?": at the usual share of the peak. Null where no amount or no GPUs are named. */
export const flopsOnGpus: SpecReader = (text, specOf, request, context) => {
  const given = flopsIn(text)
  if (given === null) return null
  const rates = ratesIn(text.replace(given.words, ' '))
  const [rate] = rates?.rates ?? []
  const spec = specOf(rates?.rest ?? text.replace(given.words, ' '))
  // Where none is named, the GPU that most people reckon with.
  const known = (spec.gpus ?? (asksForPrice.test(text) ? ['h100-sxm'] : []))
    .flatMap((id) => context.catalog.gpus.get(id) ?? [])
    .filter(({ peak }) => peak.bf16 !== null)
  const gpu = serverForm(known)
  const peak = gpu?.peak.bf16?.base
  if (gpu === undefined || peak === undefined || spec.params !== null || spec.tokens !== null) return null
  const { rules } = context.catalog.inquiryFacts
  const market = context.marketFor(request)
  const rented = lowestOnDemand({ ...spec, gpus: [gpu.id] }, market)
  const { names } = context.renderContextOn(request)
  const hoursAt = (share: number): number => given.flops / (share * peak) / 3600
  const stated = rate?.per === 'hour' && rate.usd <= maxUsdOfOneGpu ? { usd: rate.usd, words: 'your price' } : null
  const onRecord =
    rented === undefined
      ? null
      : { usd: rented.usdPerGpuHour, words: `${names.provider(rented.provider)}, ${rented.priceAsOf}` }
  const says = assumedMfuSentences({
    mfu: rules.pretrainingMfu.base,
    flop: given.flops,
    isFlopGiven: true,
    peak,
    gpu: names.gpu(gpu.id),
    gpuCount: spec.gpuCount,
    gpuHours: hoursAt(rules.pretrainingMfu.base),
    usual: {
      ...usualOf(rules.usualMfu),
      gpuHours: [hoursAt(rules.usualMfu.high.base), hoursAt(rules.usualMfu.low.base)],
    },
    price: stated ?? onRecord,
  })
  return inquiryOf({ kind: 'known', id: 'flops-on-gpus', says })
}
