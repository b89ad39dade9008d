/** One reply in a thread: what it makes of the plan that holds, and what is answered. */
import { qualityNote } from '../recommend/explain/quality-note.ts'
import { comparisonMessage } from '../presentation/slack/messages/comparison-message.ts'
import { helpMessage } from '../presentation/slack/messages/help-message.ts'
import { answerMessage, answerQuestion, isAnsweredTopic } from '../presentation/questions/answer-question.ts'
import { receiptMessage } from '../presentation/slack/messages/receipt-message.ts'
import { optionHeadline } from '../presentation/content/recommendation-summary.ts'
import type { ThreadAct } from '../language/replies/reply-act.ts'
import type { ThreadContext } from '../language/replies/reply-input.ts'
import { currentScenario } from '../language/replies/revision-history.ts'
import { applyThreadTurn, type ResolvedTurn } from '../language/replies/turn.ts'
import type { Scenario, Spec } from '../scenario/scenario.ts'
import { adviceOutcome } from './advice-reply.ts'
import type { EngineContext } from './engine-context.ts'
import { checkClaimReply, claimIn } from './claim-reply.ts'
import { applyPastedConfig } from './config-reply.ts'
import { exportFile } from './file-export.ts'
import type { AnsweredScenario, ThreadState, Outcome, RequestContext, ShownOptions } from './thread-state.ts'
import { questionDetails } from './what-if.ts'
import { applyRevision, switchPolicy } from './plan-revision.ts'
import { problemOutcome } from './problem-outcome.ts'
import { reportOutcome } from './report-reply.ts'
import { reprice } from './repricing.ts'

type QuestionTurn = Extract<ResolvedTurn, { kind: 'question' }>

/** `isAddressed`: the bot is mentioned, or alone with the asker; then there is always an answer. */
export function handleReply(
  thread: ThreadState,
  text: string,
  isAddressed: boolean,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const threadContext: ThreadContext = {
    policyNames: request.rules.policies.flatMap(({ name }) => name ?? []),
    claimIn: (typed) => claimIn(typed, context, request.today),
  }
  let outcome: Outcome | null = null
  const carryOut = (act: ThreadAct): boolean => {
    outcome = carryOutThreadAct(act, thread, request, context)
    return outcome !== null
  }
  const { history: conversation, result: turn } = applyThreadTurn(
    thread.conversation,
    threadContext,
    text,
    context.vocabulary,
    request.today,
    { isAddressed, lastPlan: specOfShown(thread.shown) },
    carryOut,
  )
  switch (turn.kind) {
    case 'todays-prices':
    case 'policy':
    case 'claim':
    case 'config':
      return outcome ?? { kind: 'silence' }
    case 'ignored':
      return { kind: 'silence' }
    case 'help':
      return { kind: 'words', message: helpMessage(context.renderContextOn(request.today)) }
    case 'problem':
      return problemOutcome(turn.problem, request, context, 'reply')
    case 'scenario':
      return applyRevision(thread, { ...turn, conversation }, request, context)
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

/** null where it cannot be carried out: the reply is then taken for something else. */
function carryOutThreadAct(
  act: ThreadAct,
  thread: ThreadState,
  request: RequestContext,
  context: EngineContext,
): Outcome | null {
  switch (act.kind) {
    case 'todays-prices':
      return reprice(thread, request, context)
    case 'policy': {
      const policy = request.rules.policies.find(({ name }) => name === act.name)
      return policy === undefined ? null : switchPolicy(thread, policy, request, context)
    }
    case 'claim':
      return checkClaimReply(thread, act.text, request, context)
    case 'config':
      return applyPastedConfig(thread, act.pasted, request, context)
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
