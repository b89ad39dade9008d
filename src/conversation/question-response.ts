/** A question about the plan that holds: answered in sentences, with a receipt, or with advice. */
import type { Question } from '../language/questions/question.ts'
import type { AdviceQuestion } from '../language/questions/advice-questions.ts'
import type { AnsweredScenario } from '../presentation/content/advisor-answer.ts'
import { adviceTopicOf } from '../presentation/content/advice-questions.ts'
import { adviceMessage } from '../presentation/content/messages/advice-message.ts'
import { receiptMessage } from '../presentation/content/messages/receipt-message.ts'
import { line, type MessageContent, notesBlock, sentenceMessage } from '../presentation/content/message-content.ts'
import { qualityOfPrecision } from '../recommend/advice/quantization-loss.ts'
import { optionHeadline } from '../presentation/content/recommendation-summary.ts'
import { describeJob } from '../presentation/content/scenario-summary.ts'
import { planName } from '../presentation/format/display-names.ts'
import { approvalRuleMessage } from '../presentation/content/messages/approval-rule.ts'
import { type AnsweredTopic, answerQuestion, isAnsweredTopic } from '../presentation/questions/answer-question.ts'
import { tellingWords, unusedSentence } from '../presentation/questions/unused-numbers.ts'
import { pressingLimits } from '../presentation/content/contrast-figures.ts'
import { dataVerdict, passesVerdict } from '../presentation/questions/data-verdict.ts'
import { passesMoved, pricedByUnit } from '../presentation/questions/data-and-tests.ts'
import { askedInstead, loraInFull, whyMethod } from './why-method.ts'
import { measuredRunsOf } from '../presentation/questions/evidence.ts'
import type { QuestionContext } from '../presentation/questions/question-context.ts'
import type { Problem } from '../scenario/problem.ts'
import { circumstancedPlan } from './circumstanced-plan.ts'
import { comparedVersions } from './compared-versions.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { hostingAfter } from './hosting-after.ts'
import type { Interpretation } from './interpretation.ts'
import type { Outcome } from './outcome.ts'
import { lostOnSpot, shortened, withOpen } from './several-answers.ts'
import { withOtherModel } from './other-model-asked.ts'
import { questionInDollars } from './question-in-dollars.ts'
import { problemOutcome } from './problem-outcome.ts'
import type { RequestContext } from './request.ts'
import { priceDateOf, type ThreadState } from './thread-state.ts'
import { affordableIn } from './plan-in-target.ts'
import { leverOfAnswer } from './lever-of-answer.ts'
import { supposedRun } from './supposed-run.ts'
import { questionContext } from './what-if.ts'

/** Answers at the prices of the thread. Words of the question that were not used are named below. */
export function answerQuestionReply(
  question: Question,
  answer: AnsweredScenario,
  thread: ThreadState,
  request: RequestContext,
  context: EngineContext,
): MessageContent {
  const { also = [], open = [], ...first } = question
  const beside = first.topic === 'spot' ? also.map(lostOnSpot) : also
  const each = [first, ...rateBeside(first), ...beside].map((one) => answerOne(one, answer, thread, request, context))
  const contents = each.length === 1 ? each : each.map(shortened)
  // Two questions that have one answer are answered once.
  const said = contents.map(({ text }) => JSON.stringify(text))
  const [content, ...others] = contents.filter((_, at) => said.indexOf(said[at] ?? '') === at)
  if (content === undefined) throw new Error('a question has no answer')
  const joined = others.reduce(
    (whole, { text, blocks }) => ({ ...whole, text: [...whole.text, ...text], blocks: [...whole.blocks, ...blocks] }),
    content,
  )
  return open.length === 0 ? joined : withOpen(joined, open)
}

/** "What learning rate and rank should we use?": the one beside the other. */
const rateBeside = (question: Question): readonly Question[] => {
  const { topic, matched, subject, args } = question
  if (args?.asksOf !== 'rank' || args.asksRate !== true) return []
  if (topic === 'which-method') return [{ ...question, topic: 'learning' }]
  const isOfRate = topic === 'learning' || (topic === 'fixed' && matched?.id === 'learning-rate')
  return isOfRate ? [{ kind: 'question', topic: 'which-method', subject, args: { asksOf: 'rank' } }] : []
}

function answerOne(
  typed: Question,
  answer: AnsweredScenario,
  thread: ThreadState,
  request: RequestContext,
  context: EngineContext,
): MessageContent {
  const { question, rate } = questionInDollars(typed, context)
  const { topic } = question
  const { recommendation } = answer
  const renderContext = context.renderContextOn(request)
  const priceDate = priceDateOf(thread, request.today)
  const asker = context.askerContext(request, thread)
  const { approval } = request.rules.defaults
  if (typed.matched?.id === 'approval' && approval !== null)
    return withUnused(approvalRuleMessage(approval, recommendation.best.allInUsd), question)
  if (typed.matched?.id === 'serving') {
    const hosting = hostingAfter(answer.scenario, recommendation.best, request, context)
    if (hosting !== null) return withUnused(sentenceMessage(hosting), question)
  }
  const instead = askedInstead(question, recommendation.best)
  if (instead !== null) return answerOne(instead, answer, thread, request, context)
  if (topic === 'math') {
    const receipt = context.advisor.receiptOf(answer, priceDate, asker)
    return withUnused(receiptMessage(receipt, optionHeadline(recommendation.best, renderContext.names)), question)
  }
  if (topic === 'advice') return answerOne({ ...question, topic: 'choice' }, answer, thread, request, context)
  if (!isAnsweredTopic(topic))
    return withUnused(adviceReply({ ...question, topic }, answer, thread, request, context), question)
  const { supposed: _, ...plain } = question
  const run = supposedRun(question, answer, context.answerWith(request, thread), renderContext.names)
  const said = 'problem' in run ? run.problem : saidOf({ ...plain, topic }, run.answer, thread, request, context)
  const opened = 'problem' in run || run.opening === '' ? said : openedWith(run.opening, said)
  return sentenceMessage([question.meaning ?? '', opened, rate ?? ''].filter((part) => part !== '').join(' '))
}

/** "With batch 64: about 59 optimizer steps"; a name at the beginning keeps its capital. */
const openedWith = (opening: string, said: string): string =>
  `${opening}${said.replace(/^(?:An?|About|The|It|One|Yes|No|All|None|Each|Every|Of|At|On|In|With|Some|Nothing|Those|Up|Likely|Most)\b/u, (word) => word.toLowerCase())}`

/** The sentences that answer it of one run. */
function saidOf(
  question: Question & { readonly topic: AnsweredTopic },
  answer: AnsweredScenario,
  thread: ThreadState,
  request: RequestContext,
  context: EngineContext,
): string {
  const { scenario, recommendation } = answer
  const renderContext = context.renderContextOn(request)
  const priceDate = priceDateOf(thread, request.today)
  const asker = context.askerContext(request, thread)
  const totalCost = context.advisor.totalCost({ scenario, option: recommendation.best }, priceDate, asker)
  const ask = context.answerWith(request, thread)
  const affordable = affordableIn(question, scenario, (asked, usd) =>
    context.advisor.affordable(asked, usd, priceDate, asker),
  )
  const reported = thread.shown?.reported === undefined ? {} : { reported: thread.shown.reported }
  const billed = thread.shown?.billed === undefined ? {} : { billed: thread.shown.billed }
  const lever = leverOfAnswer(question, answer, ask, context.catalog.inquiryFacts.generalKnowledge)
  const asked = questionContext(
    withOtherModel(question, scenario, context.catalog),
    answer,
    ask,
    totalCost,
    renderContext,
    context.catalog,
  )
  const said = answerQuestion(question.topic, {
    ...asked,
    ...comparedVersions(question, answer, ask, renderContext.names, context.catalog),
    ...affordable,
    ...circumstancedPlan(question.circumstances, answer, ask),
    ...(lever === null ? {} : { lever }),
    ...reported,
    ...(question.topic === 'evidence'
      ? { measuredRuns: measuredRunsOf(context.advisor.receiptOf(answer, priceDate, asker)) }
      : {}),
    ...billed,
    currencies: context.catalog.totalCost.currencies,
  })
  const limits = limitsOfOther(question, scenario.spec, asked, said)
  return [said, limits].filter((part) => part !== '').join(' ')
}

const ofOtherPlan: ReadonlySet<string> = new Set(['what-if', 'why-not', 'cost', 'time'])

/** Whether another plan keeps to the time and money of the plan, where its answer does not say so; '' where there are no limits. */
function limitsOfOther(
  { topic }: Question,
  { budgetUsd, deadlineHours }: Spec,
  { whatIf }: Pick<QuestionContext, 'whatIf'>,
  said: string,
): string {
  if (!ofOtherPlan.has(topic) || whatIf === undefined || !('option' in whatIf)) return ''
  if (/\b(?:deadline|budget|there are)\b/u.test(said)) return ''
  return pressingLimits(whatIf.option, { usd: budgetUsd, hours: deadlineHours }).join(' ')
}

/** What holds whatever the plan is needs none; for the rest there is the problem that keeps a plan from it. */
export function answerWithoutPlan(
  interpretation: Interpretation,
  problem: Problem,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const question = interpretation.kind === 'question' ? interpretation.question : null
  const { matched } = question ?? {}
  return question?.topic === 'fixed' && matched?.says !== undefined
    ? { kind: 'answer', content: sentenceMessage(matched.says.join(' ')) }
    : problemOutcome({ problem, style: 'reply' }, request, context)
}

/** The words of the question that the answer has no use for, named below it. */
function withUnused(content: MessageContent, { unused = [] }: Question): MessageContent {
  const telling = tellingWords(unused)
  if (telling.length === 0) return content
  const note = line(unusedSentence(telling))
  return { ...content, text: [...content.text, note], blocks: [...content.blocks, notesBlock([note])] }
}

function adviceReply(
  { topic, subject, args, matched }: Question & { readonly topic: Exclude<AdviceQuestion, 'advice'> },
  answer: AnsweredScenario,
  thread: ThreadState,
  request: RequestContext,
  context: EngineContext,
): MessageContent {
  const { names } = context.renderContextOn(request)
  const { scenario, recommendation } = answer
  const { spec } = scenario
  const asker = context.askerContext(request, thread)
  const advice = context.advisor.advice(adviceTopicOf[topic], answer, priceDateOf(thread, request.today), asker)
  const asked = { scenario, recommendation, catalog: context.catalog, ...(args === undefined ? {} : { args }) }
  const moved = topic === 'economics' ? (passesMoved(asked) ?? pricedByUnit(asked)) : null
  if (moved !== null) return sentenceMessage(moved)
  const verdict = topic !== 'how-much-data' ? '' : args?.asksPasses === true ? passesVerdict(asked) : dataVerdict(asked)
  if (verdict !== '')
    return sentenceMessage([verdict, advice.lines.at(args?.asksPasses === true ? -1 : 0) ?? ''].join(' '))
  if (topic === 'which-method' && (args?.dataFor !== undefined || matched?.id === 'method-for-purpose'))
    return sentenceMessage([purposeVerdict(args?.dataFor), advice.answer].filter((part) => part !== '').join(' '))
  if (topic === 'which-method' && args?.asksWhy !== undefined) {
    const lora = loraInFull(scenario, context.answerWith(request, thread))
    return sentenceMessage(whyMethod(scenario, recommendation.best, advice, lora, args.asksWhy === 'need'))
  }
  if (topic === 'which-batch' && args?.asksOf === 'global batch')
    return sentenceMessage([advice.answer, advice.lines[1] ?? ''].join(' '))
  const weights = args?.asksQuality === true ? precisionOf(topic, subject) : null
  if (weights !== null) {
    const params =
      spec.params ?? (spec.model === null ? undefined : context.catalog.models.get(spec.model)?.shape?.params)
    if (params !== undefined)
      return sentenceMessage(
        `${qualityOfPrecision(weights, params, context.catalog)} ${advice.answer.replace(/What it costs in quality: .*?\)\. /u, '')}`,
      )
  }
  return adviceMessage(advice, `${describeJob(spec, names)}, planned on ${planName(recommendation.best, names)}`)
}

/** Whether full fine-tuning gains anything for what the data are to teach; '' where that is not named. */
function purposeVerdict(purpose: NonNullable<Question['args']>['dataFor']): string {
  if (purpose === undefined) return ''
  if (purpose === 'facts')
    return 'A little, for facts in plenty of text: LoRA takes in less that is new, and retrieval holds facts better than either (rule of thumb).'
  return `No: for ${purpose === 'style' ? 'a tone or a format' : 'labels and sorting'} adapters do as well as training all weights (rule of thumb).`
}

/** The form of the weights whose quality is asked for: 4-bit unless another is named; null where two methods are weighed. */
function precisionOf(topic: AdviceQuestion, subject: Question['subject']): 'nf4' | 'int8' | 'fp8' | 'bf16' | null {
  if (topic === 'which-method') return subject?.method === 'qlora' ? 'nf4' : null
  if (topic !== 'which-precision') return null
  if (/fp-?8/iu.test(subject?.words ?? '')) return 'fp8'
  const { weights = 'nf4' } = subject ?? {}
  return weights === 'int8' || weights === 'bf16' ? weights : 'nf4'
}
