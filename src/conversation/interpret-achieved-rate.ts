/** "310 TFLOPS a GPU on H200, 20 days to go on 48 at 3.4: what do we lose?": the share of the peak, and what is lost by it. */
import { serverForm } from '../catalog/gpu.ts'
import { trainingFlops } from '../catalog/units.ts'
import { achievedRateIn, asksForCulprit, asksOfLoss } from '../language/inquiries/achieved-rate.ts'
import { barePriceIn } from '../language/inquiries/bare-price.ts'
import { gpuHoursIn } from '../language/inquiries/gpu-hours.ts'
import { machinesIn } from '../language/inquiries/failure-rate.ts'
import { rentedHoursIn } from '../language/inquiries/price-inquiry.ts'
import { ratesIn } from '../language/inquiries/quoted-rate.ts'
import { achievedRateSentences } from '../presentation/content/inquiries/achieved-rate-sentences.ts'
import { sellerOfPrice } from '../presentation/format/display-names.ts'
import { lowestOnDemand } from '../recommend/inquiries/quote.ts'
import { modelOf } from '../recommend/search/search-space.ts'
import { usdOfOneGpu } from '../scenario/stated-figures.ts'
import { inquiryOf, type SpecReader } from './part-readers.ts'

/** More of the peak than this is a rate of a data sheet. */
const mostReached = 0.75
const leastReached = 0.02
const secondsOfHour = 3600
const singleMachine = /\b(?:single|one|1) (?:node|box|machine|server)\b/iu
const experts = /\b(?:moe|experts?|mixture)\b/iu

/** Null where no run is told of, nothing is there to reckon, or a whole job is named. */
export const achievedRateOf: SpecReader = (text, specOf, request, context) => {
  const found = achievedRateIn(text)
  if (found === null) return null
  const planned = gpuHoursIn(found.rest)
  const told = planned?.rest ?? found.rest
  const rates = ratesIn(told)
  const bare = rates === null ? barePriceIn(told) : null
  const rest = rates?.rest ?? told.replace(bare?.words ?? '', ' ')
  const spec = specOf(rest)
  const shape = modelOf(spec, context.catalog)?.shape
  const active = shape?.activeParams ?? spec.params
  // Of a whole job its plan is wanted, unless what a low share costs is asked.
  if (spec.tokens !== null && (active === null || !asksOfLoss(text))) return null
  const { catalog } = context
  const known = (spec.gpus ?? []).flatMap((id) => catalog.gpus.get(id) ?? []).filter(({ peak }) => peak.bf16 !== null)
  // A bare name is that of the form for servers.
  const gpu = serverForm(known)
  const peak = gpu?.peak.bf16?.base ?? null
  const mfu = found.mfu ?? (found.flops === null || peak === null ? null : found.flops / peak)
  if (mfu === null || mfu < leastReached || mfu > mostReached) return null
  const gpuCount = spec.gpuCount ?? countIn(rest)
  const perSecond = (peak ?? 0) * mfu * (gpuCount ?? 0)
  const hours =
    spec.tokens === null || active === null
      ? rentedHoursIn(rest, catalog.inquiryFacts)
      : perSecond > 0
        ? (trainingFlops * active * spec.tokens) / perSecond / secondsOfHour
        : null
  if (spec.tokens !== null && hours === null) return null
  // A share by itself is a question of its own.
  const asksWhy = asksForCulprit(text)
  const isReckoned = planned !== null || (gpuCount !== null && hours !== null)
  if (found.flops === null && !isReckoned && found.busy === null && !asksWhy) return null
  const [rate] = rates?.rates ?? []
  const { names } = context.renderContextOn(request)
  const market = context.marketFor(request)
  const lowest = gpu === undefined ? undefined : lowestOnDemand({ ...spec, gpus: [gpu.id] }, market)
  const toldUsd = rate?.per === 'hour' ? usdOfOneGpu(rate.usd, rate.isPerGpu, gpuCount) : (bare?.usd ?? null)
  const price =
    toldUsd !== null
      ? { usd: toldUsd, source: '' }
      : lowest === undefined
        ? null
        : { usd: lowest.usdPerGpuHour, source: sellerOfPrice(lowest, names) }
  const hasExperts = experts.test(text) || (shape !== undefined && shape.activeParams < shape.params * 0.9)
  const says = achievedRateSentences(
    {
      ...found,
      mfu,
      gpu: gpu === undefined ? null : names.gpu(gpu.id),
      peak: peak ?? 0,
      hasExperts,
      gpuCount,
      hours,
      plannedHours: planned?.value ?? null,
      asksWhy,
      nodes: singleMachine.test(text) ? 1 : (machinesIn(text) ?? spec.nodes),
      price,
    },
    catalog.inquiryFacts.rules,
  )
  return inquiryOf({ kind: 'known', id: 'achieved rate', says })
}

/** "On 48 gpus", "64 gpus". */
function countIn(text: string): number | null {
  const count = Number(/(?<![\w.])(\d{1,5}) ?(?:x ?)?(?:gpus?|cards?)\b/iu.exec(text)?.[1] ?? NaN)
  return count > 0 ? count : null
}
