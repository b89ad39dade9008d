/** What a request is understood to ask, before any plan is computed. */
import type { ClaimCheckResult } from '../check/claim-check-result.ts'
import type { Inquiry } from '../language/inquiries/inquiry.ts'
import type { OptionalWish } from '../language/optional-wishes.ts'
import type { AskedContrast } from '../language/questions/asked-contrast.ts'
import type { Question } from '../language/questions/question.ts'
import type { ExportFormat, RunFileRequest, RunReport } from '../language/replies/reply-act.ts'
import { currentScenario, type RevisionHistory } from '../language/replies/revision-history.ts'
import type { SuggestionStyle } from '../presentation/content/messages/problem-message.ts'
import type { Problem } from '../scenario/problem.ts'
import type { RunEvent } from '../scenario/run-event.ts'
import type { ScenarioChange } from '../scenario/scenario-change.ts'
import type { Scenario, Spec, SpecField } from '../scenario/scenario.ts'
import type { WatchRequest, WatchTarget } from '../scenario/watch-target.ts'
import type { MethodPolicy } from '../team/method-policy.ts'
import type { AskedQuestion, ConversationSubject } from './conversation-subject.ts'
import type { ThreadState } from './thread-state.ts'
import type { LimitsOfSum } from './summed-plans.ts'
import type { ChannelHabits } from './channel-habits.ts'
import type { ChannelWeek } from './channel-week.ts'

/** A new revision of a thread, and how it came about. */
export type Revision = {
  readonly conversation: RevisionHistory
  readonly scenario: Scenario
  readonly before: Scenario | null
  readonly changed: readonly SpecField[]
  readonly by: 'start' | 'amend' | 'undo' | 'redo' | 'reset'
  /** What was asked beside the change: it is answered of the new plan. */
  readonly asked?: Question
}

/** A first job, or what keeps a text from being one. */
export type JobInterpretation =
  | {
      readonly kind: 'start'
      readonly scenario: Scenario
      /** The policy on methods that the text names; null: none. */
      readonly policy: MethodPolicy | null
      /** Words of a message that the job was read from; empty where nobody needs to be told. */
      readonly phrases: readonly string[]
      /** Of a wish without a model: parameters of larger models to offer beside the guess. */
      readonly sizes?: readonly number[]
      /** What to wait for once there is a plan. */
      readonly watch?: WatchTarget
      /** What the text asks besides, as typed. */
      readonly questions?: readonly string[]
      /** What it wishes for, and can do without. */
      readonly wishes?: readonly OptionalWish[]
    }
  | {
      readonly kind: 'problem'
      readonly problem: Problem
      readonly style: SuggestionStyle
      readonly partial?: { readonly scenario: Scenario | null; readonly phrases: readonly string[] }
      /** What the text asks of the job that lacks its data, as typed. */
      readonly questions?: readonly string[]
    }

/**
 * `thread`: the conversation that is replied to. `open`: what a text without a plan leaves for the next to go on from.
 * `unread`: a sentence about what of a long text was not read. `severalAsked`: the questions of a text that has several.
 */
export type Interpretation = InterpretedText & {
  readonly subject?: ConversationSubject
  readonly unread?: string
  /** What a thread of its answer keeps, where no plan begins one. */
  readonly keeps?: QuestionKept
  readonly severalAsked?: readonly BesideQuestion[]
}

/** `change`: what a reply changed of it, as typed; '' where nothing. `before`: what was answered until then. */
export type QuestionKept = {
  readonly asked: AskedQuestion
  readonly change: string
  readonly before: ConversationSubject['inquiry']
}

/** One of several questions of a first text. */
export type BesideQuestion = {
  /** As typed. */
  readonly words: string
  /** What is true of it whatever the plan is; null: nothing is known. */
  readonly says: readonly string[] | null
  /** A plan may tell more of it than its card does. */
  readonly isOfPlan: boolean
  /** It speaks of nothing that is in a plan, a price or a sum. */
  readonly isApart: boolean
}

type InterpretedText =
  | JobInterpretation
  | { readonly kind: 'ignored' }
  | { readonly kind: 'help' }
  /** Not sure that a reply was meant: what it would change. */
  | {
      readonly kind: 'asks'
      readonly reading: string
      readonly scenario: Scenario
      readonly change: ScenarioChange
      /** The thread, with what was asked about beside its plan. */
      readonly thread?: ThreadState
    }
  /** What is no job: whether it fits, prices, a budget, hosting, what is out of reach. */
  | {
      readonly kind: 'inquiry'
      readonly inquiry: Exclude<Inquiry, { kind: 'goal' }>
      /** The thread after it, where it was asked in one. */
      readonly thread?: ThreadState
      /** What is true whatever the figures are, below them. */
      readonly generalAnswers?: readonly string[]
    }
  /** `claimed`: the run that it is claimed of. */
  | { readonly kind: 'verdict'; readonly result: ClaimCheckResult; readonly claimed?: Spec | null }
  /** Scenarios side by side, and what each is called; `thread` null: none of them holds. */
  | {
      readonly kind: 'comparison'
      readonly scenarios: readonly Scenario[]
      readonly names: readonly string[]
      readonly thread: ThreadState | null
      /** What a question asks of them. */
      readonly asked?: AskedContrast
      /** Which to take, before what they cost. */
      readonly advice?: string
      /** What was taken as usual of all of them, and words that were read for nothing. */
      readonly assumed?: readonly string[]
      /** They are all done, each so often; absent: one of them is chosen. */
      readonly counts?: readonly number[]
      /** Money and time that all of them have together. */
      readonly within?: LimitsOfSum
      readonly unused?: readonly string[]
      readonly generalAnswers?: readonly string[]
    }
  /** A file of a plan that is asked for at once. */
  | { readonly kind: 'job file'; readonly format: ExportFormat; readonly job: JobInterpretation }
  /** The files that run a plan, asked for at once. `assumed`: what was taken for granted, a sentence. */
  | ({ readonly kind: 'job run files'; readonly job: JobInterpretation; readonly assumed: string } & RunFileRequest)
  | { readonly kind: 'usual'; readonly habits: ChannelHabits }
  | { readonly kind: 'digest'; readonly week: ChannelWeek }
  | {
      readonly kind: 'revision'
      readonly revision: Revision
      readonly thread: ThreadState
      /** What was asked to be set beside the plan as it is then. */
      readonly behind?: PlansBeside
    }
  /** The card of the plan that holds, once more. */
  | { readonly kind: 'card'; readonly thread: ThreadState }
  /** The plan that holds at today's prices. */
  | { readonly kind: 'reprice'; readonly thread: ThreadState }
  | { readonly kind: 'policy'; readonly policy: MethodPolicy; readonly thread: ThreadState }
  | { readonly kind: 'question'; readonly question: Question; readonly thread: ThreadState }
  | { readonly kind: 'file'; readonly format: ExportFormat; readonly thread: ThreadState }
  | ({ readonly kind: 'run files'; readonly thread: ThreadState } & RunFileRequest)
  | { readonly kind: 'report'; readonly report: RunReport; readonly thread: ThreadState }
  /** Pressed under a message whose plan no longer holds: about that plan. */
  | { readonly kind: 'earlier plan'; readonly thread: ThreadState; readonly asked: Interpretation }
  /** What happens to the run of the plan; `event` null: how it goes is asked. `typed`: the log that says so; '' for words. */
  | { readonly kind: 'run'; readonly event: RunEvent | null; readonly typed: string; readonly thread: ThreadState }
  | { readonly kind: 'run callback'; readonly thread: ThreadState }
  /** Told and asked in one reply: news of the run first, each part as it is read by itself. */
  | { readonly kind: 'parts'; readonly parts: readonly ReplyPart[]; readonly thread: ThreadState }
  | { readonly kind: 'watch'; readonly request: WatchRequest; readonly thread: ThreadState }

type PlansBeside = Extract<InterpretedText, { kind: 'comparison' }>

/** One of the things that a reply tells or asks. */
export type ReplyPart = Extract<InterpretedText, { kind: 'run' | 'report' | 'question' }>

/** The scenario that holds once the request is met, where the request sets one; null otherwise. */
export function scenarioSetBy(interpretation: Interpretation): Scenario | null {
  if (interpretation.kind === 'start') return interpretation.scenario
  if (interpretation.kind === 'revision') return interpretation.revision.scenario
  return interpretation.kind === 'reprice' ? currentScenario(interpretation.thread.conversation) : null
}
