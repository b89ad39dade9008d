/** A question about the plan that holds: answered in sentences, with a receipt, or with advice. */
import type { Question } from '../language/questions/question.ts'
import type { AdviceQuestion } from '../language/questions/advice-questions.ts'
import type { AnsweredScenario } from '../presentation/content/advisor-answer.ts'
import { adviceMenu, adviceTopicOf } from '../presentation/content/advice-questions.ts'
import { adviceMessage } from '../presentation/content/messages/advice-message.ts'
import { receiptMessage } from '../presentation/content/messages/receipt-message.ts'
import { type MessageContent, sentenceMessage } from '../presentation/content/message-content.ts'
import { optionHeadline } from '../presentation/content/recommendation-summary.ts'
import { describeJob } from '../presentation/content/scenario-summary.ts'
import { planName } from '../presentation/format/display-names.ts'
import { answerQuestion, isAnsweredTopic } from '../presentation/questions/answer-question.ts'
import type { EngineContext } from './engine-context.ts'
import type { RequestContext } from './request.ts'
import { priceDateOf, type ThreadState } from './thread-state.ts'
import { questionContext } from './what-if.ts'

export function answerQuestionReply(
  question: Question,
  answer: AnsweredScenario,
  thread: ThreadState,
  request: RequestContext,
  context: EngineContext,
): MessageContent {
  const { topic } = question
  const { scenario, recommendation } = answer
  const renderContext = context.renderContextOn(request)
  const priceDate = priceDateOf(thread, request.today)
  const asker = context.askerContext(request, thread)
  if (topic === 'math') {
    const receipt = context.advisor.receiptOf(answer, priceDate, asker)
    return receiptMessage(receipt, optionHeadline(recommendation.best, renderContext.names))
  }
  if (!isAnsweredTopic(topic)) return adviceReply(topic, answer, thread, request, context)
  const totalCost = context.advisor.totalCost({ scenario, option: recommendation.best }, priceDate, asker)
  const ask = context.answerWith(request, thread)
  return sentenceMessage(answerQuestion(topic, questionContext(question, answer, ask, totalCost, renderContext)))
}

function adviceReply(
  topic: AdviceQuestion,
  answer: AnsweredScenario,
  thread: ThreadState,
  request: RequestContext,
  context: EngineContext,
): MessageContent {
  if (topic === 'advice') return sentenceMessage(adviceMenu())
  const { names } = context.renderContextOn(request)
  const { scenario, recommendation } = answer
  const asker = context.askerContext(request, thread)
  const advice = context.advisor.advice(adviceTopicOf[topic], answer, priceDateOf(thread, request.today), asker)
  return adviceMessage(
    advice,
    `${describeJob(scenario.spec, names)}, planned on ${planName(recommendation.best, names)}`,
  )
}
