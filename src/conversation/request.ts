/** What a shell asks of the conversation engine: plain data, which can cross to another thread. */
import type { RunRecords } from '../dataset/record-tally.ts'
import type { GivenData } from '../language/given-data.ts'
import type { TeamMeasurementRecord } from '../recommend/team-measurement-record.ts'
import type { ControlAction } from '../presentation/content/control-action.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { PlanOfRun } from '../team/run-state.ts'
import type { TeamRules } from '../team/team-rules.ts'
import type { ConversationSubject } from './conversation-subject.ts'
import type { ThreadState } from './thread-state.ts'
import type { ChannelHabits } from './channel-habits.ts'
import type { ChannelWeek } from './channel-week.ts'

/** When something is asked, and under which rules. */
export type RequestContext = {
  /** ISO date; prices are aged against it. */
  readonly today: string
  readonly rules: TeamRules
  /** What the team measured itself: it corrects the estimates of the team and of nobody else. */
  readonly teamMeasurements: readonly TeamMeasurementRecord[]
  /** A run of the thread's plan is known, and has not ended. */
  readonly hasRun?: boolean
  /** A run of it has begun, and may have ended. */
  readonly hasBegunRun?: boolean
  /** The plan of the thread's run, from its approval or its start on: what is spent is set against it. */
  readonly plannedRun?: PlanOfRun
  /** A price or a stock is waited for in the thread. */
  readonly hasWatch?: boolean
  /** Whether the answer can be replied to and has controls; true where it is absent. */
  readonly isInteractive?: boolean
}

/** `command`: every word counts. `message`: written to people, so that the job is picked out of it. */
export type InputKind = 'command' | 'message'

/** What somebody wrote, and what stands beside it: the amount of data of a file, or the texts of configurations. */
export type AskedText = { readonly text: string; readonly data?: GivenData; readonly configs?: readonly string[] }

/** What somebody typed, pressed or sent, before anybody has read it. */
export type ConversationRequest =
  /** The first text of a conversation: a job, a command verb, a claim, or a cry for help. */
  | {
      readonly kind: 'text'
      readonly text: string
      readonly inputKind: InputKind
      /** Beside the text: it may be empty then. */
      readonly data?: GivenData
      readonly configs?: readonly string[]
      /** What was said before, where no plan came of it: the text may go on from there. */
      readonly subject?: ConversationSubject
      /** False: the text may be talk between people. True: a message that was sent to the app. Absent: it is meant for the app. */
      readonly isAddressed?: boolean
    }
  /** A text that describes a job; `allowsInquiry`: or asks what is answered without a plan, such as prices. */
  | {
      readonly kind: 'job'
      readonly text: string
      readonly inputKind: InputKind
      readonly allowsInquiry?: true
      readonly data?: GivenData
    }
  /** Configurations of one run, as the texts of their files, with the asker's own words beside them. */
  | { readonly kind: 'config'; readonly configs: readonly string[]; readonly text: string }
  /** A scenario from a form or another thread: the first of a conversation, or the next revision of one. */
  | { readonly kind: 'scenario'; readonly scenario: Scenario; readonly thread: ThreadState | null }
  /** `isAddressed`: the app is mentioned, or alone with the asker: then there is always an answer. */
  | {
      readonly kind: 'reply'
      readonly text: string
      readonly isAddressed: boolean
      readonly thread: ThreadState
      /** Beside the text: the reply is then a change of the plan. */
      readonly data?: GivenData
      readonly configs?: readonly string[]
    }
  /** What the file of a run says, of the plan of the thread. */
  | { readonly kind: 'measured'; readonly records: RunRecords; readonly thread: ThreadState }
  /** A control that was pressed under an answer of the thread. */
  | {
      readonly kind: 'action'
      readonly action: ControlAction
      readonly thread: ThreadState
      /** What the message of the control answers; absent: what holds in the thread. */
      readonly scenario?: Scenario
    }
  /** A claim to judge. */
  | { readonly kind: 'check'; readonly text: string }
  /** Two to four jobs to set side by side. */
  | {
      readonly kind: 'compare'
      readonly texts: readonly string[]
      /** What they are called; absent: by their texts. */
      readonly names?: readonly string[]
    }
  /** What a channel trains. */
  | { readonly kind: 'usual'; readonly habits: ChannelHabits }
  | { readonly kind: 'digest'; readonly week: ChannelWeek }
