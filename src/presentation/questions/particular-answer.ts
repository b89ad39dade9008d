/** An answer of data/answers with the figures of the plan: what holds of it decides which sentences are said. */
import type { ParticularAnswer } from '../../catalog/particular-answers.ts'
import { withAnswerFigures } from './answer-figures.ts'
import { holdsOfPlan } from './plan-conditions.ts'
import type { QuestionContext } from './question-context.ts'

/** Its sentences; those are left out of which the plan lacks a figure. */
export function particularAnswer({ cases = [], says }: ParticularAnswer, context: QuestionContext): readonly string[] {
  const found = cases.find(({ when }) => when.every((condition) => holdsOfPlan(condition, context)))
  return (found?.says ?? says).flatMap((sentence) => withAnswerFigures(sentence, context) ?? [])
}
