/** Prices that were quoted for a job: by the hour, the month or the million tokens. */
import { withLastNote } from '../scenario/noted-scenario.ts'
import type { InquiryWords } from '../catalog/inquiry-facts.ts'
import { billVarianceIn } from '../language/inquiries/bill-variance.ts'
import { gpuHoursIn } from '../language/inquiries/gpu-hours.ts'
import { gpuSpeedupIn } from '../language/inquiries/gpu-speedup.ts'
import type { QuotedRental } from '../language/inquiries/quoted-rental.ts'
import { quoteExtrasIn } from '../language/inquiries/quote-extras.ts'
import { type QuotedRate, ratesIn } from '../language/inquiries/quoted-rate.ts'
import {
  asksForBill,
  asksForPriceVerdict,
  committedHoursIn,
  countOfferedIn,
  isPaidAlready,
  isPriceOfTerm,
  statedTermIn,
  termOfferedIn,
} from '../language/inquiries/request-words.ts'
import { utilizationIn } from '../language/inquiries/utilization.ts'
import { leastTermIn } from '../language/questions/least-term.ts'
import { seriesIn } from '../language/questions/series.ts'
import { withUnused } from '../language/resolution/unused-words.ts'
import { formatDuration } from '../presentation/format/number-format.ts'
import { formatMagnitude } from '../scenario/format-values.ts'
import { hoursOfMonth, hoursOfYear, periodsPerYear } from '../scenario/hours-of-time.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { usdOfOneGpu } from '../scenario/stated-figures.ts'
import {
  type FoundInterpretation,
  inquiryOf,
  type ReadJob,
  type ReadPart,
  extrasOfSeries,
  startWith,
} from './part-readers.ts'
import type { InputKind } from './request.ts'
import { withBroughtPrice } from './stated-price.ts'
import { sentencesOf } from '../language/text/parts-of-text.ts'

/** The price is one side of another question. */
const buysOrRents = /\b(?:buy(?:ing)?|purchas\w+)\b.*\brent|\brent\w*\b.*\b(?:buy(?:ing)?|purchas\w+)\b/isu

/** Longer texts are no claims either. */
const maxClaimLength = 2000
/** Whether a text tells what a month or buying costs, or how much faster a GPU is: an offer to weigh. */
export const isOffer = (text: string): boolean =>
  text.length <= maxClaimLength &&
  (buysOrRents.test(text) ||
    ratesIn(text)?.rates.some(({ per }) => per !== 'hour') === true ||
    isPriceOfTerm(text) ||
    gpuSpeedupIn(text) !== null ||
    // Two bills side by side are to be explained, and both are true.
    billVarianceIn(text) !== null)

const ofMachines =
  /\b(?:gpus?|cards?|nodes?|clusters?|servers?|machines?|instances?|compute|pods?|dgx|hgx|[abhlv]\d{2,4}s?|mi\d{3}x?|rtx)\b/iu

const perMillion =
  /[$€£] ?(?<usd>\d+(?:[.,]\d+)?) ?(?:per|\/|a|for) ?(?:1 ?m\b|m\b|1m|million|one million|mio\b|mtok\b)(?: ?(?:training )?(?:tokens?|toks?)\b)?/iu

/** "They charge $25/M tokens": what the job comes to there, beside its plan. */
export function offerOf(text: string, readJob: ReadJob): FoundInterpretation {
  const match = perMillion.exec(text)
  const price = Number(match?.groups?.['usd']?.replace(',', '.') ?? NaN)
  if (match === null || !(price > 0)) return null
  const job = readJob(text.replace(match[0], ' ').replaceAll(/[^\S\n]+/gu, ' '))
  if (job?.spec.tokens == null) return null
  const sign = match[0][0] ?? '$'
  const total = ((job.spec.tokens / 1e6) * price).toLocaleString('en-US', { maximumFractionDigits: 0 })
  // A note that names an amount of tokens is taken for a sum of the reading, and not shown.
  const note = `“${match[0].trim()}”: there the same training costs ${sign}${total} (${formatMagnitude(job.spec.tokens)}); compare with the plan.`
  return startWith(withLastNote(job, note), {})
}

/** A price that is to be judged, or that a job is to be priced with. */
export function quoteOf(
  text: string,
  inputKind: InputKind,
  readJob: ReadJob,
  readPart: ReadPart,
  usdOf: (rate: QuotedRate) => QuotedRate,
  words: InquiryWords,
): FoundInterpretation {
  const extras = quoteExtrasIn(text)
  const found = ratesIn(extras.rest)
  const [rate, ...others] = found?.rates ?? []
  if (found === null || rate === undefined || buysOrRents.test(text)) return null
  const series = seriesIn(found.rest)
  const hours = gpuHoursIn(found.rest)
  // "3,200 H100-hours for …, at $2.20/h?": hours that somebody asks for are no data.
  const asked = hours === null || hours.isMonthly ? null : hours
  const job = (asked === null ? null : readJob(asked.rest)) ?? readJob(series?.rest ?? found.rest)
  const ofHours = asked === null ? {} : { gpuHours: { value: asked.value, words: asked.words } }
  // In a message a price stands beside its job, one among several that are talked of.
  if (job !== null && (inputKind === 'message' || others.length > 0)) {
    const offers = offersOf(text, found.rates, job, readPart, usdOf)
    if (offers !== null) return startWith(job, { ...extrasOfSeries(series), offers })
    const own = rateOfJob(text, found.rates, job, readPart)
    const stated = withUnused(
      job,
      found.rates.flatMap((one) => (one === own ? [] : [one.words])),
    )
    if (own === null) return startWith(stated, extrasOfSeries(series))
    const usdPerGpuHour = perGpu(usdOf(own), job)
    const priced = withBroughtPrice(atOwnPrice(stated, text, usdPerGpuHour, words), text, usdPerGpuHour)
    return startWith(priced, {
      ...extrasOfSeries(series),
      rate: { usdPerGpuHour, words: own.words },
    })
  }
  if (others.length > 0) return null
  if (job !== null && !asksForPriceVerdict(text, words) && rate.per === 'hour') {
    const usdPerGpuHour = perGpu(usdOf(rate), job)
    const stated = asked === null ? withBroughtPrice(job, text, usdPerGpuHour) : job
    return startWith(stated, {
      ...extrasOfSeries(series),
      ...ofHours,
      rate: { usdPerGpuHour, words: rate.words },
    })
  }
  const part = readPart(hours?.rest ?? series?.rest ?? found.rest)
  const read = (job ?? part.draft.finish()).spec
  const isUncounted = read.gpus !== null && (read.gpuCount ?? 1) === 1
  const spec = isUncounted ? { ...read, gpuCount: countOfferedIn(text) ?? read.gpuCount } : read
  // A message that names a model speaks of a job, whose price stands beside it.
  const namesModel = spec.params !== null || part.slots.some(({ role }) => role === 'model')
  if (inputKind === 'message' && job === null && namesModel) return null
  // A rent that is told of in passing is one of anything.
  if (inputKind === 'message' && spec.gpus === null && !ofMachines.test(text)) return null
  const isJudged = asksForPriceVerdict(text, words) || leastTermIn(text) !== null
  if (spec.gpus === null && !isJudged && !isPaidAlready(text)) return null
  const isJob = spec.params !== null && spec.tokens !== null
  const scenario = job ?? (isJob ? (jobBeside(text, rate.words, readJob, words) ?? part.draft.finish()) : null)
  // "What's the bill at $2.20/h?": a price to reckon with, of a job beside words that nothing reads.
  if (job === null && scenario !== null && rate.per === 'hour' && asksForBill(text) && !weighs(text, words))
    return startWith(scenario, { rate: { usdPerGpuHour: perGpu(usdOf(rate), scenario), words: rate.words } })
  const quote: QuotedRental = {
    rate,
    committedHours:
      leastTermIn(text) ??
      committedHoursIn(text, words) ??
      (rate.per === 'hour' ? (isJob ? null : termOfferedIn(text)) : rate.per === 'month' ? hoursOfMonth : hoursOfYear),
    gpuHoursPerMonth: hours?.isMonthly === true ? hours.value : usedHoursIn(text, spec.gpuCount),
    job: scenario === null ? null : { scenario, runsPerMonth: series === null ? null : runsPerMonthOf(series.series) },
    extras: extras.setup === null && extras.storagePerMonth === null && extras.upfrontShare === null ? null : extras,
  }
  return inquiryOf({ kind: 'quote', spec, quote, unused: [] })
}

/** A price is to be judged, or binds for a term. */
const weighs = (text: string, words: InquiryWords): boolean =>
  asksForPriceVerdict(text, words) || committedHoursIn(text, words) !== null

/** "16 H100 that sit at 55 % use": GPU-hours of a month; null where no share or no number is told. */
function usedHoursIn(text: string, gpuCount: number | null): number | null {
  const share = utilizationIn(text)
  return share === null || gpuCount === null ? null : share * gpuCount * hoursOfMonth
}

/** Reserved at a price of one's own: the terms that providers publish say nothing of it. The whole term is billed. */
function atOwnPrice(job: Scenario, text: string, usdPerGpuHour: number, words: InquiryWords): Scenario {
  if (job.spec.pricing !== 'reserved') return job
  const term = statedTermIn(text, words)
  const { gpuCount } = job.spec
  const asPriced = { ...job, spec: { ...job.spec, pricing: null } }
  if (term === null || gpuCount === null) return asPriced
  const whole = (term * gpuCount * usdPerGpuHour).toLocaleString('en-US', { maximumFractionDigits: 0 })
  return withLastNote(
    asPriced,
    `A commitment is billed for its whole term: ${gpuCount} GPUs for ${formatDuration(term)} at your price come to $${whole}, whatever the run takes of it.`,
  )
}
/** "They quoted … . We want to train … . Is that fair?": the job has sentences of its own. Null where it has none. */
function jobBeside(text: string, price: string, readJob: ReadJob, words: InquiryWords): Scenario | null {
  if (text.length > maxText) return null
  const sentences = sentencesOf(text).filter((sentence) => !sentence.includes(price))
  const tried = [sentences.filter((sentence) => !asksForPriceVerdict(sentence, words)).join(' '), ...sentences]
  for (const sentence of tried.slice(0, maxSentences)) {
    const job = sentence.trim() === '' ? null : readJob(sentence)
    if (job !== null) return job
  }
  return null
}
const maxSentences = 8
const maxText = 2000

const runsPerMonthOf = ({ per, count }: { readonly per: string | null; readonly count: number }): number =>
  per === 'year' ? count / periodsPerYear.month : count
/** "RunPod at 19.2, Lambda at 23.92": a price of an hour of each of several sellers; null where it is not that. */
function offersOf(
  text: string,
  rates: readonly QuotedRate[],
  job: Scenario,
  readPart: ReadPart,
  usdOf: (rate: QuotedRate) => QuotedRate,
): NonNullable<NonNullable<Scenario['extras']>['offers']> | null {
  if (rates.length < 2 || rates.length > maxOffers || rates.some(({ per }) => per !== 'hour')) return null
  let from = 0
  const offers = rates.map((rate) => {
    const at = text.indexOf(rate.words, from)
    const before =
      text
        .slice(from, at)
        .split(/[,;.:]\s|\b(?:or|vs\.?|versus|and)\b/iu)
        .at(-1) ?? ''
    from = at + rate.words.length
    const part = readPart(before)
    const named = part.recognized.mentions.findLast(({ meaning }) => meaning.kind === 'provider')
    const seller = named === undefined ? null : part.wordsAt(named.from, named.to).trim().toLowerCase()
    return { usdPerGpuHour: perGpu(usdOf(rate), job), words: `${before.trim()} ${rate.words}`.trim(), seller }
  })
  const sellers = new Set(offers.map(({ seller }) => seller))
  if (sellers.has(null) || sellers.size < offers.length) return null
  return offers.map(({ usdPerGpuHour, words }) => ({ usdPerGpuHour, words }))
}
const maxOffers = 4

/** Of prices those of other providers or GPUs, and those of the past, are none of the job; null: all are. */
function rateOfJob(
  text: string,
  rates: readonly QuotedRate[],
  { spec }: Scenario,
  readPart: ReadPart,
): QuotedRate | null {
  let from = 0
  const ofProvider = new Set<string>()
  const own = rates.filter(({ per, words }) => {
    const at = text.indexOf(words, from)
    // As far back as the price before, or the sentence.
    const [before = ''] = text
      .slice(from, at)
      .split(/(?<=[.?!])\s/u)
      .toReversed()
    const after = /^[^,.;?!()]*/u.exec(text.slice(at + words.length))?.[0] ?? ''
    from = at + words.length
    const named = readPart(`${before} ${after}`).draft.finish().spec
    const isOther = (one: readonly string[] | null, asked: readonly string[] | null): boolean =>
      one !== null && asked !== null && !one.some((id) => asked.includes(id))
    if (named.providers?.some((id) => spec.providers?.includes(id)) === true) ofProvider.add(words)
    const isOver = /\b(?:was|were|used to|before|old)\W*$/iu.test(before.trim())
    return per === 'hour' && !isOver && !isOther(named.gpus, spec.gpus) && !isOther(named.providers, spec.providers)
  })
  return own.find(({ words }) => ofProvider.has(words)) ?? own[0] ?? null
}

const perGpu = ({ usd, isPerGpu }: QuotedRate, { spec: { gpuCount } }: Scenario): number =>
  usdOfOneGpu(usd, isPerGpu, gpuCount)
