/** Advice on the plan that holds. */
import { adviceMenu, adviceMessage, adviceTopicOf } from '../presentation/slack/messages/advice-message.ts'
import { describeJob } from '../presentation/content/scenario-summary.ts'
import { planName } from '../presentation/format/display-names.ts'
import { answerMessage } from '../presentation/questions/answer-question.ts'
import type { AdviceQuestion } from '../language/questions/advice-questions.ts'
import type { EngineContext } from './engine-context.ts'
import type { AnsweredScenario, ThreadState, Outcome, RequestContext } from './thread-state.ts'

export function adviceOutcome(
  topic: AdviceQuestion,
  answer: AnsweredScenario,
  thread: ThreadState,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  if (topic === 'advice') return { kind: 'words', message: answerMessage(adviceMenu()) }
  const priceDate = thread.shown?.today ?? request.today
  const advice = context.advisor.adviceOn(
    adviceTopicOf[topic],
    answer,
    priceDate,
    context.askerContext(request, thread),
  )
  const { names } = context.renderContextOn(request.today)
  const { scenario, recommendation } = answer
  const jobAndPlan = `${describeJob(scenario.spec, names)}, planned on ${planName(recommendation.best, names)}`
  return { kind: 'words', message: adviceMessage(advice, jobAndPlan) }
}
