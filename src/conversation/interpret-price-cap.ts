/** "GPUs: whatever is under $2 an hour", "64 H100, at most $2.40/GPU-hour": offers within a price of an hour, and a plan with them. */
import { withLastNote } from '../scenario/noted-scenario.ts'
import { priceCapIn, type PriceCap } from '../language/inquiries/price-cap.ts'
import { readInquiry } from '../language/read-inquiry.ts'
import { isPaidAlready } from '../language/inquiries/request-words.ts'
import type { DisplayNames } from '../presentation/format/display-names.ts'
import { formatUsdPerHour } from '../presentation/format/number-format.ts'
import { cappedJobSentence, uncappedJobWords } from '../presentation/content/inquiries/price-cap-sentences.ts'
import { kindsAndSellersWithin, marketWith } from '../recommend/inquiries/capped-prices.ts'
import { isReliable } from '../recommend/inquiries/prices.ts'
import { lowestOf, rentsOf } from '../recommend/inquiries/quote.ts'
import type { Option } from '../recommend/recommendation.ts'
import type { QuotedOffer } from '../offers/quoted-offer.ts'
import { type Market, placeMarket } from '../offers/market.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { usdOfOneGpu } from '../scenario/stated-figures.ts'
import { inDollars } from './dollars.ts'
import type { EngineContext } from './engine-context.ts'
import { type FoundInterpretation, inquiryOf, startWith, type JobReader } from './part-readers.ts'
import { fittingJob } from './fitting-job.ts'
import { recommendationFor } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

/** Null where no price of an hour is a limit, or neither a job nor GPUs are named. */
export const priceCapOf: JobReader = (text, readJob, request, context) => {
  const cap = priceCapIn(text)
  // What is paid today is weighed, and what is dubious is judged.
  if (cap === null || isPaidAlready(text) || isDoubted.test(text)) return null
  const usd = inDollars(cap.rate.usd, cap.rate.currency, context)
  const job = readJob(cap.rest)
  if (job === null) return offersWithin(cap, usd, request, context) ?? trainersWithin(cap, usd, request, context)
  if (cap.isBare) return null
  const isOpen = job.spec.gpus === null && job.spec.gpuCount === null && cap.rate.isPerGpu !== true
  const whole = isOpen ? wholeWithin(job, usd, request, context) : null
  const usdOfOne = usdOfOneGpu(usd, cap.rate.isPerGpu, job.spec.gpuCount)
  return startWith(whole ?? planWithin(job, usdOfOne, request, context).tried, {})
}

const isDoubted =
  /\b(?:scam|legit|too good|suspicious|trust\w*|fake|good (?:price|deal|offer|rate)|fair|bargain|quote[ds]?)\b/iu

/** The job with the limit of one GPU, and its plan; `best` undefined: none keeps it. */
function planWithin(
  job: Scenario,
  usd: number,
  request: RequestContext,
  context: EngineContext,
): { readonly tried: Scenario; readonly best?: Option } {
  const market = context.marketFor(request)
  const { names } = context.renderContextOn(request)
  // A kind that one seller has for so little may be planned at another: then without what is above it.
  for (const isStrict of [false, true]) {
    const capped = cappedJob(job, usd, market, names, isStrict)
    const tried = fittingJob(capped, context.answerWith(request, null))
    const best = capped.extras?.lead === undefined ? recommendationFor(tried, request, context)?.best : undefined
    if (best !== undefined && best.usdPerGpuHour <= usd) return { tried, best }
  }
  const capped = cappedJob(job, usd, market, names)
  const lead = capped.extras?.lead ?? `Nothing on record does it at ${formatUsdPerHour(usd)} a GPU; at list prices`
  return { tried: { ...job, extras: { ...job.extras, lead } } }
}

/**
 * On the kinds that are rented for so little, at those who do; the plan as it would be where nobody does. `isStrict`: of
 * kinds and sellers with nothing above it between them.
 */
export function cappedJob(job: Scenario, usd: number, open: Market, names: DisplayNames, isStrict = false): Scenario {
  const { spec } = job
  const market = placeMarket(open, spec)
  const pricing = spec.pricing ?? 'on_demand'
  const within = marketWith(market, ({ offer, quote }) => offer.pricing === pricing && quote.usdPerGpuHour <= usd)
  const isSold = (gpu: string): boolean => lowestOf({ ...spec, gpus: [gpu] }, pricing, within) !== undefined
  const gpus = (spec.gpus ?? [...market.byGpu.keys()]).filter(isSold)
  if (spec.gpus === null && gpus.length > 0) {
    const named = marketWith(market, ({ offer }) => spec.providers?.includes(offer.provider.id) !== false)
    const { gpus: kinds, providers } = kindsAndSellersWithin(named, pricing, usd)
    const kept = isStrict && kinds.length > 0 ? { gpus: [...kinds], providers: [...providers] } : { gpus }
    const note = `At most ${formatUsdPerHour(usd)} a GPU: of kinds that are rented for so little; mind the price that the plan names.`
    return withLastNote({ ...job, spec: { ...spec, ...kept } }, note)
  }
  const all = { ...spec, gpus: spec.gpus ?? [...market.byGpu.keys()] }
  const quoted = (from: Market): readonly QuotedOffer[] => gpus.flatMap((gpu) => from.byGpu.get(gpu) ?? [])
  const fresh = quoted(within).filter(({ quote }) => !quote.age.stale)
  const [first] = (fresh.length > 0 ? fresh : quoted(within)).toSorted(
    (one, other) => one.quote.usdPerGpuHour - other.quote.usdPerGpuHour,
  )
  if (first === undefined) {
    const lead = uncappedJobWords(usd, lowestOf(all, pricing, market) ?? null, names)
    return { ...job, extras: { ...job.extras, lead } }
  }
  // Of a seller one product may cost so little, and others more.
  const isWhole = ({ id }: QuotedOffer['offer']['provider']): boolean =>
    quoted(market).every(
      ({ offer, quote }) => offer.provider.id !== id || offer.pricing !== pricing || quote.usdPerGpuHour <= usd,
    )
  const whole = [...new Set(fresh.filter(({ offer }) => isWhole(offer.provider)).map(({ offer }) => offer.provider.id))]
  const { provider, tier } = first.offer
  const ofFirst = { providers: [provider.id], ...(tier === null ? {} : { tier: tier.id }) }
  const sellers = spec.providers !== null ? {} : whole.length > 0 ? { providers: whole } : ofFirst
  const relied = rentsOf({ ...spec, gpus }, pricing, marketWith(within, isReliable))
  const prices = (relied.length > 0 ? relied : rentsOf({ ...spec, gpus }, pricing, within)).slice(0, maxNamed)
  const generalAnswers = [...(job.extras?.generalAnswers ?? []), cappedJobSentence(usd, prices, names)]
  return { ...job, spec: { ...spec, gpus, ...sellers }, extras: { ...job.extras, generalAnswers } }
}
const maxNamed = 3

/** "Under $3 an hour", where nobody counts the GPUs, is what all of them may cost; null: nothing holds the job for so little. */
function wholeWithin(job: Scenario, usd: number, request: RequestContext, context: EngineContext): Scenario | null {
  const found = countsOfMachine.flatMap((gpuCount) => {
    const { tried, best } = planWithin({ ...job, spec: { ...job.spec, gpuCount } }, usd / gpuCount, request, context)
    return best === undefined ? [] : [{ tried, usd: best.allInUsd.p50 }]
  })
  const least = Math.min(...found.map((each) => each.usd))
  // The fewest that cost about as little.
  const chosen = found.find((each) => each.usd <= least * aboutAsCheap)
  const note = `At most ${formatUsdPerHour(usd)} in all: as many GPUs, and of such kinds, as are rented for that.`
  return chosen === undefined
    ? null
    : withLastNote({ ...chosen.tried, notes: chosen.tried.notes.filter((each) => !isOfCap(each)) }, note)
}
const isOfCap = (note: string): boolean => /^At most .* a GPU: /u.test(note)
const countsOfMachine = [1, 2, 4, 8]
const aboutAsCheap = 1.3

/** No data and no GPUs: what trains the model for no more, by its method. */
function trainersWithin(
  { rest, rate }: PriceCap,
  usd: number,
  request: RequestContext,
  { vocabulary, catalog }: EngineContext,
): FoundInterpretation {
  const asked = [rest, `which gpu for ${rest}`]
    .map((words) => readInquiry(words, vocabulary, catalog.inquiryFacts, request.today))
    .find((each) => each?.kind === 'hardware')
  if (asked?.kind !== 'hardware') return null
  const { asksLeast: _, ...inquiry } = asked
  return inquiryOf({ ...inquiry, cap: { usd, isPerGpu: rate.isPerGpu === true } })
}

/** GPUs alone: who rents them for no more. */
function offersWithin(
  { rest, rate, refused }: PriceCap,
  usd: number,
  request: RequestContext,
  { vocabulary, catalog }: EngineContext,
): FoundInterpretation {
  const read = (words: string) => readInquiry(words, vocabulary, catalog.inquiryFacts, request.today)
  const plain = read(rest)
  const asked = plain?.kind === 'prices' ? plain : plain === null ? read(`${rest} price`) : null
  if (asked?.kind !== 'prices') return null
  const usdPerGpuHour = usdOfOneGpu(usd, rate.isPerGpu, asked.spec.gpuCount)
  return inquiryOf({ ...asked, isPerTokenAsked: false, cap: { usdPerGpuHour, refused } })
}
