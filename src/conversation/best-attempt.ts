/**
 * Answers a question under alternative scenarios and returns the best answer. Lists of alternatives are tried in order
 * until one has an answer.
 */
import type { AdvisorAnswer, RecommendationAnswer } from '../presentation/content/advisor-answer.ts'
import type { ScenarioAttempts } from '../team/rule-application.ts'

/** The answer of the first list that has one; otherwise what stands in the way at the last, the widest. */
export function bestAttempt(
  attempts: ScenarioAttempts,
  ask: (scenario: ScenarioAttempts[number][number]) => AdvisorAnswer,
): AdvisorAnswer {
  let last: AdvisorAnswer | undefined
  for (const list of attempts) {
    const answers = list.map(ask)
    const recommendations = answers.filter((answer): answer is RecommendationAnswer => answer.kind === 'recommendation')
    const [best] = recommendations.toSorted((one, other) => objectiveValue(one) - objectiveValue(other))
    if (best !== undefined) return best
    last = answers[0]
  }
  if (last === undefined) throw new Error('no scenario to answer')
  return last
}

/** What an objective minimises; without one, dollars times hours: twice the price must buy half the time. */
function objectiveValue({ scenario, recommendation: { best } }: RecommendationAnswer): number {
  const { objective } = scenario.spec
  if (objective === 'cheapest') return best.allInUsd.p50
  return objective === 'fastest' ? best.hours.p50 : best.allInUsd.p50 * best.hours.p50
}
