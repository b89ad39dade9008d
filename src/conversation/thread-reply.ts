/** One reply in a thread: what it makes of the plan that holds, and what is answered. */
import { qualityNote } from '../recommend/explain/quality-note.ts'
import { comparisonMessage } from '../presentation/slack/messages/comparison-message.ts'
import { helpMessage } from '../presentation/slack/messages/help-message.ts'
import { answerMessage, answerQuestion, isAnsweredTopic } from '../presentation/questions/answer-question.ts'
import { receiptMessage } from '../presentation/slack/messages/receipt-message.ts'
import { optionHeadline } from '../presentation/content/recommendation-summary.ts'
import { applyTurn, currentScenario, type ResolvedTurn } from '../language/replies/revision-history.ts'
import type { Scenario, Spec } from '../scenario/scenario.ts'
import { policyNamedBy } from '../team/method-policy.ts'
import { adviceOutcome } from './advice-reply.ts'
import type { EngineContext } from './engine-context.ts'
import { checkClaimReply } from './claim-reply.ts'
import { applyPastedConfig } from './config-reply.ts'
import { exportFile } from './file-export.ts'
import type { AnsweredScenario, ThreadState, Outcome, RequestContext, ShownOptions } from './thread-state.ts'
import { questionDetails } from './what-if.ts'
import { applyRevision, switchPolicy } from './plan-revision.ts'
import { problemOutcome } from './problem-outcome.ts'
import { reportOutcome } from './report-reply.ts'
import { asksForTodaysPrices, reprice } from './repricing.ts'

type QuestionTurn = Extract<ResolvedTurn, { kind: 'question' }>

/** `isAddressed`: the bot is mentioned, or alone with the asker; then there is always an answer. */
export function handleReply(
  thread: ThreadState,
  text: string,
  isAddressed: boolean,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  if (asksForTodaysPrices(text)) return reprice(thread, request, context)
  const policy = policyNamedBy(text, request.rules.policies)
  if (policy !== null) return switchPolicy(thread, policy, request, context)
  const claimOutcome = checkClaimReply(thread, text, request, context)
  if (claimOutcome !== null) return claimOutcome
  const configOutcome = applyPastedConfig(thread, text, request, context)
  if (configOutcome !== null) return configOutcome
  const options = { isAddressed: isAddressed, lastPlan: specOfShown(thread.shown) }
  const { history: conversation, result: turn } = applyTurn(
    thread.conversation,
    text,
    context.vocabulary,
    request.today,
    options,
  )
  switch (turn.kind) {
    case 'ignored':
      return { kind: 'silence' }
    case 'help':
      return { kind: 'words', message: helpMessage(context.renderContextOn(request.today)) }
    case 'problem':
      return problemOutcome(turn.problem, request, context, 'reply')
    case 'scenario':
      return applyRevision(thread, { ...turn, conversation: conversation ?? thread.conversation }, request, context)
    case 'control':
      return compareAlternatives(thread, turn.alternatives, request, context)
    case 'question':
      return withPlan(thread, request, context, (answer) => answerQuestionTurn(turn, answer, thread, request, context))
    case 'file':
      return withPlan(thread, request, context, (answer) => exportFile(turn.file, answer, request.today, context))
    case 'measured':
    case 'spent':
      return withPlan(thread, request, context, (answer) => reportOutcome(turn, answer, thread, request, context))
  }
}

/** What the last answer chose where nothing was asked for: "twice the GPUs" means twice these. */
function specOfShown(shown: ShownOptions | null): Partial<Spec> {
  if (shown === null) return {}
  const { gpuCount, nodes, microBatch, sequenceLength, loraRank, usd, hours } = shown.best
  return {
    gpuCount,
    nodes,
    sequenceLength,
    loraRank,
    batch: microBatch,
    budgetUsd: usd.p50,
    deadlineHours: hours.p50,
  }
}

/** Speaks about the plan that holds; where nothing meets the question, about that. */
function withPlan(
  thread: ThreadState,
  request: RequestContext,
  context: EngineContext,
  speak: (answer: AnsweredScenario) => Outcome,
): Outcome {
  const answer = context.answerWith(request, thread)(currentScenario(thread.conversation))
  if (answer.kind === 'problem') return problemOutcome(answer.problem, request, context, 'reply')
  return speak({ scenario: answer.scenario, recommendation: answer.recommendation })
}

function answerQuestionTurn(
  question: QuestionTurn,
  { scenario, recommendation }: AnsweredScenario,
  thread: ThreadState,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const { topic, subject } = question
  if (!isAnsweredTopic(topic)) return adviceOutcome(topic, { scenario, recommendation }, thread, request, context)
  const renderContext = context.renderContextOn(request.today)
  const priceDate = thread.shown?.today ?? request.today
  if (topic === 'math') {
    const lines = context.advisor.receiptOf(
      { scenario, recommendation },
      priceDate,
      context.askerContext(request, thread),
    )
    return { kind: 'words', message: receiptMessage(lines, optionHeadline(recommendation.best, renderContext.names)) }
  }
  // "why?" is about what was assumed and weighed.
  const effectiveTopic = topic === 'why' && subject === null ? 'assumptions' : topic
  const decision = context.advisor.decide(
    { scenario, option: recommendation.best },
    priceDate,
    context.askerContext(request, thread),
  )
  const ask = context.answerWith(request, thread)
  const details = questionDetails(question, { scenario, recommendation }, ask, decision)
  const words = answerQuestion(effectiveTopic, subject?.words ?? '', scenario, recommendation, renderContext, details)
  return { kind: 'words', message: answerMessage(words) }
}

function compareAlternatives(
  thread: ThreadState,
  alternatives: readonly Scenario[],
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const ask = context.answerWith(request, thread)
  const answers = alternatives.map((scenario) => ({ scenario, answer: ask(scenario) }))
  return {
    kind: 'words',
    message: comparisonMessage(
      answers,
      currentScenario(thread.conversation),
      context.renderContextOn(request.today),
      (option, spec) => qualityNote(option, spec, context.catalog),
    ),
  }
}
