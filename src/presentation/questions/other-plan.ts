/** Time, cost or price of a plan that is not the best one: "what does Lambda charge?" */
import { describePrice } from '../content/recommendation-summary.ts'
import { toOneLine } from '../format/truncate.ts'
import { contrastAnswer } from './contrast.ts'
import { compareWithBest, isPlanNamed } from './plan-contrast.ts'
import type { QuestionContext } from './question-context.ts'

/** "what does Lambda charge?": the plan there, where it is not the plan; null where the question is about the plan. */
export function otherPlanAnswer(context: QuestionContext): readonly string[] | null {
  const { subjectText, whatIf, isAsked, recommendation, renderContext } = context
  const { names } = renderContext
  if (whatIf === undefined) return null
  if (isAsked !== true && isPlanNamed(recommendation.best, context.subject, subjectText, names)) return null
  if ('problem' in whatIf)
    return [
      `${subjectText === '' ? 'So there is no plan' : `With "${toOneLine(subjectText, 60)}" there is no plan`}. ${toOneLine(whatIf.problem, 300)}`,
    ]
  const told = contrastAnswer(context, whatIf.option) ?? [compareWithBest(whatIf.option, recommendation.best, names)]
  return [...told, `${describePrice(whatIf.option, renderContext)}.`]
}
