/** "70b full 2B tokens, how much disk do I need?": what a first text asks besides, answered about the plan that it gets. */
import type { Question } from '../language/questions/question.ts'
import type { QuestionTopic } from '../language/questions/question-topic.ts'
import { answerNameOfQuestion, supportOf } from '../language/replies/answer-name.ts'
import { unknownId } from '../language/replies/question-act.ts'
import { withoutUnused, wordsLeftOver } from '../language/resolution/unused-words.ts'
import { line, type Line, type MessageContent, plainLine, textBlock } from '../presentation/content/message-content.ts'
import { formatTokens } from '../presentation/format/number-format.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation, JobInterpretation } from './interpretation.ts'
import { interpretReply } from './interpret-reply.ts'
import type { Outcome } from './outcome.ts'
import { answerJob } from './plan-start.ts'
import { problemOutcome } from './problem-outcome.ts'
import type { RequestContext } from './request.ts'
import type { ThreadState } from './thread-state.ts'

/** Answers what is asked about a plan. */
export type RespondAboutPlan = (asked: Interpretation) => Outcome

/** Topics that the card itself answers, or that are of a comparison. */
const ofCard: ReadonlySet<QuestionTopic> = new Set([
  'time',
  'cost',
  'provider',
  'what-if',
  'what-fits',
  'other',
  'why',
  'why-not',
  'assumptions',
  'accuracy',
  'faster',
  'cheaper',
  'finish',
  'least-cost',
  'hosted',
  'own',
  'data',
  'params',
  'smallest',
  // Nothing stands before the first plan.
  'gap',
])
/** Topics of which the answer hardly depends on the amount of data. */
const ofAnyData: ReadonlySet<QuestionTopic> = new Set([
  'startup',
  'checkpoint',
  'storage',
  'mfu',
  'learning',
  'batch',
  'gpu-link',
  'oom',
  'context',
])
/** Lines of an answer that the card has room for. */
const maxLines = 1
const maxQuestions = 2

/** The plan of a first text, or what keeps it from one; with the answers to what it asks besides. */
export function answerFirstJob(
  job: JobInterpretation,
  request: RequestContext,
  context: EngineContext,
  respond: RespondAboutPlan,
): Outcome {
  return job.kind === 'start'
    ? answerJobWithQuestions(job, request, context, respond)
    : (answerWithUsualData(job, request, context, respond) ?? problemOutcome(job, request, context))
}

/** In place of words that the plan would say are not used. */
function answerJobWithQuestions(
  job: Extract<JobInterpretation, { kind: 'start' }>,
  request: RequestContext,
  context: EngineContext,
  respond: RespondAboutPlan,
): Outcome {
  const outcome = answerJob(job, request, context)
  if (outcome.kind !== 'plan' || job.questions === undefined) return outcome
  const answered = answersTo(job.questions, outcome.thread, request, context, respond)
  if (answered.length === 0) return outcome
  const isUsed = (words: string): boolean => answered.some(({ question }) => question.includes(words))
  // Planned anew only where a word that it names as not used is used after all.
  const again = wordsLeftOver(job.scenario).some(isUsed)
    ? answerJob({ ...job, scenario: withoutUnused(job.scenario, isUsed) }, request, context)
    : outcome
  if (again.kind !== 'plan') return outcome
  const lines = answered.flatMap(({ content }) => content.text.slice(0, maxLines).map(shortenedLine))
  return { ...again, content: withLines(again.content, lines), besides: lines.map(plainLine) }
}

/** The answer about a usual amount of data, where the job lacks its own; null where nothing of it is asked that a plan tells. */
function answerWithUsualData(
  { partial, questions = [] }: Extract<JobInterpretation, { kind: 'problem' }>,
  request: RequestContext,
  context: EngineContext,
  respond: RespondAboutPlan,
): Outcome | null {
  if (partial?.scenario == null || questions.length === 0) return null
  // Without a model and without its size no data make a plan.
  const { model, params } = partial.scenario.spec
  if (model === null && params === null) return null
  const tokens = context.catalog.inquiryFacts.goals.pricesTokens.base
  const scenario = { ...partial.scenario, spec: { ...partial.scenario.spec, tokens } }
  const outcome = answerJob({ kind: 'start', scenario, policy: null, phrases: [] }, request, context)
  if (outcome.kind !== 'plan') return null
  const [first] = answersTo(questions, outcome.thread, request, context, respond, ofAnyData)
  if (first === undefined) return null
  const assumed = line(`Assumed: ${formatTokens(tokens)}, as no data are named. Say how much for a plan of your own.`)
  const { content } = first
  return {
    kind: 'answer',
    content: { ...content, text: [...content.text, assumed], blocks: [...content.blocks, textBlock([assumed])] },
  }
}

type AnsweredQuestion = { readonly question: string; readonly content: MessageContent }

/** Those that a plan tells more of than its card does. `allowed`: topics; null: all. */
export function answersTo(
  questions: readonly string[],
  thread: ThreadState,
  request: RequestContext,
  context: EngineContext,
  respond: RespondAboutPlan,
  allowed: ReadonlySet<QuestionTopic> | null = null,
): readonly AnsweredQuestion[] {
  return questions.slice(0, maxQuestions).flatMap((question) => {
    const asked = interpretReply({ kind: 'reply', thread, text: question, isAddressed: true }, request, context)
    if (asked.kind !== 'question') return []
    const { topic, matched, unused = [] } = asked.question
    // What holds for any job is said where nothing else can be meant.
    const isAllowed = allowed === null || (topic === 'fixed' ? matched?.isSure === true : allowed.has(topic))
    if (!isAllowed || ofCard.has(topic) || matched?.id === unknownId || unused.length > 0) return []
    if (isDoubtful(question, asked.question, context)) return []
    const outcome = respond(asked)
    return outcome.kind === 'answer' ? [{ question, content: outcome.content }] : []
  })
}

/** Above a plan nothing stands that was hardly asked: “what hardware do we need” is answered by the plan itself. */
function isDoubtful(text: string, question: Question, { vocabulary: { questionCues } }: EngineContext): boolean {
  if (question.topic === 'currency') return question.args?.currency === undefined
  if (question.topic !== 'fixed') return false
  return supportOf([text], answerNameOfQuestion(question), questionCues) < leastSupport
}
const leastSupport = 0.3

/** Its first sentences, as many as the card has room for; a line with more than words stays whole. */
export function shortenedLine({ spans }: Line): Line {
  const words = spans.map((span) => (typeof span === 'string' ? span : null))
  if (words.includes(null)) return line(...spans)
  let text = ''
  for (const sentence of words.join('').split(/(?<=\.)\s+(?=[A-Z])/u)) {
    if (text !== '' && text.length + sentence.length > maxCharacters) break
    text += `${text === '' ? '' : ' '}${sentence}`
  }
  return line(text)
}
const maxCharacters = 260

/** The content with lines below its headline. */
export function withLines(content: MessageContent, lines: readonly Line[]): MessageContent {
  const [heading, ...rest] = content.blocks
  const [first, ...others] = content.text
  return {
    ...content,
    text: [...(first === undefined ? [] : [first]), ...lines, ...others],
    blocks: [...(heading === undefined ? [] : [heading]), textBlock(lines), ...rest],
  }
}
