/** A question that none of the other topics fits: the answer in one sentence, and what can be asked. */
import { optionHeadline } from '../content/recommendation-summary.ts'
import { describeJob } from '../content/scenario-summary.ts'
import { choiceAnswer } from './why.ts'
import type { QuestionContext } from './question-context.ts'

/** The headline of the plan, and the topics. */
export function otherAnswer({ scenario, recommendation, renderContext }: QuestionContext): readonly string[] {
  return [
    `${describeJob(scenario.spec, renderContext.names)}: ${optionHeadline(recommendation.best, renderContext.names)}.`,
    'You can ask about time, cost, memory, batch, data, quality, spot, storage, providers, prices, assumptions, accuracy, or "why not A100?".',
  ]
}

/** "Which would you take?" */
export function choiceOfPlanAnswer(context: QuestionContext): readonly string[] {
  const { recommendation, renderContext } = context
  return [`${optionHeadline(recommendation.best, renderContext.names)}.`, ...choiceAnswer(context)]
}
