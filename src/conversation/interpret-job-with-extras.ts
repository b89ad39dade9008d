/** A job with something said beside it: runs of a series, a price, GPU-hours, a speed. The job is read without those words. */
import { type GivenData, presetOfData } from '../language/given-data.ts'
import { allocationIn } from '../language/inquiries/allocation.ts'
import { gpuHoursIn, nodeHoursIn } from '../language/inquiries/gpu-hours.ts'
import { type QuotedRate, ratesIn } from '../language/inquiries/quoted-rate.ts'
import { readPrices } from '../language/inquiries/price-inquiry.ts'
import { withoutOneForEach } from '../language/questions/one-per-thing.ts'
import { frequenciesIn, seriesIn } from '../language/questions/series.ts'
import { noPresetSlots } from '../language/grammar/preset-slots.ts'
import { ignoredWords } from '../language/resolution/unused-words.ts'
import { understand } from '../language/pipeline.ts'
import { runsPerYearIn } from '../language/questions/named-frequency.ts'
import { hasMoreNumbers } from '../language/text/readable-part.ts'
import type { Understanding } from '../language/resolution/understanding.ts'
import { remembered } from '../once.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { inDollars } from './dollars.ts'
import type { EngineContext } from './engine-context.ts'
import { allocatedJob } from './allocated-job.ts'
import { statedPricesOf } from './interpret-stated-prices.ts'
import { budgetedSumOf } from './interpret-budgeted-sum.ts'
import { interpretJob } from './interpret-job.ts'
import { countAtPaceOf, paceOf } from './interpret-pace.ts'
import { jobWordsOf, pricedSum, requestOf } from './interpret-job-words.ts'
import { dividedJobsOf } from './interpret-divided-jobs.ts'
import { negativesOf } from './interpret-negatives.ts'
import { patchesOf } from './interpret-patches.ts'
import { lossOf, restartOf } from './interpret-restart.ts'
import { labelledPlansOf } from './interpret-labelled-plans.ts'
import { laterStageOf } from './interpret-later-stage.ts'
import { derivedModelOf } from './interpret-derived-model.ts'
import { listedModelsOf } from './interpret-listed-models.ts'
import { listedValuesOf } from './interpret-listed-values.ts'
import { budgetOfRuns, keptMachinesOf, largestForPeriod } from './interpret-period-money.ts'
import { quotedBudgetOf } from './interpret-quoted-budget.ts'
import { priceCapOf } from './interpret-price-cap.ts'
import { pricedHoursOf } from './interpret-priced-hours.ts'
import { otherTrainingOf } from './interpret-other-training.ts'
import { sampledOrBesideOf } from './interpret-pictures-beside.ts'
import { besideJobOf } from './interpret-beside-job.ts'
import { sizedStagesOf } from './interpret-sized-stages.ts'
import { stagesOf } from './interpret-stages.ts'
import { stagesAsJobs } from './paired-stages.ts'
import { asksForMore, modelWords, startsAnew, sumOf } from './interpret-sums.ts'
import { offerOf, quoteOf } from './interpret-quoted-price.ts'
import {
  type FoundInterpretation,
  inquiryOf,
  type ReadJob,
  type ReadPart,
  extrasOfSeries,
  jobOfSeries,
  startOfHours,
  startWith,
  type ReadRest,
} from './part-readers.ts'
import { cardsWeighedOf } from './interpret-cards-weighed.ts'
import { proposedMachineOf } from './interpret-proposed-machine.ts'
import { closedOrOpenOf } from './interpret-closed-model.ts'
import { embeddedAfterOf } from './interpret-embedded-after.ts'
import { hostedTrainingOf } from './interpret-hosted-training.ts'
import { writtenDataOf } from './interpret-written-data.ts'
import type { InputKind, RequestContext } from './request.ts'

/** Things said beside a job in one text: each is read with the rest of the words, in which there may be another. */
const maxExtras = 5
/** A page has so many words, and a list so many numbers, that each reading of the rest takes long. */
const page = 3000
const numbersOfList = 40
const maxExtrasOfPage = 2

/** Null where nothing of the kind is said, or the rest is neither a job nor a question about it. */
export function interpretJobWithExtras(
  text: string,
  inputKind: InputKind,
  request: RequestContext,
  context: EngineContext,
  data: GivenData | undefined,
): FoundInterpretation {
  // Two readers that each take words away leave the same rest, in whatever order they do.
  const readJob = remembered((rest: string): Scenario | null => {
    const job = interpretJob(rest, inputKind, request, context, data)
    return job.kind === 'start' ? job.scenario : null
  })
  const isPage = text.length > page || hasMoreNumbers(text, numbersOfList)
  const most = isPage ? maxExtrasOfPage : maxExtras
  const levels = Array.from({ length: most + 1 }, (_, read) =>
    remembered((rest: string) => extrasOf(rest, read, inputKind, request, context, data, readJob, readLevel)),
  )
  const readLevel = (rest: string, read: number): FoundInterpretation => levels[read]?.(rest) ?? null
  return readLevel(stagesAsJobs(text), 0)
}

/** `read`: extras so far, of which `readLevel` reads more. */
function extrasOf(
  text: string,
  read: number,
  inputKind: InputKind,
  request: RequestContext,
  context: EngineContext,
  data: GivenData | undefined,
  readJob: ReadJob,
  readLevel: (rest: string, read: number) => FoundInterpretation,
): FoundInterpretation {
  const given = presetOfData(text, data)?.slots ?? noPresetSlots
  const reading = { mode: 'message', vocabulary: context.vocabulary, today: request.today, given } as const
  const readPart = remembered((rest: string): Understanding => understand(rest, reading))
  const usdOf = (rate: QuotedRate): QuotedRate => ({ ...rate, usd: inDollars(rate.usd, rate.currency, context) })
  const readRest: ReadRest = (rest) => {
    const beside = readLevel(rest, read + 1)
    const job = beside === null ? readJob(rest) : null
    return job === null ? beside : startWith(job, {})
  }
  const { words, goals } = context.catalog.inquiryFacts
  const jobsOf = (all: string): FoundInterpretation =>
    // Prose that reads as one job has an "and" between any of its words.
    (inputKind === 'message' && !asksForMore(all) && (startsAnew.test(all) || readJob(all) !== null)
      ? null
      : sumOf(all, readJob, readPart, goals)) ?? stagesOf(all, readJob, readPart, modelWords)
  const otherOf = otherTrainingOf(text, readPart, inputKind, request, context)
  return (
    otherOf(true) ??
    sampledOrBesideOf(text, readJob, readPart, request, context) ??
    otherOf(false) ??
    patchesOf(text, readJob) ??
    labelledPlansOf(text, readJob, readPart) ??
    listedModelsOf(text, readJob, readPart) ??
    besideJobOf(text, readRest, readPart, request, context) ??
    budgetedSumOf(text, readRest, context) ??
    closedOrOpenOf(text, readJob, request, context) ??
    hostedTrainingOf(text, readJob, readPart, context) ??
    writtenDataOf(text, readJob, readPart, context) ??
    embeddedAfterOf(text, readRest, request, context) ??
    countAtPaceOf(text, readJob, readPart, context.catalog.inquiryFacts) ??
    cardsWeighedOf(text, readJob, readPart, request, context) ??
    jobWordsOf(text, readRest, readJob, request, context) ??
    proposedMachineOf(text, readRest, readPart, request, context) ??
    derivedModelOf(text, readRest) ??
    listedValuesOf(text, readJob, request, context) ??
    budgetOfRuns(text, readJob, context) ??
    largestForPeriod(text, readPart, context) ??
    keptMachinesOf(text, readPart, request, context) ??
    paceOf(text, readJob, readPart, context.catalog.inquiryFacts) ??
    quotedBudgetOf(text, readJob, readPart, request, context) ??
    statedPricesOf(text, readJob, readPart, context) ??
    priceCapOf(text, readJob, request, context) ??
    pricedHoursOf(text, readPart, usdOf) ??
    offerOf(text, readJob) ??
    pricedSumOf(text, readJob, readPart, usdOf, request, context) ??
    quoteOf(text, inputKind, readJob, readPart, usdOf, words) ??
    allocationOf(text, readJob, request, context) ??
    gpuHoursOf(text, readJob, readPart, context) ??
    // What was counted has all texts of an example.
    (data === undefined ? negativesOf(text, readJob) : null) ??
    restartOf(text, readJob, readPart, request, context) ??
    lossOf(text, readJob) ??
    dividedJobsOf(text, readJob, readPart) ??
    sizedStagesOf(text, jobsOf, request, context) ??
    jobsOf(text) ??
    laterStageOf(text, readRest, readPart) ??
    requestOf(text, readJob, words, request, context) ??
    seriesOf(text, readJob)
  )
}

/** "…, we have 20k GPU-hours on Leonardo": the job is on that machine. */
function allocationOf(
  text: string,
  readJob: ReadJob,
  { today }: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const allocation = allocationIn(text, context.catalog.inquiryFacts.clusters)
  const job = allocation === null ? null : readJob(allocation.rest)
  return allocation === null || job === null ? null : startWith(allocatedJob(job, allocation, today, context), {})
}

function gpuHoursOf(text: string, readJob: ReadJob, readPart: ReadPart, context: EngineContext): FoundInterpretation {
  const { clusters } = context.catalog.inquiryFacts
  const ofCluster = clusters.rows.find(({ names }) => names.some((name) => text.toLowerCase().includes(name)))
  const hours = gpuHoursIn(text) ?? nodeHoursIn(text, ofCluster?.gpusPerNode ?? clusters.gpusPerNode.base)
  if (hours === null || hours.isMonthly) return null
  // "1,100 GPU hours for the 20B run": the model is named in full elsewhere, or there.
  const unnamed = hours.rest.replace(runOfHours, ' ')
  const job = (unnamed === hours.rest ? null : readJob(unnamed)) ?? readJob(hours.rest)
  // What so many hours cost is asked of prices.
  if (job === null && asksPrices.test(text)) return pricesOfHours(text, readPart(hours.rest), context)
  if (job !== null) return startOfHours(job, hours, readPart)
  const part = readPart(hours.rest)
  const { draft } = part
  // "1,000 H100 hours: Vast.ai vs Lambda vs Azure": sellers are weighed by what they ask.
  if (job === null && (draft.get('providers')?.length ?? 0) > 1 && draft.get('params') === null)
    return pricesOfHours(text, part, context)
  // "120 H100-hours: the biggest model on 500M tokens?"
  const isSizeAsked = draft.get('params') === null && context.catalog.inquiryFacts.words.bestSize.test(text)
  const isUnclear = draft.issues.some(({ kind }) => kind === 'conflict' || kind === 'bad-value')
  if (isUnclear || (draft.get('tokens') !== null && !isSizeAsked)) return null
  return inquiryOf({
    kind: 'compute',
    spec: {
      ...draft.finish().spec,
      owned: null,
      deadlineHours: null,
      ...(ofCluster === undefined ? {} : { gpus: [...ofCluster.gpus] }),
      ...(fromScratch.test(text) ? { task: 'pretrain' as const } : {}),
    },
    gpuHours: hours.value,
    words: hours.words,
    unused: ignoredWords(part).filter((one) => /\d/u.test(one) && !hours.words.includes(one)),
  })
}

const asksPrices =
  /\b(?:prices?|costs?|amount|invoice|budget for|bill|eur|euros?|how much (?:is|are|for|do|does|would)|who|where|which (?:providers?|clouds?|vendors?)|providers?|vendors?)\b/iu
const fromScratch = /\b(?:pre-?train\w*|from scratch)\b/iu
const runOfHours = /\bfor (?:the|this|that|our) [\w.-]{1,16} (?:run|job|one)\b/iu

function pricesOfHours(text: string, understanding: Understanding, { catalog }: EngineContext): FoundInterpretation {
  const prices = readPrices({ text, understanding, facts: catalog.inquiryFacts })
  return prices?.kind === 'prices' ? inquiryOf(prices) : null
}

const comesIn = /\d[^.;!?\n]{0,40}\b(?:an?|per|each|every) (?:day|week|month)\b|\d\/(?:day|week|month)\b/iu

function seriesOf(text: string, readJob: ReadJob): FoundInterpretation {
  const series = seriesIn(text)
  if (series === null) return null
  // "Every week on 900 new articles a day": how often it runs says how much has come in.
  const job = (comesIn.test(series.rest) ? readJob(text) : null) ?? readJob(withoutOneForEach(series.rest))
  if (job === null) return null
  const runsPerYear = runsPerYearIn(text) ?? frequenciesIn(text).rates[0]?.perYear ?? null
  return startWith(jobOfSeries(job, series, runsPerYear), extrasOfSeries(series))
}

/** "CPT on …, then SFT on …: both on 8 H100 at 2.39". */
function pricedSumOf(
  text: string,
  readJob: ReadJob,
  readPart: ReadPart,
  usdOf: (rate: QuotedRate) => QuotedRate,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const found = ratesIn(text)
  const [rate, ...others] = found?.rates ?? []
  if (found === null || rate?.per !== 'hour' || others.length > 0) return null
  const sum = sumOf(found.rest, readJob, readPart, context.catalog.inquiryFacts.goals)
  return sum?.kind === 'comparison' ? pricedSum(sum, usdOf(rate).usd, request, context) : null
}
