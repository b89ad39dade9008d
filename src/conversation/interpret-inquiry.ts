/** A job, or, where a text is none, what else it asks. */
import { understand } from '../language/pipeline.ts'
import { type GivenData, presetOfData } from '../language/given-data.ts'
import { withoutAnswered, withUnused } from '../language/resolution/unused-words.ts'
import { namesEarlierJob } from '../language/earlier-job.ts'
import { withoutServedLater } from '../language/inquiries/serving-part.ts'
import { speaksOfServing } from '../language/message.ts'
import { hasDigit } from '../language/text/characters.ts'
import { tokenize } from '../language/text/tokenize.ts'
import { readAlternatives } from '../language/inquiries/alternatives-inquiry.ts'
import { clarified } from '../language/inquiries/clarified-text.ts'
import { contingencyIn } from '../language/inquiries/contingency.ts'
import { repeatModelName, repeatSharedUnits } from '../language/inquiries/repeated-units.ts'
import { interruptionsIn } from '../language/inquiries/interruptions.ts'
import { withoutLinkSpeed } from '../language/inquiries/link-speed.ts'
import { withoutPowerPrice } from '../language/inquiries/power-price.ts'
import { ownMachineKeptIn } from '../language/inquiries/own-machine-kept.ts'
import { readEncoding } from '../language/inquiries/encoding-inquiry.ts'
import { tokensOfText } from './tokens-of-text.ts'
import { generalAnswerIn } from '../language/inquiries/general-inquiry.ts'
import { readGpuFit, readInquiry, readLargestByMethod, readPurchase } from '../language/read-inquiry.ts'
import { anyOrComparison } from './any-of-alternatives.ts'
import { withFreeInstead } from './free-instead.ts'
import { withTaxedBudget } from './taxed-budget.ts'
import { withoutRefusedRent } from './refused-rent.ts'
import { guessedWithoutJob } from './guessed-without-job.ts'
import type { EngineContext } from './engine-context.ts'
import { withFigures } from './known-figures.ts'
import { goalStart } from './goal-start.ts'
import { withPowerPrice } from './interpret-asked-figures.ts'
import { interpretArithmetic } from './interpret-arithmetic.ts'
import { interpretJobWithExtras } from './interpret-job-with-extras.ts'
import type { Interpretation } from './interpretation.ts'
import { interpretJob } from './interpret-job.ts'
import { knownQuestionIn } from './interpret-known-question.ts'
import { powerOf } from './interpret-power-limit.ts'
import { proposalsOf } from './interpret-proposals.ts'
import { withOtherMethods, withExampleCost } from './missing-data.ts'
import { sizesWithoutData } from './sizes-without-data.ts'
import {
  hasOwnFigures,
  isOfWays,
  isToldOfHosting,
  isToldOfPlan,
  isToldOfPrices,
  withContingency,
  withExtras,
  withGeneralAnswers,
  withSavings,
} from './interpretation-extras.ts'
import { withQuality } from './interpret-quality.ts'
import { namesJob, specIn, statedJob } from './job-in-text.ts'
import { moreMachinesOf, speedOf } from './interpret-speed.ts'
import { tokensInTimeOf } from './interpret-tokens-in-time.ts'
import { withInterruptions, withLinkSpeed } from './circumstances.ts'
import { isOtherTraining } from './interpret-other-training.ts'
import { withDataOfPeople } from './data-of-people.ts'
import { withSingleGpu } from './single-gpu-job.ts'
import { withTeacherWriting } from './teacher-writing.ts'
import { withVerdictAsked } from './judged-sum.ts'
import { withKeptOnMachine } from './kept-on-machine.ts'
import { termIn } from './term-answer.ts'
import { toldApart } from './told-apart.ts'
import type { InputKind, RequestContext } from './request.ts'

/** `typed` is English. What is true whatever the plan is stands beside the answer, or alone where nothing else is answered. */
export function interpretJobOrInquiry(
  typed: string,
  inputKind: InputKind,
  request: RequestContext,
  context: EngineContext,
  data?: GivenData,
): Interpretation {
  // Beside the price of power it is a cost, and no limit.
  const power = ownMachineKeptIn(typed)?.powerPrice == null ? powerOf(typed, request, context) : null
  if (power !== null) {
    const beside = power.rest === '' ? null : interpretJobOrInquiry(power.rest, inputKind, request, context, data)
    return beside?.kind === 'start'
      ? withExtras(beside, { generalAnswers: [...power.says, ...(beside.scenario.extras?.generalAnswers ?? [])] })
      : { kind: 'inquiry', inquiry: { kind: 'known', id: 'power limit', says: power.says } }
  }
  const interpretRest = (rest: string) => interpretJobOrInquiry(rest, inputKind, request, context, data)
  const apart = toldApart(typed, interpretRest, request, context)
  if (apart !== null) return apart
  const kept = contingencyIn(typed)
  const planned = kept === null ? null : interpretJobOrInquiry(kept.rest, inputKind, request, context, data)
  const less = kept === null || planned === null ? null : withContingency(planned, kept)
  if (less !== null) return less
  // The command itself, where it is typed into a message.
  const asked = clarified(typed.replace(/^\s*(?:\/|@)?gpucost\b[\s:,]*(?=\S)/iu, ''), (name) =>
    [...context.catalog.models.keys()].some((id) => id.includes(name.toLowerCase().replaceAll(' ', '-'))),
  )
  const reckoned = data === undefined ? interpretArithmetic(asked, request, context) : null
  if (reckoned !== null) return reckoned
  const interruptions = interruptionsIn(asked)
  const { rest: withoutLink, words: linkSpeed } = withoutLinkSpeed(interruptions?.rest ?? asked)
  const { rest: text, words: powerPrice } = withoutPowerPrice(withoutLink)
  const question = data === undefined && !isMessage(inputKind, text) ? knownQuestionIn(text, context) : null
  const general =
    tokensOfText(asked, context, request.today) ??
    generalAnswerIn(asked, context.catalog.inquiryFacts) ??
    question?.answer ??
    termIn(text, context)
  const known = general === null ? null : withFigures(general, text, asked, request, context)
  const taught = withTeacherWriting(interpretAsked(text, inputKind, request, context, data), text, context)
  const priced = withPowerPrice(taught, powerPrice, request, context)
  const linked = linkSpeed === null ? priced : withLinkSpeed(priced, linkSpeed, request, context)
  const saved = withSavings(
    interruptions === null ? linked : withInterruptions(linked, interruptions, asked, context.catalog.inquiryFacts),
    asked,
    context.catalog.inquiryFacts.rules.fullFromTokens.base,
  )
  const gpusOf = (sentence: string) =>
    understand(sentence, { mode: 'message', vocabulary: context.vocabulary, today: request.today }).draft.get('gpus')
  const doubted = withVerdictAsked(withQuality(saved, asked, request, context), typed, gpusOf, request, context)
  const fitted = /\bfits?\b/iu.test(typed) ? withOtherMethods(doubted, request, context) : doubted
  const keptOn = withKeptOnMachine(fitted, typed, request, context)
  const unrented = withTaxedBudget(withoutRefusedRent(withDataOfPeople(keptOn, typed, context), typed), typed)
  const answer = withFreeInstead(unrented, typed, request, context)
  const isOfQuote = hasOwnFigures(answer)
  const isOfBudget =
    answer.kind === 'inquiry' && answer.inquiry.kind === 'budget' && answer.inquiry.spec.params !== null
  const isWholeJob =
    (answer.kind === 'start' && answer.sizes === undefined) || answer.kind === 'comparison' || isOfQuote || isOfBudget
  // A goal is guessed at, where nothing says what is asked and no data are told: "I've about 300 pages in PDF".
  const isGuess =
    answer.kind === 'start' && answer.sizes !== undefined && specIn(text, request, context).tokens === null
  const isAsked =
    answer.kind === 'problem'
      ? general === question?.answer || question?.isSure === true
      : isGuess && question?.isSure === true
  // Facts that several groups of words tell are narrower than a question that is like it.
  const isNarrower = known?.alone === true && general?.id !== question?.answer.id
  if (question !== null && isAsked && !isNarrower) {
    const { id, says } = withFigures(general?.id === 'start' ? general : question.answer, text, asked, request, context)
    return { kind: 'inquiry', inquiry: { kind: 'known', id, says } }
  }
  if (known?.alone === true && !isWholeJob && !isOtherTraining(answer) && !isMessage(inputKind, text))
    return { kind: 'inquiry', inquiry: { kind: 'known', id: known.id, says: known.says } }
  // One answer by the prices that were told, and no second one by those on record.
  const isContrasted = answer.kind === 'inquiry' && answer.inquiry.kind === 'contrast'
  const isToldByQuote =
    isOfQuote &&
    (general?.unasked !== true || (isContrasted && /^(?:idle-reservation|commit-or-not)$/u.test(general.id)))
  if (known === null || isToldOfHosting(known, answer) || isToldByQuote || isToldOfPrices(known, answer)) return answer
  if (answer.kind === 'start') {
    if (known.beside === false || isToldOfPlan(known, answer)) return answer
    return withGeneralAnswers({ ...answer, scenario: withoutAnswered(answer.scenario, known) }, known.says)
  }
  // Beside a job that no figures are of, advice on other jobs misleads.
  const isUnknownJob = answer.kind === 'inquiry' && answer.inquiry.kind === 'unsupported' && isMessage(inputKind, text)
  if (isUnknownJob) return answer
  if (answer.kind === 'comparison' || answer.kind === 'inquiry') return withGeneralAnswers(answer, known.says)
  if (answer.kind !== 'problem') return answer
  // Talk that only has such words, and a cry for help.
  const isHelp = answer.problem.kind === 'help' && !known.id.startsWith('term ') && known.beside !== false
  if (isHelp || (answer.problem.kind === 'nothing' && !text.includes('?'))) return answer
  // "Our quota is 8 T4s. Full fine-tune of a 13B on those": what a job lacks is asked, where nothing else is.
  if (answer.problem.kind === 'missing-data' && known.beside === false && !text.includes('?')) return answer
  // "Finetune gemma 2 9b on our tickets. How much?" asks for a price, and leaves the data out.
  if (inputKind === 'message' && answer.problem.kind === 'missing-data' && !asksForAmount.test(text)) return answer
  // A job that cannot be read whole is told so: what was said in passing is no answer to it.
  if (namesJob(text, request, context) || (isMessage(inputKind, text) && answer.problem.kind !== 'nothing'))
    return answer
  return { kind: 'inquiry', inquiry: { kind: 'known', id: known.id, says: known.says } }
}

/** How much data a training takes is asked. */
const asksForAmount =
  /\bhow (?:much|many) (?:more )?(?:data|examples|samples|rows|pairs|tokens|tickets|conversations)\b|\benough\b/iu

const isMessage = (inputKind: InputKind, text: string): boolean => inputKind === 'message' && text.length > maxQuestion
const [maxQuestion, maxMessage] = [120, 400]
/** "A or B, which is cheaper?" */
const leavesChoice = /\b(?:vs|versus|which|cheaper|better|compare)\b/iu

function interpretAsked(
  typed: string,
  inputKind: InputKind,
  request: RequestContext,
  context: EngineContext,
  data: GivenData | undefined,
): Interpretation {
  const { vocabulary, catalog } = context
  const text = inputKind === 'command' ? repeatModelName(typed, vocabulary) : typed
  const given = presetOfData(text, data)?.slots
  // A speed that was measured says whether more machines are what is lacking.
  const hastened = moreMachinesOf(text, inputKind, request, context)
  if (hastened !== null) return hastened
  // "24 GB" reads as an amount of text, and the question as a job.
  const gpuFit = readGpuFit(text, vocabulary, catalog.inquiryFacts, request.today, given)
  if (gpuFit?.kind === 'fit' || gpuFit?.kind === 'largest') return { kind: 'inquiry', inquiry: gpuFit }
  const encoding = readEncoding(text, catalog.inquiryFacts, (rest) => {
    const read = interpretJob(rest, inputKind, request, context, data)
    return read.kind === 'start' ? read.scenario : inputKind === 'message' ? statedJob(rest, request, context) : null
  })
  if (encoding !== null) return { kind: 'inquiry', inquiry: encoding }
  const purchase = readPurchase(text, vocabulary, catalog.inquiryFacts, request.today, given)
  if (purchase?.kind === 'buying') return { kind: 'inquiry', inquiry: purchase }
  const proposals = proposalsOf(text, (rest) => {
    const read = interpretJob(rest, 'message', request, context, data)
    return read.kind === 'start' ? read.scenario : null
  })
  if (proposals !== null) return proposals
  const beside = interpretJobWithExtras(text, inputKind, request, context, data)
  const isServed =
    beside?.kind === 'start' && inputKind === 'message' && speaksOfServing(text, vocabulary, request.today)
  if (beside !== null && !isServed) return withSingleGpu(beside, text, request, context)
  const job = interpretJob(text, inputKind, request, context, data)
  if (job.kind === 'start') return withSingleGpu(job, text, request, context)
  // "3 epochs or 5": a conflict, once the word stands with both.
  if (
    job.problem.kind === 'conflict' ||
    (job.problem.kind === 'unknown' &&
      text.length <= maxMessage &&
      (repeatSharedUnits(text) !== text || leavesChoice.test(text)))
  ) {
    const hosted = readInquiry(text, vocabulary, catalog.inquiryFacts, request.today, given)
    if (hosted?.kind === 'hosting' || isOfWays(hosted)) return { kind: 'inquiry', inquiry: hosted }
    const largest = readLargestByMethod(text, vocabulary, catalog.inquiryFacts, request.today)
    if (largest?.kind === 'largest') return { kind: 'inquiry', inquiry: largest }
    const trained = withoutServedLater(text)
    const alternatives = readAlternatives(trained, vocabulary, catalog.inquiryFacts, request.today)
    // Numbers that are left out may be what sets them apart.
    const isWhole = job.problem.kind === 'conflict' || alternatives?.unused.some(hasDigit) !== true
    if (alternatives !== null && isWhole) {
      const { decided, ...compared } = alternatives
      const scenario = decided === null ? undefined : alternatives.scenarios[decided]
      if (scenario === undefined) return anyOrComparison(compared, text, request, context)
      const others = compared.names.filter((_, at) => at !== decided)
      return { kind: 'start', scenario: withUnused(scenario, others), policy: null, phrases: [] }
    }
  }
  const sized = job.problem.kind === 'conflict' ? sizesWithoutData(text, request, context) : null
  if (sized !== null) return sized
  const isAsking = inputKind === 'command' || (text.includes('?') && !isMessage(inputKind, text))
  const guessed = isAsking ? guessedWithoutJob(text, request, context) : null
  if (guessed !== null) return guessed
  // What ran before is asked for, not guessed.
  if (namesEarlierJob(tokenize(text), vocabulary)) return job
  const speed =
    job.problem.kind === 'missing-data' || job.problem.kind === 'unknown' || job.problem.kind === 'bad-value'
      ? speedOf(text, inputKind, request, context)
      : null
  const timed = (job.problem.kind === 'conflict' ? null : tokensInTimeOf(text, request, context)) ?? speed
  if (timed !== null) return timed
  const inquiry = readInquiry(text, vocabulary, catalog.inquiryFacts, request.today, given)
  if (inquiry === null) return withExampleCost(job, text, request, context)
  return inquiry.kind === 'goal' ? goalStart(inquiry, text, request, context) : { kind: 'inquiry', inquiry }
}
