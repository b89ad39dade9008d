/** "What did you assume?" */
import { summarizeRecommendation } from '../content/recommendation-summary.ts'
import { trainingSetup } from '../content/training-setup.ts'
import type { QuestionContext } from './question-context.ts'

/** What was assumed, what is counted, how the best is chosen, and the set-up. */
export function assumptionsAnswer({ scenario, recommendation, renderContext }: QuestionContext): readonly string[] {
  const { assumptions, counted, weighed } = summarizeRecommendation(scenario, recommendation, renderContext)
  const labelledSentences = (name: string, sentences: readonly string[]) =>
    sentences.length === 0 ? [] : [`${name}: ${sentences.join('; ')}.`]
  return [
    ...(assumptions.length === 0
      ? ['Everything that matters was asked for.']
      : labelledSentences('Assumed', assumptions)),
    ...labelledSentences('Counted', counted),
    ...labelledSentences('How the best is chosen', weighed),
    `Set-up: ${trainingSetup(recommendation.best, renderContext.names).join('; ')}.`,
  ]
}
