/** A reply below the answer of a job that has no plan: a question is answered from the figures of that job, and it never begins another. */
import { changesOfReply } from '../language/inquiries/changed-by-reply.ts'
import { type JobAsk, jobAsksByWords, jobAsksIn, speaksOfJob } from '../language/inquiries/job-asks.ts'
import { sentencesAsked } from '../language/inquiries/sentences-asked.ts'
import { unknownId } from '../language/replies/question-act.ts'
import { gpuPattern } from '../language/text/gpu-pattern.ts'
import { agreementWords } from '../presentation/content/inquiries/job-answers-beside.ts'
import { diskWords } from '../presentation/content/inquiries/job-disk.ts'
import { jobAnswer } from '../presentation/content/inquiries/job-answers.ts'
import { figuresOfOption, type JobFigures, placeOfOption } from '../presentation/content/inquiries/job-figures.ts'
import { needsPlan } from '../presentation/questions/plan-words.ts'
import { emptySpec } from '../scenario/scenario.ts'
import { answeredJobOf } from './answered-job.ts'
import type { AskedQuestion } from './conversation-subject.ts'
import type { EngineContext } from './engine-context.ts'
import { knownOfText } from './general-answer.ts'
import { knownQuestionIn } from './interpret-known-question.ts'
import type { Interpretation } from './interpretation.ts'
import { knownInquiry } from './part-readers.ts'
import { ofLanguageModels, type ReplyToJob, sureOfUnmarked } from './reply-to-job.ts'
import type { RequestContext } from './request.ts'
import { sellersOfPlace } from './sellers-of-place.ts'
import { speaksOfPlan } from './unknown-of-inquiry.ts'

/** The answer; null: nothing is asked, or nothing of the kind is known. `read`: the reply as it would be read without the job. */
export function answerBelowJob(
  question: AskedQuestion,
  reply: ReplyToJob,
  request: RequestContext,
  context: EngineContext,
): Interpretation | null {
  if (!reply.isQuestion) return null
  const job = answeredJobOf(question, request, context)
  if (job === null) return null
  const asks = jobAsksIn(reply.text, context.vocabulary)
  const general = generalOf(reply.text, job, asks, request, context)
  const { region } = machineNamedIn(reply.text, request, context)
  const inPlace =
    region === undefined || !(asks.includes('place') || asks.includes('sellers'))
      ? null
      : sellersOfPlace(
          region,
          job.options[0] === undefined ? null : job.options.map(({ gpu }) => gpu),
          request,
          context,
        )
  if (inPlace !== null) return knownInquiry('place of the job', inPlace)
  const own = general?.isFirst === true ? null : wordsOf(reply.text, question.text ?? '', job, asks, request, context)
  if (own !== null) return knownInquiry(`${own.ask} of the job`, own.says)
  if (general !== null) return knownInquiry(general.id, general.says)
  return null
}

/** The answer of one ask, from its figures or the lines of its answer; null: they do not tell it. */
export function answerOfAsk(
  ask: JobAsk,
  question: AskedQuestion,
  text: string,
  request: RequestContext,
  context: EngineContext,
): readonly string[] | null {
  if (ask === 'agreement') return agreementWords
  const job = answeredJobOf(question, request, context)
  const [first] = job?.options ?? []
  if (job === null) return null
  const named = machineNamedIn(text, request, context)
  const says =
    first === undefined ? null : jobAnswer(ask, { text, job, first, named, rules: context.catalog.inquiryFacts.rules })
  if (says !== null) return says
  const told = sentencesAsked(text, [ask], job.says, false)
  return first === undefined && told.length > 0 ? told : null
}

/** A wish of a job that was told in sentences: those that speak of it; null: none does. */
export function toldOfWish(
  question: AskedQuestion,
  { text }: ReplyToJob,
  request: RequestContext,
  context: EngineContext,
): Interpretation | null {
  const job = answeredJobOf(question, request, context)
  if (job?.kind !== 'told') return null
  const named = machineNamedIn(text, request, context)
  const [first] = job.options
  const onIt =
    first === undefined || named.gpus === undefined
      ? null
      : jobAnswer('another', { text, job, first, named, rules: context.catalog.inquiryFacts.rules })
  const told = onIt ?? sentencesAsked(text, [], job.says, true, question.text ?? '')
  return told.length === 0 ? null : knownInquiry('wish of the job', told)
}

/** What is said where nothing is known of what is asked. */
export function unknownOfJob(
  question: AskedQuestion,
  { text, isAddressed, question: asked }: ReplyToJob,
  request: RequestContext,
  context: EngineContext,
): Interpretation | null {
  const job = answeredJobOf(question, request, context)
  const isMeant = isAddressed || speaksOfPlan(text) || speaksOfJob(text) || text.includes('?') || asked > sureOfUnmarked
  if (job === null || !isMeant) return null
  const [first] = job.options
  const known =
    first === undefined
      ? 'I have no more of it than the answer above.'
      : `What I know of it is ${figuresOfOption(first)} on ${placeOfOption(first)}: ask for other GPUs, ${job.kind === 'service' ? 'other hours, more users or smaller weights' : 'other data, memory, disk or spot'}.`
  return knownInquiry(unknownId, ['I do not know that.', known])
}

function wordsOf(
  text: string,
  about: string,
  job: JobFigures,
  asks: readonly JobAsk[],
  request: RequestContext,
  context: EngineContext,
): { readonly ask: JobAsk | 'words'; readonly says: readonly string[] } | null {
  const named = machineNamedIn(text, request, context)
  const [first] = job.options
  const byWords = jobAsksByWords(text)
  const isOfMachine = named.gpus != null || named.providers != null
  // A machine that is named is what it is asked of, unless memory or disk is.
  const ordered =
    isOfMachine && !asks.some((ask) => ofNamedMachine.has(ask)) ? (['another', ...asks] satisfies JobAsk[]) : asks
  if (first !== undefined)
    for (const ask of ordered.filter((each, at) => at === 0 || (at < maxAsks && byWords.includes(each)))) {
      const says = jobAnswer(ask, { text, job, first, named, rules: context.catalog.inquiryFacts.rules })
      if (says !== null) return { ask, says }
      const told = sentencesAsked(text, [ask], job.says, false)
      if (told.length > 0 && beyondFigures.has(ask)) return { ask, says: told }
    }
  const [ask] = ordered
  if (first === undefined && ask === 'disk') {
    const says = diskWords({ job, text })
    if (says !== null) return { ask, says }
  }
  if (first === undefined && ask === 'lost') return { ask, says: lostWithoutFigures }
  if (first === undefined && (ask === 'faster' || ask === 'count')) {
    const beside = sentencesAsked(text, [ask], job.says, false).filter((each) => /\bside by side\b/iu.test(each))
    return { ask, says: beside.length > 0 ? beside : noHours }
  }
  if (first === undefined && isOfMachine && job.says.every((each) => !namesAny(each, named.gpus ?? [], context)))
    return { ask: 'another', says: noFigure }
  const told = sentencesAsked(text, ordered, job.says, job.kind === 'told', about)
  return told.length === 0 || (first !== undefined && job.kind !== 'told')
    ? null
    : { ask: ordered[0] ?? 'words', says: told }
}
const maxAsks = 2
const lostWithoutFigures = [
  'Minutes, if it saves: what is lost is the time since the last checkpoint and some 20 minutes until another machine is up (rule of thumb); without one it is all that has run.',
  'Machines that train together all stop when one does, and go on together: save every 20 to 30 minutes to a disk that outlives them.',
]
const noFigure = ['I have no figure of it on that: what is known of it is in the answer above.']
const namesAny = (sentence: string, gpus: readonly string[], { catalog }: EngineContext): boolean =>
  gpus.some((id) => sentence.includes((catalog.gpus.get(id)?.name ?? id).replace(/ .*$/u, '')))
const noHours = [
  'When it is done I cannot say: no hours of it are on record here. Items that do not depend on one another (sequences, files, folds) are shared out over cards, so twice the cards take about half the time for the same money; one training shares less well.',
  'Time one of them on one card, and multiply.',
]
/** Of these the lines of the answer may tell what its figures do not. */
const beyondFigures: ReadonlySet<JobAsk> = new Set(['host', 'processor', 'data', 'api', 'covered', 'per-unit', 'disk', 'quality']) // prettier-ignore
const ofNamedMachine: ReadonlySet<JobAsk> = new Set(['memory', 'disk', 'spot', 'sellers', 'month', 'host'])

/** The machine, seller or place that is asked about. */
export function machineNamedIn(text: string, { today }: RequestContext, { vocabulary }: EngineContext) {
  const read = (words: string) => changesOfReply(words, vocabulary, today)
  const { gpus, gpuCount, providers, region, deadlineHours } = read(text.slice(0, maxNamed))
  // Cards that are set against one another are read one by one.
  const each = gpus == null ? [...text.matchAll(anyCard)].flatMap(([name]) => read(`on ${name}`).gpus ?? []) : gpus
  return {
    ...(each.length === 0 ? {} : { gpus: [...new Set(each)] }),
    ...(gpuCount == null ? {} : { gpuCount }),
    ...(providers == null ? {} : { providers }),
    ...(region == null ? {} : { region }),
    ...(deadlineHours == null ? {} : { deadlineHours }),
  }
}
const maxNamed = 120
const anyCard = new RegExp(gpuPattern, 'giu')

/** Advice that figures of the job say better. */
const figureAsks: ReadonlySet<JobAsk> = new Set([
  'hours',
  'price',
  'month',
  'per-unit',
  'memory',
  'memory-why',
  'disk',
  'spot',
  'range',
  'covered',
  'excluded',
  'pace',
  'why',
  'afterwards',
  'price-date',
  'links',
  'api',
])

/** What is true whatever the job is; `isFirst`: its figures are not asked for. Null: nothing is known. */
function generalOf(
  text: string,
  job: JobFigures,
  asks: readonly JobAsk[],
  { today }: RequestContext,
  context: EngineContext,
): { readonly id: string; readonly says: readonly string[]; readonly isFirst: boolean } | null {
  const byTopic = knownQuestionIn(text, context)?.answer ?? null
  const byWords = knownOfText(text, emptySpec, context, today)
  const isOfModels = job.kind === 'pass' || job.kind === 'service'
  for (const found of [byTopic, byWords]) {
    // What a plan leads with is not told without one.
    const [lead = ''] = found?.says ?? []
    const says = needsPlan(lead) ? [] : (found?.says.filter((each) => !needsPlan(each)) ?? [])
    if (found === null || says.length === 0) continue
    if (!isOfModels && ofLanguageModels.test(says.join(' '))) continue
    const [ask] = asks
    return { id: found.id, says: says.slice(0, maxGeneral), isFirst: ask === undefined || !figureAsks.has(ask) }
  }
  return null
}
const maxGeneral = 3
