/** What the advisor answers to a scenario: a recommendation, or the problem that stands in its way. */
import type { Infeasible, Recommendation } from '../../recommend/recommendation.ts'
import type { Scenario } from '../../scenario/scenario.ts'

/** A scenario with its recommendation. */
export type AnsweredScenario = { readonly scenario: Scenario; readonly recommendation: Recommendation }

export type RecommendationAnswer = AnsweredScenario & { readonly kind: 'recommendation' }

export type AdvisorAnswer = RecommendationAnswer | { readonly kind: 'problem'; readonly problem: Infeasible }
