/** What an asker gets: a recommendation or a problem, and the message that says it. */
import type { Infeasible, Recommendation } from '../../recommend/recommendation.ts'
import type { Problem } from '../../scenario/problem.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import type { SlackMessage } from '../slack/slack-message.ts'

export type AdvisorAnswer =
  | {
      readonly kind: 'recommendation'
      readonly scenario: Scenario
      readonly recommendation: Recommendation
      readonly message: SlackMessage
    }
  | { readonly kind: 'problem'; readonly problem: Problem | Infeasible; readonly message: SlackMessage }
