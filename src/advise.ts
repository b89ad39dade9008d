/**
 * The corridor: text in, message out, straight through the rooms. Shells call `Advise` and decide nothing.
 * Everything that changes (today, the catalog, the offers, a channel's defaults) arrives as an argument.
 */
import type { KnownBlock } from '@slack/types'
import type { Infeasible, Recommendation } from './recommend/recommendation.ts'
import type { Problem } from './scenario/problem.ts'
import type { Scenario } from './scenario/spec.ts'

/** What is posted: `text` carries the whole answer for notifications and screen readers. */
export type Message = {
  readonly text: string
  readonly blocks: readonly KnownBlock[]
  readonly metadata?: {
    readonly event_type: string
    readonly event_payload: Record<string, string | number | boolean>
  }
}

export type Answer =
  | {
      readonly kind: 'recommendation'
      readonly scenario: Scenario
      readonly recommendation: Recommendation
      readonly message: Message
    }
  | { readonly kind: 'problem'; readonly problem: Problem | Infeasible; readonly message: Message }

/** `today` is an ISO date; prices are aged against it. */
export type Advise = (text: string, today: string) => Answer
