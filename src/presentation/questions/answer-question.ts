/**
 * Questions about an estimate ("how did you get 28 hours?"), answered from its own figures. The answers are plain text;
 * each sentence says whether a figure is per GPU or of the whole job.
 */
import type { AdviceQuestion } from '../../language/questions/advice-questions.ts'
import type { QuestionTopic } from '../../language/questions/question-topic.ts'
import { adoptedAnswer, excludedAnswer } from './excluded.ts'
import { affordableAnswer } from './affordable.ts'
import {
  assumptionsAnswer,
  otherPlanAnswer,
  leversAnswer,
  choiceOfPlanAnswer,
  otherAnswer,
  weakestFigureAnswer,
} from './summary.ts'
import { batchAnswer, contextAnswer, learningAnswer, paramsAnswer } from './training-settings.ts'
import { benchmarkAnswer, speedupAnswer, forecastGapAnswer, measuredPaceAnswer } from './measured.ts'
import { energyAnswer, storageAnswer } from './bill.ts'
import {
  billingAnswer,
  creditsAnswer,
  taxesAnswer,
  priceChangeAnswer,
  priceDateAnswer,
  depositAnswer,
} from './billing.ts'
import { breakEvenAnswer } from './break-even.ts'
import { gpuLinkAnswer, cardAnswer, gpuContrastAnswer, gpuNeedAnswer, otherGpuAnswer } from './card.ts'
import { checkpointAnswer } from './checkpoints.ts'
import { currencyAnswer } from './currency.ts'
import { figureAnswer, failedShareAnswer, quotedTotalAnswer, worstCaseAnswer } from './figure-to-plan.ts'
import { fewestInTimeAnswer } from './fewest-in-time.ts'
import { activationsAnswer, expertsAnswer, referenceAnswer } from './memory-parts.ts'
import { gapAnswer } from './gap.ts'
import { gpuCountAnswer } from './gpu-count.ts'
import { deliverableAnswer, qualityAnswer, runLocallyAnswer } from './deliverable.ts'
import { anotherRunAnswer, costAnswer, runsAnswer } from './cost.ts'
import { dataAnswer } from './data.ts'
import { accuracyAnswer, evidenceAnswer } from './evidence.ts'
import { circumstanceAnswer } from './circumstance.ts'
import { cheaperAnswer, fasterAnswer, leastCostAnswer, whyDearAnswer } from './faster-cheaper.ts'
import { rateTotalAnswer } from './rate-and-total.ts'
import { rowsApartAnswer } from './rows-apart.ts'
import { whichShownAnswer } from './which-shown.ts'
import { dueDayAnswer, finishAnswer, slackAnswer } from './finish.ts'
import { smallestAnswer, whatFitsAnswer, largestModelAnswer } from './fitting-gpus.ts'
import { headroomAnswer, memoryAnswer, oomAnswer } from './memory.ts'
import { hostedAnswer } from './hosted.ts'
import { lengthAnswer } from './length.ts'
import { limitAnswer } from './limit.ts'
import { layoutAnswer } from './layout.ts'
import { jobLimitAnswer, windowsAnswer } from './windows.ts'
import { oddsAnswer } from './odds.ts'
import { overBudgetAnswer } from './over-budget.ts'
import { ownAnswer } from './ownership.ts'
import { placeAnswer } from './place.ts'
import { preemptedAnswer } from './preempted.ts'
import { perGpuAnswer } from './per-gpu.ts'
import { providerAnswer } from './provider.ts'
import { ownRateAnswer, tookAnswer } from './reported-figures.ts'
import { rentedAnswer } from './rented.ts'
import { risksAnswer, leftOnAnswer, lostRunAnswer } from './mishaps.ts'
import { recoveryAnswer } from './recovery.ts'
import { reservationAnswer } from './reservation.ts'
import { rolloutShareAnswer } from './rollout-share.ts'
import { sellersAnswer } from './sellers-there.ts'
import { sharesAnswer } from './shares.ts'
import { isOfSpotHours, spotAnswer } from './spot.ts'
import { spotGapAnswer } from './spot-gap.ts'
import { startupAnswer, timeAnswer, unitAnswer, epochSplitAnswer } from './time.ts'
import { firstTryAnswer, perUnitAnswer, runsForMoneyAnswer } from './sums-of-runs.ts'
import { throughputAnswer } from './throughput.ts'
import { fixedAnswer } from './fixed-answer.ts'
import { tellingWords, unusedNumbers, unusedSentence } from './unused-numbers.ts'
import { whyAnswer } from './why.ts'
import { whyNotAnswer, whyRowsAnswer } from './why-not.ts'
import { epochsAnswer } from './epochs.ts'
import { mfuAnswer, plausibleAnswer } from './plausible.ts'
import { tokensNeededAnswer } from './tokens-needed.ts'
import { plannedAnswer } from './planned-values.ts'
import { whatIsAnswer } from './what-is.ts'
import { networkAnswer } from './network.ts'
import { premiseNote, takenForNote } from './premise.ts'
import type { QuestionContext } from './question-context.ts'
import { otherPlanTopics, saysNumbers } from './topics-with-numbers.ts'

/** Topics that are answered in sentences; the others get a receipt or advice. */
export type AnsweredTopic = Exclude<QuestionTopic, AdviceQuestion | 'math'>

/** What answers each topic; an answer is a list of sentences, of which empty ones are dropped. */
export const answerByTopic: Readonly<Record<AnsweredTopic, (context: QuestionContext) => readonly string[]>> = {
  time: timeAnswer,
  cost: costAnswer,
  memory: memoryAnswer,
  rented: rentedAnswer,
  'other-gpu': otherGpuAnswer,
  'gpu-link': gpuLinkAnswer,
  'job-limit': jobLimitAnswer,
  storage: storageAnswer,
  energy: energyAnswer,
  'what-if': whyNotAnswer,
  spot: (context) =>
    (context.args?.preemptions === undefined ? null : preemptedAnswer(context.args.preemptions, context)) ??
    spotAnswer(context),
  quality: qualityAnswer,
  data: dataAnswer,
  provider: providerAnswer,
  'why-not': whyRowsAnswer,
  assumptions: assumptionsAnswer,
  'price-date': priceDateAnswer,
  accuracy: accuracyAnswer,
  batch: batchAnswer,
  measure: benchmarkAnswer,
  'what-fits': whatFitsAnswer,
  'per-gpu': perGpuAnswer,
  why: whyAnswer,
  levers: leversAnswer,
  faster: fasterAnswer,
  'which-shown': whichShownAnswer,
  'rows-apart': rowsApartAnswer,
  cheaper: cheaperAnswer,
  risks: risksAnswer,
  evidence: evidenceAnswer,
  own: ownAnswer,
  hosted: hostedAnswer,
  startup: startupAnswer,
  checkpoint: checkpointAnswer,
  learning: learningAnswer,
  params: paramsAnswer,
  smallest: smallestAnswer,
  context: contextAnswer,
  length: lengthAnswer,
  oom: oomAnswer,
  took: tookAnswer,
  runs: runsAnswer,
  'another-run': anotherRunAnswer,
  'own-rate': ownRateAnswer,
  other: otherAnswer,
  finish: finishAnswer,
  slack: slackAnswer,
  'due-day': dueDayAnswer,
  odds: oddsAnswer,
  limit: limitAnswer,
  billing: billingAnswer,
  'break-even': breakEvenAnswer,
  reservation: reservationAnswer,
  'spot-gap': spotGapAnswer,
  'quoted-total': quotedTotalAnswer,
  'failed-share': failedShareAnswer,
  'over-budget': overBudgetAnswer,
  affordable: affordableAnswer,
  'price-change': priceChangeAnswer,
  fixed: fixedAnswer,
  currency: currencyAnswer,
  taxes: taxesAnswer,
  'gpu-count': gpuCountAnswer,
  'fewest-in-time': fewestInTimeAnswer,
  card: cardAnswer,
  'gpu-need': gpuNeedAnswer,
  'gpu-contrast': gpuContrastAnswer,
  experts: expertsAnswer,
  'reference-model': referenceAnswer,
  activations: activationsAnswer,
  figure: figureAnswer,
  choice: choiceOfPlanAnswer,
  unit: unitAnswer,
  epochs: epochsAnswer,
  plausible: plausibleAnswer,
  mfu: mfuAnswer,
  'tokens-needed': tokensNeededAnswer,
  'lost-run': lostRunAnswer,
  'left-on': leftOnAnswer,
  'least-cost': leastCostAnswer,
  'why-dear': whyDearAnswer,
  speedup: speedupAnswer,
  'what-is': whatIsAnswer,
  credits: creditsAnswer,
  adopted: adoptedAnswer,
  excluded: excludedAnswer,
  setting: plannedAnswer,
  planned: plannedAnswer,
  deliverable: deliverableAnswer,
  'rl-share': rolloutShareAnswer,
  'weakest-figure': weakestFigureAnswer,
  headroom: headroomAnswer,
  throughput: throughputAnswer,
  shares: sharesAnswer,
  layout: layoutAnswer,
  place: placeAnswer,
  'runs-for-money': runsForMoneyAnswer,
  windows: windowsAnswer,
  'per-unit': perUnitAnswer,
  'first-try': firstTryAnswer,
  'worst-case': worstCaseAnswer,
  deposit: depositAnswer,
  'epoch-split': epochSplitAnswer,
  'run-locally': runLocallyAnswer,
  'rate-total': rateTotalAnswer,
  network: networkAnswer,
  recovery: recoveryAnswer,
  'largest-model': largestModelAnswer,
  sellers: sellersAnswer,
  'forecast-gap': forecastGapAnswer,
  'measured-pace': measuredPaceAnswer,
  gap: gapAnswer,
  circumstance: circumstanceAnswer,
}

/** Whether a topic is answered in sentences here. */
export const isAnsweredTopic = (topic: QuestionTopic): topic is AnsweredTopic => topic in answerByTopic

/** Short sentences about the best option, joined by spaces. */
export function answerQuestion(topic: AnsweredTopic, context: QuestionContext): string {
  // When a price is of, and where it is from, is told of the price alone.
  const isOfOther =
    otherPlanTopics.has(topic) &&
    !(topic === 'price-date' && (context.args?.asksWhen ?? context.args?.asksWhere) === true)
  const ofOther = isOfOther ? otherPlanAnswer(context) : null
  const sentences = (topic === 'price-date' ? ofOther?.toReversed() : ofOther) ?? answerByTopic[topic](context)
  const premise = takenForNote(context, sentences.join(' ')) || premiseNote(topic, context)
  const said = [premise, ...sentences].filter((sentence) => sentence !== '').join(' ')
  const answer = context.args?.isOpen === true ? withoutVerdict(said) : said
  const numbers =
    saysNumbers.has(topic) ||
    context.isAsked === true ||
    context.target !== undefined ||
    context.args?.weighsAssumptions === true ||
    context.args?.asksSure === 'mark'
      ? []
      : unusedNumbers(answer, context).filter((words) => topic !== 'spot' || !isOfSpotHours(words))
  // Whom a word is explained to changes nothing of what it means.
  const isTerm = context.matched?.id.startsWith('term ') === true
  const unused = isTerm ? '' : unusedSentence([...numbers, ...tellingWords(context.unused ?? [])])
  return unused === '' ? answer : `${answer} ${unused}`
}

/** What answers "how often" and the like says neither yes nor no. */
const withoutVerdict = (answer: string): string =>
  answer.replace(/^(?:Yes|No)[:,] (\S)/u, (_, first: string) => first.toUpperCase())
