/** A job with something said beside it: runs of a series, a price, GPU-hours, a speed. The job is read without those words. */
import { type GivenData, presetOfData } from '../language/given-data.ts'
import type { Inquiry, QuotedRental } from '../language/inquiries/inquiry.ts'
import { type GpuHours, gpuHoursIn } from '../language/inquiries/gpu-hours.ts'
import { measuredPaceIn } from '../language/inquiries/measured-pace.ts'
import { type QuotedRate, ratesIn } from '../language/inquiries/quoted-rate.ts'
import { readPrices } from '../language/inquiries/price-inquiry.ts'
import { quoteExtrasIn } from '../language/inquiries/quote-extras.ts'
import { lossIn } from '../language/inquiries/used-share.ts'
import { seriesIn } from '../language/inquiries/series.ts'
import { noPresetSlots } from '../language/grammar/preset-slots.ts'
import { committedHoursIn, isJudged, isOfUse, requestedHoursIn } from '../language/inquiries/request-words.ts'
import { ignoredWords, withUnused } from '../language/resolution/unused-words.ts'
import { understand } from '../language/pipeline.ts'
import { runsPerYearIn } from '../language/questions/question-arguments.ts'
import type { Understanding } from '../language/resolution/understanding.ts'
import { hoursOfMonth, hoursOfYear } from '../scenario/hours-of-time.ts'
import { formatMagnitude } from '../scenario/format-values.ts'
import type { JobExtras, Scenario } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { statedPricesOf } from './interpret-stated-prices.ts'
import type { Interpretation, JobInterpretation } from './interpretation.ts'
import { interpretJob } from './interpret-job.ts'
import type { InputKind, RequestContext } from './request.ts'

type Found = Interpretation | null

const monthsOfYear = 12

/** Null where nothing of the kind is said, or the rest is neither a job nor a question about it. */
export function interpretJobWithExtras(
  text: string,
  inputKind: InputKind,
  request: RequestContext,
  context: EngineContext,
  data: GivenData | undefined,
): Found {
  const readJob = (rest: string): Scenario | null => {
    const job = interpretJob(rest, inputKind, request, context, data)
    return job.kind === 'start' ? job.scenario : null
  }
  const given = presetOfData(text, data)?.slots ?? noPresetSlots
  const readPart = (rest: string): Understanding =>
    understand(rest, { mode: 'message', vocabulary: context.vocabulary, today: request.today, given })
  const usdOf = (rate: QuotedRate): QuotedRate => {
    const currency = rate.currency === null ? undefined : context.catalog.totalCost.currencies[rate.currency]
    return currency === undefined ? rate : { ...rate, usd: rate.usd * currency.usd.base }
  }
  return (
    paceOf(text, readPart) ??
    statedPricesOf(text, readJob, readPart) ??
    offerOf(text, readJob) ??
    quoteOf(text, inputKind, readJob, readPart, usdOf) ??
    gpuHoursOf(text, readJob, readPart, context) ??
    // What was counted has all texts of an example.
    (data === undefined ? negativesOf(text, readJob) : null) ??
    lossOf(text, readJob) ??
    sumOf(text, readJob, readPart) ??
    requestOf(text, readJob) ??
    seriesOf(text, readJob)
  )
}

const start = (scenario: Scenario, extras: JobExtras): JobInterpretation => ({
  kind: 'start',
  scenario: { ...scenario, extras: { ...scenario.extras, ...extras } },
  policy: null,
  phrases: [],
})

const inquiry = (asked: Exclude<Inquiry, { kind: 'goal' }>): Interpretation => ({ kind: 'inquiry', inquiry: asked })

type ReadPart = (rest: string) => Understanding
type ReadJob = (rest: string) => Scenario | null

/** "Measured 71k tok/s on 8 H100, 12B tokens left: how long, at $2.49?" */
function paceOf(text: string, readPart: ReadPart): Found {
  const pace = measuredPaceIn(text)
  if (pace === null) return null
  const rates = ratesIn(pace.rest)
  const { draft } = readPart(rates?.rest ?? pace.rest)
  if (draft.get('tokens') === null || draft.issues.some(({ kind }) => kind === 'conflict')) return null
  const { spec } = draft.finish()
  const [rate] = rates?.rates ?? []
  return inquiry({
    kind: 'pace',
    spec,
    tokensPerSecond: pace.tokensPerSecond * (pace.isPerGpu ? (spec.gpuCount ?? 1) : 1),
    usdPerGpuHour: rate === undefined || rate.per !== 'hour' ? null : rate.usd,
    unused: [],
  })
}

const perMillion =
  /[$€£] ?(?<usd>\d+(?:[.,]\d+)?) ?(?:per|\/|a|for) ?(?:1 ?m\b|m\b|1m|million|one million|mio\b|mtok\b)(?: ?(?:training )?(?:tokens?|toks?)\b)?/iu

/** "They charge $25/M tokens": what the job comes to there, beside its plan. */
function offerOf(text: string, readJob: ReadJob): Found {
  const match = perMillion.exec(text)
  const price = Number(match?.groups?.['usd']?.replace(',', '.') ?? NaN)
  if (match === null || !(price > 0)) return null
  const job = readJob(text.replace(match[0], ' ').replaceAll(/\s+/gu, ' '))
  if (job?.spec.tokens == null) return null
  const sign = match[0][0] ?? '$'
  const total = ((job.spec.tokens / 1e6) * price).toLocaleString('en-US', { maximumFractionDigits: 0 })
  const note = `At ${match[0].trim()} its ${formatMagnitude(job.spec.tokens)} tokens come to ${sign}${total}: compare with the plan.`
  return start(withRemark(job, note), {})
}

const withRemark = (job: Scenario, note: string): Scenario => ({
  ...job,
  notes: [...job.notes, note],
  remarks: [...(job.remarks ?? []), { field: null, text: note }],
})

/** A price that is to be judged, or that a job is to be priced with. */
function quoteOf(
  text: string,
  inputKind: InputKind,
  readJob: ReadJob,
  readPart: ReadPart,
  usdOf: (rate: QuotedRate) => QuotedRate,
): Found {
  const extras = quoteExtrasIn(text)
  const found = ratesIn(extras.rest)
  const [rate, ...others] = found?.rates ?? []
  if (found === null || rate === undefined) return null
  const series = seriesIn(found.rest)
  const hours = gpuHoursIn(found.rest)
  const job = readJob(series?.rest ?? found.rest)
  // In a message a price stands beside its job, one among several that are talked of.
  if (job !== null && (inputKind === 'message' || others.length > 0)) {
    const own = rateOfJob(text, found.rates, job, readPart)
    const told = withUnused(
      job,
      found.rates.flatMap((one) => (one === own ? [] : [one.words])),
    )
    const price = own === null ? {} : { rate: { usdPerGpuHour: perGpu(usdOf(own), job), words: own.words } }
    return start(told, { ...runsOf(series), ...price })
  }
  if (others.length > 0) return null
  if (job !== null && !isJudged(text) && rate.per === 'hour')
    return start(job, { ...runsOf(series), rate: { usdPerGpuHour: perGpu(usdOf(rate), job), words: rate.words } })
  const part = readPart(hours?.rest ?? series?.rest ?? found.rest)
  const { spec } = job ?? part.draft.finish()
  if (spec.gpus === null && !isJudged(text) && !isOfUse(text)) return null
  const scenario = job ?? (spec.params !== null && spec.tokens !== null ? part.draft.finish() : null)
  const quote: QuotedRental = {
    rate,
    committedHours:
      committedHoursIn(text) ?? (rate.per === 'hour' ? null : rate.per === 'month' ? hoursOfMonth : hoursOfYear),
    gpuHoursPerMonth: hours?.isMonthly === true ? hours.value : null,
    job: scenario === null ? null : { scenario, runsPerMonth: series === null ? null : runsPerMonthOf(series.series) },
    extras: extras.setup === null && extras.storagePerMonth === null ? null : extras,
  }
  return inquiry({ kind: 'quote', spec, quote, unused: [] })
}

const runsPerMonthOf = ({ per, count }: { readonly per: string | null; readonly count: number }): number =>
  per === 'year' ? count / monthsOfYear : count
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
    const before =
      text
        .slice(from, at)
        .split(/(?<=[.?!])\s/u)
        .at(-1) ?? ''
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

const perGpu = ({ usd, isPerGpu }: QuotedRate, { spec }: Scenario): number => {
  const count = spec.gpuCount ?? 1
  // More than any GPU costs by itself is the price of the machine.
  return isPerGpu !== true && count > 1 && usd > mostForOne ? usd / count : usd
}
const mostForOne = 12

function gpuHoursOf(text: string, readJob: ReadJob, readPart: ReadPart, context: EngineContext): Found {
  const hours = gpuHoursIn(text)
  if (hours === null || hours.isMonthly) return null
  const job = readJob(hours.rest)
  // What so many hours cost is asked of prices.
  if (
    job === null &&
    /\b(?:prices?|costs?|how much (?:is|are|for|do|does|would)|who|where|which (?:providers?|clouds?|vendors?)|providers?|vendors?)\b/iu.test(
      text,
    )
  )
    return pricesOfHours(text, readPart(hours.rest), context)
  if (job !== null) return start(job, { gpuHours: { value: hours.value, words: hours.words } })
  const part = readPart(hours.rest)
  const { draft } = part
  if (draft.get('tokens') !== null || draft.issues.some(({ kind }) => kind === 'conflict' || kind === 'bad-value'))
    return null
  return inquiry({
    kind: 'compute',
    spec: { ...draft.finish().spec, owned: null, deadlineHours: null },
    gpuHours: hours.value,
    words: hours.words,
    unused: leftOver(part, hours),
  })
}

function pricesOfHours(text: string, understanding: Understanding, { catalog }: EngineContext): Found {
  const prices = readPrices({ text, understanding, facts: catalog.inquiryFacts })
  return prices?.kind === 'prices' ? inquiry(prices) : null
}

const leftOver = (part: Understanding, { words }: GpuHours): readonly string[] =>
  ignoredWords(part).filter((one) => /\d/u.test(one) && !words.includes(one))

/** "H100 x 64 for 3 weeks, …: is that right?": a request to judge by what the job takes. */
function requestOf(text: string, readJob: ReadJob): Found {
  const asked = requestedHoursIn(text)
  if (asked === null) return null
  const job = readJob(asked.rest)
  const count = job?.spec.gpuCount ?? null
  if (job === null || count === null) return null
  return start(job, { gpuHours: { value: count * asked.hours, words: `${count} GPUs ${asked.words}` } })
}

function seriesOf(text: string, readJob: ReadJob): Found {
  const series = seriesIn(text)
  if (series === null) return null
  const job = readJob(series.rest)
  if (job === null) return null
  const runsPerYear = runsPerYearIn(text)
  return start(runsPerYear === null ? job : { ...job, runsPerYear }, runsOf(series))
}

/** "We lose 10 % of steps to the loader": the same job, which takes longer. */
function lossOf(text: string, readJob: ReadJob): Found {
  const lost = lossIn(text)
  const job = lost === null ? null : readJob(lost.rest)
  return lost === null || job === null ? null : start(job, { lost: { share: lost.share, words: lost.words } })
}

const runsOf = (series: ReturnType<typeof seriesIn>): JobExtras => (series === null ? {} : { runs: series.series })

/** The model, the method and the GPUs of a part, as typed. */
const modelWords = ({ slots, wordsAt }: Understanding): string =>
  slots
    .filter(
      (slot) =>
        slot.role === 'model' ||
        slot.role === 'gpus' ||
        (slot.role === 'quantity' && slot.measure === 'params') ||
        (slot.role === 'unitless' && slot.amount.magnitude === 'b') ||
        (slot.role === 'field-value' && slot.field === 'method'),
    )
    .map(({ from, to }) => wordsAt(from, to).trim())
    .join(' ')

const joined = /\s+(?:plus|and then|followed by|then|and|\+)\s+(?:also )?(?:one |a |an )?/iu
const maxParts = 3

/** "25 experiments of 8b lora 10M tokens plus one full run on 200M": jobs that are all done, each read by itself. */
function sumOf(text: string, readJob: ReadJob, readPart: ReadPart): Found {
  const parts = text.split(joined)
  if (parts.length < 2 || parts.length > maxParts) return null
  const shared = modelWords(readPart(parts[0] ?? ''))
  const jobs = parts.flatMap((part, at) => {
    const series = seriesIn(part)
    const alone = series?.rest ?? part
    // "sft 8b on 50M tokens, then dpo with 20k pairs": the same model.
    const scenario = readJob(alone) ?? (at === 0 || shared === '' ? null : readJob(`${shared} ${alone}`))
    return scenario === null
      ? []
      : [{ scenario, name: part.trim(), count: series?.series.per === null ? series.series.count : 1 }]
  })
  if (jobs.length < parts.length) return null
  return {
    kind: 'comparison',
    thread: null,
    scenarios: jobs.map(({ scenario }) => scenario),
    names: jobs.map(({ name }) => name),
    counts: jobs.map(({ count }) => count),
  }
}

const negatives =
  /\b(?:(\d+) hard negatives?|hard negatives?:? (\d+))(?: (?:per|a|for each|each|every) (?:query|question|pair|anchor|example))?/iu
/** A query and its passage. */
const textsOfPair = 2

/** "2M pairs, 7 hard negatives per query": an example has so many texts more. */
function negativesOf(text: string, readJob: ReadJob): Found {
  const match = negatives.exec(text)
  const count = Number(match?.[1] ?? match?.[2] ?? NaN)
  if (match === null || !(count > 0)) return null
  const job = readJob(text.replace(match[0], ' ').replaceAll(/\s+/gu, ' ').replaceAll(/,\s*,/gu, ','))
  if (job === null || job.spec.tokens === null) return null
  const note = `${match[0]}: an example has ${count + textsOfPair} texts rather than ${textsOfPair}, all of them trained through.`
  const tokens = (job.spec.tokens * (count + textsOfPair)) / textsOfPair
  return start({ ...job, spec: { ...job.spec, tokens }, notes: [...job.notes, note] }, {})
}
