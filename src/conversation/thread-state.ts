/** What a thread holds between two turns, and what a turn comes to. */
import type { SlackMessage } from '../presentation/slack/slack-message.ts'
import type { ObservedPrice } from '../catalog/observed-price.ts'
import type { TeamMeasurementRecord } from '../recommend/team-measurement-record.ts'
import type { Infeasible, Option, Recommendation } from '../recommend/recommendation.ts'
import type { RevisionHistory } from '../language/replies/revision-history.ts'
import type { Problem } from '../scenario/problem.ts'
import type { RunReport } from '../language/replies/reply-act.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { TeamRules } from '../team/team-rules.ts'

/** The options shown last, and the ISO date whose prices they rest on. */
export type ShownOptions = {
  readonly today: string
  readonly best: Option
  readonly cheapest: Option
  readonly fastest: Option
}

/** `shown` null: nothing could be shown yet. `pins`: ids of the price observations that the answers rest on. */
export type ThreadState = {
  readonly conversation: RevisionHistory
  readonly shown: ShownOptions | null
  readonly pins: readonly string[]
  /** Those of them that a store has kept: they may be superseded, and gone from the catalog. Not kept with the rest. */
  readonly pinnedObservations?: readonly ObservedPrice[]
}

/** When something is asked, and under which rules. */
export type RequestContext = {
  /** ISO date. */
  readonly today: string
  readonly rules: TeamRules
  /** What the team measured itself. */
  readonly teamMeasurements: readonly TeamMeasurementRecord[]
}

/** A file that is made when somebody takes it. */
export type GeneratedFile = {
  readonly name: string
  readonly title: string
  /** What a picture shows, in words; '' for what is no picture. */
  readonly altText: string
  /** The line above it, unescaped. */
  readonly comment: string
  readonly generate: () => Promise<Uint8Array>
}

export type AnsweredScenario = { readonly scenario: Scenario; readonly recommendation: Recommendation }

export type Outcome =
  /** Talk between people. */
  | { readonly kind: 'silence' }
  /** A plan: the first, or one that was amended. `held` is what the thread holds from here on. */
  | {
      readonly kind: 'plan'
      readonly answered: AnsweredScenario
      readonly message: SlackMessage
      readonly held: ThreadState
    }
  /** Nothing meets the question: an answer, for everybody to see. */
  | {
      readonly kind: 'no plan'
      readonly problem: Infeasible
      readonly message: SlackMessage
      readonly held: ThreadState
    }
  /** Words about the plan that holds; nothing changes. */
  | { readonly kind: 'words'; readonly message: SlackMessage }
  /** What was spent, or measured, beside what was expected. `own`: the measurement as it would correct estimates. */
  | {
      readonly kind: 'report'
      readonly report: RunReport
      readonly answered: AnsweredScenario
      readonly own: TeamMeasurementRecord | null
      readonly message: SlackMessage
      /** A measurement changes what the thread was shown last. */
      readonly held: ThreadState
    }
  /** A picture or a file. `message` stands in its place where files may not be sent. */
  | { readonly kind: 'file'; readonly file: GeneratedFile; readonly message: SlackMessage }
  /** For the asker alone. */
  | { readonly kind: 'problem'; readonly problem: Problem | Infeasible; readonly message: SlackMessage }
