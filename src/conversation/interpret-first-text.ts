/** What the first text of a conversation asks: help, a command verb, a verdict on a claim, or a plan for a job. */
import { checkRequestIn, isClaim } from '../check/claim-detection.ts'
import { readClaims } from '../check/claim-reader.ts'
import { asksForVerdict, speaksOfModels } from '../language/asked-in-message.ts'
import { isAside } from '../language/asked-estimate.ts'
import { isHelp } from '../language/command.ts'
import { commandLineIn } from '../language/config/config-detection.ts'
import { readConfig, scenarioOfConfig } from '../language/config/trainer-config.ts'
import { maxCompared } from '../language/multiple-commands.ts'
import { disputedTimesIn } from '../language/inquiries/disputed-times.ts'
import { labelGpuMemory } from '../language/inquiries/fit-inquiry.ts'
import { withoutCountAsked } from '../language/inquiries/count-asked.ts'
import { jobConditionIn } from '../language/inquiries/job-condition.ts'
import { measuredPaceIn } from '../language/inquiries/measured-pace.ts'
import { speedStatedIn } from '../language/inquiries/speed-words.ts'
import { readAlternatives } from '../language/inquiries/alternatives-inquiry.ts'
import { walltimeIn } from '../language/inquiries/walltime.ts'
import { ratesIn } from '../language/inquiries/quoted-rate.ts'
import { asksForMachines, isSoldForTerm } from '../language/inquiries/request-words.ts'
import { withoutPastClauses } from '../language/present-clauses.ts'
import type { GivenData } from '../language/given-data.ts'
import type { ExportFormat } from '../language/replies/reply-act.ts'
import { withQuestions } from './asked-besides.ts'
import { withKnownAnswer } from './question-without-job.ts'
import { comparedTexts, interpretComparison } from './interpret-comparison.ts'
import { interpretJobOrInquiry } from './interpret-inquiry.ts'
import { isOffer } from './interpret-quoted-price.ts'
import { isWanted, openJob } from './wanted-inquiry.ts'
import { spendingOf } from './interpret-spending.ts'
import { readTable } from './interpret-table.ts'
import { interpretInEnglish } from './interpret-translated.ts'
import { interpretJob, jobOf } from './interpret-job.ts'
import { publishedRunFirst, publishedRunOf } from './interpret-published-run.ts'
import { interpretSeveral } from './interpret-several-questions.ts'
import { interpretRunFiles } from './interpret-run-files.ts'
import { replacedModelOf, withReplaced } from './replaced-model.ts'
import { repeatedRunsOf } from './interpret-repeated-runs.ts'
import { askedSizeOf, withAdvisedSize } from './size-of-goal.ts'
import { interpretStockWatch, interpretWatchedJob } from './interpret-watched-job.ts'
import { withSettledData } from './doubted-data.ts'
import { withThreadCommand } from './thread-command.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation, JobInterpretation } from './interpretation.ts'
import type { InputKind, RequestContext } from './request.ts'

/** A text by itself: nothing was said before. */
export function interpretFirstText(
  text: string,
  inputKind: InputKind,
  request: RequestContext,
  context: EngineContext,
  data: GivenData | undefined,
): Interpretation {
  if (data === undefined && isHelp(text)) return { kind: 'help' }
  const commandLine = data === undefined ? commandLineIn(text) : null
  if (commandLine !== null) return interpretConfig([commandLine.config], commandLine.words, request, context)
  return interpretInEnglish(text, inputKind, request, context, (english, inEnglish) =>
    interpretSeveral(english, inputKind, request, inEnglish, (each) =>
      interpretEnglishText(each, inputKind, request, inEnglish, data),
    ),
  )
}

function interpretEnglishText(
  ...[typed, inputKind, request, context, data]: Parameters<typeof interpretWithoutTable>
): Interpretation {
  const replaced = replacedModelOf(typed, context.catalog)
  const read = (words: string): Interpretation =>
    readTable(words, request, context, data, (text) => interpretWithoutTable(text, inputKind, request, context, data))
  const size = replaced === null ? askedSizeOf(typed) : null
  const advised = size === null ? null : withAdvisedSize(read(size.rest), typed, context)
  return advised ?? withReplaced(read(replaced?.rest ?? typed), replaced, context) ?? read(typed)
}

function interpretWithoutTable(
  text: string,
  inputKind: InputKind,
  request: RequestContext,
  context: EngineContext,
  data: GivenData | undefined,
): Interpretation {
  const aside = isAside(text, context, true) ? interpretJob(text, 'message', request, context, data) : null
  if (inputKind === 'message' && aside?.kind === 'problem' && aside.problem.kind === 'nothing') return aside
  const watched =
    interpretWatchedJob(text, inputKind, request, context, data) ?? interpretStockWatch(text, request, context)
  if (watched !== null) return watched
  const other =
    publishedRunOf(text, request, context) ??
    publishedRunFirst(text, request, context, (each) =>
      interpretJobOrInquiry(each, inputKind, request, context, data),
    ) ??
    spendingOf(text, inputKind) ??
    interpretClaim(text, inputKind, request, context, data) ??
    interpretVerb(text, request, context, data) ??
    interpretRunFiles(text, request, context, data) ??
    repeatedRunsOf(text, request, context, inputKind)
  if (other !== null) return other
  const job = interpretJobOrInquiry(text, inputKind, request, context, data)
  // What a message only tells is no question, and prices are asked for by words of money.
  if (job.kind === 'inquiry' && inputKind === 'message' && !isWanted(job, text, context))
    return interpretJob(text, inputKind, request, context, data)
  // A goal is guessed at where somebody asks for it, and not in talk of agents and tickets.
  if (job.kind === 'start' && job.sizes !== undefined && inputKind === 'message' && !speaksOfModels(text))
    return interpretJob(text, inputKind, request, context, data)
  const open = inputKind === 'message' ? openJob(job, text, request, context, data) : null
  if (open !== null) return open
  // The asker's own words stand right above the answer.
  const settled = withSettledData(job.kind === 'start' ? { ...job, phrases: [] } : job, text, request, context)
  const told = withQuestions(settled, text, inputKind, request, context)
  const known = withKnownAnswer(told, text, inputKind, request, context)
  return inputKind === 'command' ? withThreadCommand(known, text, request, context) : known
}

const asksIfSlow = /\b(?:slow|too low|normal)\b/iu
/** Limits are wished for, and no figures that somebody claims. */
const limits = /\b(?:max(?:imum)?|deadline|within|budget|at most|no more than|needs? (?:it|this|that|to be)|must)\b/iu
const asksOfRest = (text: string, { catalog }: EngineContext): boolean =>
  catalog.inquiryFacts.words.restOfRun.test(text) || limits.test(text) || withoutCountAsked(text) !== null

/** Null where the text claims nothing, or nothing that can be checked. */
function interpretClaim(
  text: string,
  inputKind: InputKind,
  request: RequestContext,
  context: EngineContext,
  data: GivenData | undefined,
): Interpretation | null {
  const claim = checkRequestIn(text)
  if (claim === null && inputKind === 'message' && !asksForVerdict(text)) return null
  // "Fits? 30b full, 8x 80gb": the memory is that of the GPUs, and nothing is claimed.
  if (claim === null && labelGpuMemory(text, context.catalog.inquiryFacts.words) !== text) return null
  // "On 8 H100, if it takes more than 5 h use 16": a time that nobody claims.
  if (claim === null && jobConditionIn(text) !== null) return null
  if (claim === null && isJobBesidePast(text, request, context, data)) return null
  // How long a job may run on a cluster is no time that the training takes.
  if (claim === null && walltimeIn(text) !== null) return null
  // "Sales offers a 3-day minimum": time to pay for, and none that a run takes.
  if (claim === null && isSoldForTerm(text)) return null
  // A speed that was measured, and a question of how long the rest takes, or what it is to keep to.
  if (claim === null && measuredPaceIn(text) !== null && asksOfRest(text, context)) return null
  // Whether it is slow is asked, and no claim to be checked.
  if (claim === null && asksIfSlow.test(text) && speedStatedIn(text) !== null) return null
  // "256 H100, how many days and how much? Price 2.10 $/h": a price to reckon with.
  const priced =
    claim === null && context.catalog.inquiryFacts.words.restOfRun.test(text) ? ratesIn(text)?.rest : undefined
  // "They say we need 600 H100 for three weeks": a request to judge by what the job takes, and no speed.
  if (claim === null && asksForMachines(text)) return null
  // What a month or buying costs is an offer to weigh, and no figure of a run; nor is how much faster a GPU is said to be.
  if (isOffer(claim ?? text) || disputedTimesIn(text) !== null) return null
  if (claim === null && !isClaim(priced ?? text, context.vocabulary, request.today)) return null
  const result = context.advisor.checkClaim(claim ?? text, request.today, null, context.askerContext(request, null))
  if ('problem' in result) return null
  const claims = readClaims(claim ?? text, context.vocabulary, request.today, null)
  const claimed = claims.find(({ spec }) => spec.params !== null) ?? claims[0]
  return { kind: 'verdict', result, claimed: claimed?.spec ?? null }
}

/** Spaces between clauses are none of the past. */
const maxKeptShare = 0.95

/** Whether what a message tells of the past is all that it claims: the rest is a whole job. */
function isJobBesidePast(
  text: string,
  request: RequestContext,
  context: EngineContext,
  data: GivenData | undefined,
): boolean {
  const present = withoutPastClauses(text, context.vocabulary)
  return (
    present.length < text.length * maxKeptShare &&
    // A price by the hour is no time that a run took.
    !isClaim(ratesIn(present)?.rest ?? present, context.vocabulary, request.today) &&
    interpretJob(present, 'message', request, context, data).kind === 'start'
  )
}

/** First words that ask for something else than a plan, and where each leads. */
const commandVerbs: Readonly<
  Record<
    string,
    (
      rest: string,
      request: RequestContext,
      context: EngineContext,
      data: GivenData | undefined,
    ) => Interpretation | null
  >
> = {
  compare: (rest, request, context, data) => {
    const texts = comparedTexts(rest)
    if (texts.length < 2 || texts.length > maxCompared) return null
    // "8x A100 vs 8x H100 for 32b full, 1B tokens"
    const names = texts.map((each) => (texts[0]?.includes(' for ') === true ? each : each.replace(/ for .*$/su, '')))
    const compared = interpretComparison(texts, request, context, { data, names })
    if (compared.kind !== 'problem') return compared
    // "compare 4x MI300X vs 8x H100 for 72b full, 300M tokens": the job stands behind the last of them.
    const { vocabulary, catalog } = context
    const alternatives = readAlternatives(rest, vocabulary, catalog.inquiryFacts, request.today)
    return alternatives === null ? compared : { kind: 'comparison', thread: null, ...alternatives }
  },
  chart: fileOfJob('chart'),
  plot: fileOfJob('chart'),
  csv: fileOfJob('csv'),
  json: fileOfJob('json'),
}

function fileOfJob(format: ExportFormat) {
  return (
    rest: string,
    request: RequestContext,
    context: EngineContext,
    data: GivenData | undefined,
  ): Interpretation => ({
    kind: 'job file',
    format,
    job: interpretJob(rest, 'command', request, context, data),
  })
}

const verbPattern = new RegExp(`^\\W{0,4}(${Object.keys(commandVerbs).join('|')})\\b[\\s:,]*(\\S.*)$`, 'isu')

/** Null where the text begins with no verb, or is no request of that verb. */
function interpretVerb(
  text: string,
  request: RequestContext,
  context: EngineContext,
  data: GivenData | undefined,
): Interpretation | null {
  const [, verb = '', rest = ''] = verbPattern.exec(text) ?? []
  return commandVerbs[verb.toLowerCase()]?.(rest, request, context, data) ?? null
}

/** The job of pasted or dropped configurations, with the words beside them; `configs`: their texts. */
export function interpretConfig(
  configs: readonly string[],
  text: string,
  { today }: RequestContext,
  { vocabulary }: EngineContext,
): JobInterpretation {
  return jobOf(scenarioOfConfig(readConfig(configs, text, vocabulary, today)), null)
}
