/** What a thread holds between two turns, and what a turn comes to. */
import type { Message } from '../reply/message.ts'
import type { Observation } from '../catalog/observation.ts'
import type { OwnRun } from '../recommend/own-run.ts'
import type { Infeasible, Option, Recommendation } from '../recommend/recommendation.ts'
import type { Conversation } from '../scenario/conversation.ts'
import type { Problem } from '../scenario/problem.ts'
import type { Report } from '../scenario/reports.ts'
import type { Scenario } from '../scenario/spec.ts'
import type { Rules } from '../team/rules.ts'

/** The options shown last, and the ISO date whose prices they rest on. */
export type Shown = {
  readonly today: string
  readonly best: Option
  readonly cheapest: Option
  readonly fastest: Option
}

/** `shown` null: nothing could be shown yet. `pins`: ids of the price observations that the answers rest on. */
export type Held = {
  readonly conversation: Conversation
  readonly shown: Shown | null
  readonly pins: readonly string[]
  /** Those of them that a store has kept: they may be superseded, and gone from the catalog. Not kept with the rest. */
  readonly pinned?: readonly Observation[]
}

/** When something is asked, and under which rules. */
export type Setting = {
  /** ISO date. */
  readonly today: string
  readonly rules: Rules
  /** What the team measured itself. */
  readonly own: readonly OwnRun[]
}

/** A file that is made when somebody takes it. */
export type MadeFile = {
  readonly name: string
  readonly title: string
  /** What a picture shows, in words; '' for what is no picture. */
  readonly altText: string
  /** The line above it, unescaped. */
  readonly comment: string
  readonly make: () => Promise<Uint8Array>
}

export type Answered = { readonly scenario: Scenario; readonly recommendation: Recommendation }

export type Said =
  /** Talk between people. */
  | { readonly kind: 'silence' }
  /** A plan: the first, or one that was amended. `held` is what the thread holds from here on. */
  | { readonly kind: 'plan'; readonly answered: Answered; readonly message: Message; readonly held: Held }
  /** Nothing meets the question: an answer, for everybody to see. */
  | { readonly kind: 'no plan'; readonly problem: Infeasible; readonly message: Message; readonly held: Held }
  /** Words about the plan that holds; nothing changes. */
  | { readonly kind: 'words'; readonly message: Message }
  /** What was spent, or measured, beside what was expected. `own`: the measurement as it would correct estimates. */
  | {
      readonly kind: 'report'
      readonly report: Report
      readonly answered: Answered
      readonly own: OwnRun | null
      readonly message: Message
      /** A measurement changes what the thread was shown last. */
      readonly held: Held
    }
  /** A picture or a file. `message` stands in its place where files may not be sent. */
  | { readonly kind: 'file'; readonly file: MadeFile; readonly message: Message }
  /** For the asker alone. */
  | { readonly kind: 'problem'; readonly problem: Problem | Infeasible; readonly message: Message }
