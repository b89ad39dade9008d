/** Texts whose own figures answer them: bills of runs, given arithmetic, a volume of requests, data that leave a provider. */
import type { InquiryFacts } from '../catalog/inquiry-facts.ts'
import { billVarianceIn } from '../language/inquiries/bill-variance.ts'
import { gpuSpeedupIn } from '../language/inquiries/gpu-speedup.ts'
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { computeBudgetIn } from '../language/inquiries/compute-budget.ts'
import { periodMoneyIn } from '../language/inquiries/period-money.ts'
import { hasProgressBar } from '../language/inquiries/run-bill.ts'
import { requestVolumeIn } from '../language/inquiries/request-volume.ts'
import { understand } from '../language/pipeline.ts'
import { remembered } from '../once.ts'
import { readInquiry } from '../language/read-inquiry.ts'
import { likelyActsOf } from '../language/replies/reply.ts'
import { timesAYear } from '../language/text/times-a-year.ts'
import { computeSentences, volumeSentences } from '../presentation/content/inquiries/arithmetic-sentences.ts'
import { varianceSentences } from '../presentation/content/inquiries/variance-sentences.ts'
import { computeFigures, peakTokensPerSecond, sequencesAtOnce } from '../recommend/inquiries/arithmetic.ts'
import { openApiWords } from '../presentation/content/inquiries/open-api-sentences.ts'
import { type HostingRequest, hostingPlanOf } from '../recommend/inquiries/hosting.ts'
import type { Scenario, Spec } from '../scenario/scenario.ts'
import { achievedRateOf } from './interpret-achieved-rate.ts'
import { apiOrOwnOf } from './interpret-api-or-own.ts'
import { batchForDataOf } from './interpret-batch-for-data.ts'
import { assumedMfu, flopsOnGpus } from './interpret-assumed-mfu.ts'
import { notebookFitOf, perMillionOf } from './interpret-asked-figures.ts'
import { gpuProfileOf } from './interpret-gpu-profile.ts'
import { gpuSpeedup } from './interpret-gpu-speedup.ts'
import { inDollars } from './dollars.ts'
import { dataBillOf } from './interpret-data-out.ts'
import { egressBreakEvenOf } from './interpret-egress-break-even.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { hoursForSumOf } from './interpret-hours-for-sum.ts'
import { machineTimeOf } from './interpret-machine-time.ts'
import { boughtAgainstRent } from './interpret-bought-against-rent.ts'
import { boughtOrReserved } from './interpret-bought-or-reserved.ts'
import { clusterFailuresOf } from './interpret-cluster-failures.ts'
import { openCountOf } from './interpret-open-count.ts'
import { memoryQuestionOf } from './interpret-memory-question.ts'
import { nightsOf } from './interpret-nights.ts'
import { optimalAtPrice } from './interpret-optimal-at-price.ts'
import { plainAdviceOf } from './interpret-plain-advice.ts'
import { ownMachineKeptOf } from './interpret-own-machine-kept.ts'
import { placeholderBudgetOf } from './interpret-placeholder-budget.ts'
import { publishedRunOf } from './interpret-published-run.ts'
import { recordedContrast } from './interpret-recorded-contrast.ts'
import { rentalSumOf } from './interpret-rental-sums.ts'
import { rentedMachineOf } from './interpret-rented-machine.ts'
import { regularRunOf } from './interpret-regular-run.ts'
import { billOfData, billOfSteps } from './interpret-run-bill.ts'
import { repeatedRunsOf } from './interpret-repeated-runs.ts'
import { serverlessOrOwn } from './interpret-serverless.ts'
import { classRunsOf } from './interpret-class-runs.ts'
import { sharedHoursOf } from './interpret-shared-hours.ts'
import { spentSumOf } from './interpret-spent-sum.ts'
import { spanOfMachinesOf } from './interpret-span-of-machines.ts'
import { spotLaterOf } from './interpret-spot-later.ts'
import { spotTradeAnswer } from './interpret-spot-trade.ts'
import { storageBillOf } from './interpret-storage-bill.ts'
import { tabularOf } from './interpret-tabular.ts'
import { takenMachineOf } from './interpret-taken-machine.ts'
import { knownInquiry } from './part-readers.ts'
import type { RequestContext } from './request.ts'
import { kindsOfRunsOf } from './interpret-kinds-of-runs.ts'
import { claimedRunOf } from './interpret-claimed-run.ts'
import { memoryOfFullOf } from './interpret-memory-of-full.ts'
import { withoutOperationsOf } from './interpret-without-operations.ts'
import { laterPriceOf } from './interpret-later-price.ts'
import { bareQuoteOf } from './interpret-bare-quote.ts'
import { transcriptionOf } from './interpret-transcription.ts'
import { videoTrainingOf } from './interpret-video-training.ts'
import { machineOfferOf } from './interpret-machine-offer.ts'
import { usedMachineOf } from './interpret-used-machine.ts'

/** Longer texts say more than such a sum. */
const maxLength = 400
const maxLogLength = 4000

/** Null where a text asks for no such sum. */
export function interpretArithmetic(
  text: string,
  request: RequestContext,
  context: EngineContext,
): Interpretation | null {
  const { today } = request
  if (text.length > (hasProgressBar(text.slice(0, maxLogLength)) ? maxLogLength : maxLength)) return null
  const reading = { mode: 'message', vocabulary: context.vocabulary, today } as const
  // Several of those below read the same words.
  const specOf = remembered((words: string): Spec => understand(words, reading).draft.finish().spec)
  const { rules } = context.catalog.inquiryFacts
  const early =
    videoTrainingOf(text, specOf, request, context) ??
    transcriptionOf(text, request, context) ??
    claimedRunOf(text, specOf, request, context) ??
    spanOfMachinesOf(text, specOf, request, context) ??
    regularRunOf(text, specOf, request, context) ??
    ownMachineKeptOf(text, specOf, request, context) ??
    memoryOfFullOf(text, specOf, request, context) ??
    laterPriceOf(text, specOf, request, context) ??
    billOfData(text, specOf, request, context) ??
    bareQuoteOf(text, specOf, request, context) ??
    withoutOperationsOf(text, specOf, request, context) ??
    kindsOfRunsOf(text, specOf, request, context) ??
    spotLaterOf(text, specOf, request, context) ??
    spentSumOf(text, specOf, request, context) ??
    storageBillOf(text, specOf, request, context)
  if (early !== null) return early
  const rental = rentalSumOf(text, specOf, request, context)
  if (rental !== null) return rental
  const repeated = repeatedRunsOf(text, request, context, 'command')
  if (repeated !== null) return repeated
  const published = publishedRunOf(text, request, context)
  if (published !== null) return published
  const variance = billVarianceIn(text)
  if (variance !== null) return knownInquiry('bill-variance', varianceSentences(variance, rules))
  const bill = billOfSteps(text, specOf, request, context)
  if (bill !== null) return bill
  const peakFlops = context.catalog.gpus.get('h100-sxm')?.peak.bf16?.base ?? null
  const budget = computeBudgetIn(text)
  if (budget !== null && peakFlops !== null)
    return knownInquiry('compute-budget', computeSentences(budget, computeFigures(budget, peakFlops, rules), rules))
  const optimal = optimalAtPrice(text, specOf, request, context)
  if (optimal !== null) return optimal
  const rentedMachine = rentedMachineOf(text, request, context)
  if (rentedMachine !== null) return rentedMachine
  return (
    egressBreakEvenOf(text, specOf, request, context) ??
    dataBillOf(text, specOf, request, context) ??
    batchForDataOf(text, specOf, request, context) ??
    achievedRateOf(text, specOf, request, context) ??
    perMillionOf(text, request, context) ??
    notebookFitOf(text, request, context) ??
    memoryQuestionOf(text, specOf, request, context) ??
    openCountOf(text, specOf, request, context) ??
    plainAdviceOf(text, specOf, request, context) ??
    placeholderBudgetOf(text, specOf, request, context) ??
    tabularOf(text, specOf, request, context) ??
    nightsOf(text, request, context) ??
    takenMachineOf(text, specOf, request, context) ??
    spotTradeAnswer(text, specOf, request, context) ??
    clusterFailuresOf(text, specOf, request, context) ??
    machineTimeOf(text, specOf, request, context) ??
    flopsOnGpus(text, specOf, request, context) ??
    classRunsOf(text, specOf, request, context) ??
    sharedHoursOf(text, specOf, request, context) ??
    hoursForSumOf(text, specOf, request, context) ??
    boughtOrReserved(text, specOf, request, context) ??
    boughtAgainstRent(text, specOf, request, context) ??
    machineOfferOf(text, specOf, request, context) ??
    usedMachineOf(text, specOf, request, context) ??
    gpuSpeedup(text, specOf, request, context) ??
    gpuProfileOf(text, specOf, request, context) ??
    assumedMfu(text, specOf, request, context) ??
    recordedContrast(text, request, context) ??
    serverlessOrOwn(text, specOf, request, context) ??
    apiOrOwnOf(text, specOf, request, context) ??
    hostedWithin(text, specOf, request, context)
  )
}

const isWholeJob = ({ params, tokens }: Spec): boolean => params !== null && tokens !== null

/** "Host a 13b for 40 users, $500 a month enough?": what it costs, against the money. */
function hostedWithin(
  text: string,
  specOf: (words: string) => Spec,
  request: RequestContext,
  context: EngineContext,
): Interpretation | null {
  const { vocabulary, catalog } = context
  const { inquiryFacts } = catalog
  const money = inquiryFacts.words.hosting.test(text) ? periodMoneyIn(text) : null
  const ownUsdOf = (spec: Spec, wish: HostingRequest): number | null => {
    const market = context.marketFor(request)
    return hostingPlanOf(spec, wish, market)?.options[0]?.usdPerMonth.p50 ?? null
  }
  if (money === null) return hostedVolume(text, specOf, inquiryFacts, ownUsdOf)
  const usd = inDollars(money.amount, money.currency, context)
  const usdPerMonth = (usd * (timesAYear[money.per] ?? 1)) / (timesAYear['month'] ?? 1)
  const ofVolume = hostedVolume(money.rest, specOf, inquiryFacts, ownUsdOf)
  const asked =
    ofVolume?.kind === 'inquiry' ? ofVolume.inquiry : readInquiry(money.rest, vocabulary, inquiryFacts, request.today)
  return asked?.kind === 'hosting'
    ? { ...(ofVolume?.kind === 'inquiry' ? ofVolume : {}), kind: 'inquiry', inquiry: { ...asked, usdPerMonth } }
    : ofVolume
}

/** What a machine of one's own costs a month, and what the requests are beside it. */
function hostedVolume(
  text: string,
  specOf: (words: string) => Spec,
  { serving, words }: InquiryFacts,
  ownUsdOf: (spec: Spec, wish: HostingRequest) => number | null,
): Interpretation | null {
  const isHosting = words.hosting.test(text) && !words.training.test(text)
  const usual = { tokensIn: serving.requestTokensIn.base, tokensOut: serving.requestTokensOut.base }
  const volume = requestVolumeIn(text, isHosting ? usual : null)
  if (volume === null) return null
  const sequences = sequencesAtOnce(volume, serving)
  const spec = specOf(volume.rest)
  if (isWholeJob(spec)) return null
  if (spec.params === null) return knownInquiry('request-volume', volumeSentences(volume, null, serving))
  const sequenceLength = spec.sequenceLength ?? volume.tokensIn + volume.tokensOut
  const hosted: Spec = { ...spec, sequenceLength, tokens: null, deadlineHours: null, budgetUsd: null, owned: null }
  const wish = {
    users: sequences,
    areConcurrent: true,
    isOfficeHours: false,
    tokensPerSecond: peakTokensPerSecond(volume, serving),
  }
  const weighed = openApiWords(volume, spec.params, serving, ownUsdOf(hosted, wish))
  const isChoice = weighed !== null && apiOrOwn.test(text)
  return {
    kind: 'inquiry',
    inquiry: { kind: 'hosting', spec: hosted, ...wish, ...(isChoice ? { lead: weighed.lead } : {}), unused: [] },
    generalAnswers: volumeSentences(volume, sequences, serving, weighed?.says ?? null),
  }
}
const apiOrOwn =
  /\b(?:api|endpoints?|pay[- ](?:per|by)[- ](?:the[- ])?token|by the token|per[- ]token|serverless|hosted service|managed)\b/iu

/** "Is an H100 3x an A100?", said below a plan, which stays; null where it is more likely talk, or a wish. */
export function gpuSpeedupOfThread(
  { text, isAddressed }: { readonly text: string; readonly isAddressed: boolean },
  scenario: Scenario,
  request: RequestContext,
  context: EngineContext,
): InquiryOf<'known'> | null {
  if (gpuSpeedupIn(text) === null) return null
  const { vocabulary } = context
  const acts = likelyActsOf(scenario, text, vocabulary, request.today)
  if (acts.request > Math.max(acts.question, acts.claim) || (!isAddressed && acts.chatter > maxChatter)) return null
  const reading = { mode: 'message', vocabulary, today: request.today } as const
  const answer = gpuSpeedup(text, (words) => understand(words, reading).draft.finish().spec, request, context)
  return answer?.kind === 'inquiry' && answer.inquiry.kind === 'known' ? answer.inquiry : null
}
const maxChatter = 0.6
