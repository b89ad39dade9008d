/** What an asker gets: a recommendation or a problem, and the message that says it. */
import type { Infeasible, Recommendation } from '../recommend/recommendation.ts'
import type { Problem } from '../scenario/problem.ts'
import type { Scenario } from '../scenario/spec.ts'
import type { Message } from './message.ts'

export type Answer =
  | {
      readonly kind: 'recommendation'
      readonly scenario: Scenario
      readonly recommendation: Recommendation
      readonly message: Message
    }
  | { readonly kind: 'problem'; readonly problem: Problem | Infeasible; readonly message: Message }
