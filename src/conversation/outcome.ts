/** What comes of a request: plain data. Each shell decides who sees it, renders its content and stores its thread. */
import type { SampledPlan } from '../recommend/inquiries/samples.ts'
import type { PeakFigures } from '../recommend/inquiries/peak.ts'
import type { ContrastFigures } from '../recommend/inquiries/contrast.ts'
import type { ChartPicture } from '../chart/chart-picture.ts'
import type { ClaimCheckResult } from '../check/claim-check-result.ts'
import type { ExportFile } from '../export/export-file.ts'
import type { ExportFormat, RunReport } from '../language/replies/reply-act.ts'
import type { AnsweredScenario } from '../presentation/content/advisor-answer.ts'
import type { MessageContent } from '../presentation/content/message-content.ts'
import type { PlanComparison } from '../presentation/content/plan-comparison.ts'
import type { Pace } from '../presentation/content/inquiries/pace-message.ts'
import type { ComputedJob } from '../presentation/content/inquiries/short-answer-messages.ts'
import type { PerTokenCost } from '../recommend/inquiries/per-token.ts'
import type { JudgedQuote } from '../recommend/inquiries/quote.ts'
import type { AffordableJob } from '../recommend/inquiries/affordable.ts'
import type { FitResult } from '../recommend/inquiries/fit.ts'
import type { HardwareOfMethod } from '../recommend/inquiries/hardware.ts'
import type { LeastOfMethod } from '../recommend/inquiries/smallest.ts'
import type { HostingPlan } from '../recommend/inquiries/hosting.ts'
import type { HostingFit } from '../recommend/inquiries/hosting-fit.ts'
import type { LargestOfMethod } from '../recommend/inquiries/largest.ts'
import type { ComparedPrices } from '../recommend/inquiries/prices.ts'
import type { ReceiptLine } from '../recommend/receipt/receipt-line.ts'
import type { PurchaseAlternative } from '../recommend/total-cost/purchase-alternative.ts'
import type { Infeasible } from '../recommend/recommendation.ts'
import type { TeamMeasurementRecord } from '../recommend/team-measurement-record.ts'
import type { Problem } from '../scenario/problem.ts'
import type { RunEvent } from '../scenario/run-event.ts'
import type { ScenarioChange } from '../scenario/scenario-change.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { WatchTarget } from '../scenario/watch-target.ts'
import type { PlanOfRun } from '../team/run-state.ts'
import type { ConversationSubject } from './conversation-subject.ts'
import type { ThreadState } from './thread-state.ts'

/** A file that has not been generated yet: everything it is made of. */
export type PlanFile = {
  readonly format: ExportFormat
  readonly answer: AnsweredScenario
  /** What a receipt lists; absent of other files. */
  readonly receipt?: readonly ReceiptLine[]
  /** What a chart shows; absent of other files. */
  readonly picture?: ChartPicture
  /** ISO date of the answer. */
  readonly today: string
  readonly name: string
  readonly title: string
  /** What a picture shows, in words; '' for what is no picture. */
  readonly altText: string
  /** The line above the file. */
  readonly comment: string
}

/** The files that run a plan, written already. */
export type RunFiles = {
  readonly format: 'run'
  readonly files: readonly ExportFile[]
  /** The line above the files. */
  readonly comment: string
}

/** What an answer says, as data for programs. */
export type AnswerDetail =
  | { readonly kind: 'help' }
  | { readonly kind: 'verdict'; readonly result: ClaimCheckResult }
  | { readonly kind: 'comparison'; readonly comparison: PlanComparison }
  | { readonly kind: 'fit'; readonly result: FitResult; readonly assumptions: readonly string[] }
  | { readonly kind: 'prices'; readonly list: ComparedPrices }
  | { readonly kind: 'hosting'; readonly plan: HostingPlan; readonly assumptions: readonly string[] }
  | { readonly kind: 'hosting fit'; readonly fit: HostingFit }
  | {
      readonly kind: 'hardware'
      readonly methods: readonly HardwareOfMethod[]
      /** Where the least that will do was asked. */
      readonly least?: readonly LeastOfMethod[]
      readonly assumptions: readonly string[]
    }
  | { readonly kind: 'largest'; readonly methods: readonly LargestOfMethod[] }
  | { readonly kind: 'quote'; readonly judged: JudgedQuote }
  | { readonly kind: 'compute'; readonly gpuHours: number; readonly jobs: readonly ComputedJob[] }
  | { readonly kind: 'encoding'; readonly costs: readonly PerTokenCost[] }
  | { readonly kind: 'pace'; readonly pace: Pace }
  | { readonly kind: 'samples'; readonly plan: SampledPlan }
  | { readonly kind: 'contrast'; readonly figures: ContrastFigures }
  | { readonly kind: 'gpu prices'; readonly costs: readonly PerTokenCost[] }
  | { readonly kind: 'peak'; readonly figures: PeakFigures }
  /** `stock`: what was to be watched, where nothing was promised. */
  | { readonly kind: 'known'; readonly says: readonly string[]; readonly stock?: WatchTarget }
  | { readonly kind: 'buying'; readonly purchases: readonly PurchaseAlternative[] }
  | { readonly kind: 'budget'; readonly jobs: readonly AffordableJob[]; readonly assumptions: readonly string[] }

/** `open`: what an answer without a plan leaves for the next text to go on from. */
export type Outcome = OutcomeOfKind & {
  readonly subject?: ConversationSubject
  /** What `content` says of other questions of the text, for who shows the plan in a form of his own. */
  readonly besides?: readonly string[]
}

type OutcomeOfKind =
  /** Talk between people: nothing is answered. */
  | { readonly kind: 'ignored' }
  /** A plan, the first or a changed one, and the thread from here on. */
  | {
      readonly kind: 'plan'
      readonly answer: AnsweredScenario
      readonly content: MessageContent
      readonly thread: ThreadState
      /** What was asked beside the job: said in its thread. */
      readonly followUp?: Outcome
    }
  /** Understood, and no plan meets it: an answer for everybody, with a thread that can be changed. */
  | {
      readonly kind: 'infeasible'
      readonly problem: Infeasible
      readonly content: MessageContent
      readonly thread: ThreadState
    }
  /** An answer that changes no plan. `thread`: where it changes how the next ones are told. */
  | {
      readonly kind: 'answer'
      readonly content: MessageContent
      readonly detail?: AnswerDetail
      readonly thread?: ThreadState
    }
  /** What somebody spent or measured, set against the estimate. */
  | {
      readonly kind: 'report'
      readonly report: RunReport
      /** The answer that was reported on. */
      readonly answer: AnsweredScenario
      /** The plan as a run of it is kept. */
      readonly planned: PlanOfRun
      /** The measurement as it would correct estimates; null: none was reported. */
      readonly measurement: TeamMeasurementRecord | null
      readonly content: MessageContent
      readonly thread: ThreadState
    }
  /** News of a run of the plan; `event` null: how it goes is asked. `content`: its card where nothing of the run is remembered, or why it is not taken. */
  | {
      readonly kind: 'run'
      readonly event: RunEvent | null
      readonly plan: PlanOfRun
      readonly content: MessageContent
      readonly thread: ThreadState
      /** What was told or asked beside it: below the card in `content`, and by itself where that is not shown. */
      readonly followUp?: Outcome
    }
  /** What the trainer of the run posts its progress with is asked for. */
  | { readonly kind: 'run callback'; readonly content: MessageContent; readonly thread: ThreadState }
  /** Something to wait for. `scenario`: the job whose price it is. */
  | {
      readonly kind: 'watch'
      readonly target: WatchTarget
      readonly scenario: Scenario
      readonly content: MessageContent
      readonly thread: ThreadState
    }
  | { readonly kind: 'watch end'; readonly content: MessageContent; readonly thread: ThreadState }
  /** `content` says what the file shows, where files cannot be sent. */
  | { readonly kind: 'file'; readonly file: PlanFile | RunFiles; readonly content: MessageContent }
  /** For the writer alone: what a reply would change, if it was meant. */
  | {
      readonly kind: 'asks'
      readonly reading: string
      readonly scenario: Scenario
      readonly change: ScenarioChange
      readonly content: MessageContent
      /** What was asked about stands beside the plan, so that “do that” has something to mean. */
      readonly thread?: ThreadState
    }
  /** For the asker alone: what was not understood, or cannot be answered. */
  | {
      readonly kind: 'problem'
      readonly problem: Problem | Infeasible
      readonly content: MessageContent
      /** What could be read of an incomplete job, and the words it was read from. */
      readonly partial?: { readonly scenario: Scenario | null; readonly phrases: readonly string[] }
      /** Of a question that has no figures here: a reply may change it. */
      readonly thread?: ThreadState
    }
