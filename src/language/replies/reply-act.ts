/** What a reply in a thread can be. */
import type { ExportTarget } from '../../catalog/export-target.ts'
import type { PastedConfig } from '../config/config-detection.ts'
import type { AskedContrast } from '../questions/asked-contrast.ts'
import type { Question } from '../questions/question.ts'
import type { PlanPick } from './plan-pick.ts'
import type { Subject } from '../questions/subject.ts'
import type { Problem } from '../../scenario/problem.ts'
import type { RunEvent } from '../../scenario/run-event.ts'
import type { Scenario, SpecField } from '../../scenario/scenario.ts'
import type { WatchRequest } from '../../scenario/watch-target.ts'
import type { LogMetrics } from '../../scenario/log-metrics.ts'

/** A bare command of a thread. */
export type Control = 'undo' | 'redo' | 'reset' | 'help'

/** `times`: how many revisions an undo or a redo goes. */
export type ControlRequest = { readonly control: Control; readonly times: number }

export type ExportFormat = 'chart' | 'csv' | 'json' | 'receipt'

/** Files that run the plan. `tool` null: those of the plan's own trainer; 'yaml': where it has no such file, a launcher's. */
export type RunFileRequest = { readonly tool: ExportTarget | 'yaml' | null }

/** What somebody tells of a run that is done or going on. */
export type RunReport =
  /** `tokensPerSecond` is null where a log says something else: seconds a step, memory. */
  | {
      readonly kind: 'measured'
      readonly tokensPerSecond: number | null
      readonly perGpu: boolean | null
      readonly log: LogMetrics
      /** What it ran on, where that was said. */
      readonly on?: Subject
      /** It puts right on what the report before it was measured, which no longer counts. */
      readonly corrects?: true
      /** The plan as it was measured, where that was another than the one that holds: it holds from then on. */
      readonly of?: Scenario
      /** A second speed that was told with another setting, as typed; `taken`: the setting of the one that counts. */
      readonly aside?: {
        readonly text: string
        readonly words: string
        readonly taken: string
        readonly isOfPlan: boolean
      }
    }
  /** `isSoFar`: the run goes on. `share`: the part of it that is done. */
  | {
      readonly kind: 'spent'
      readonly usd: number
      readonly isSoFar?: true
      readonly share?: number
      readonly gpuHours?: number
      /** So many tries broke off before it. */
      readonly failures?: number
      /** The plan as it was run, where that was told with it: at another provider. */
      readonly of?: Scenario
    }

/** What a reply asks for: a change, a question, a command, or nothing of the app. */
export type ReplyAct =
  | {
      readonly kind: 'amended'
      readonly scenario: Scenario
      readonly changed: readonly SpecField[]
      /** What is asked beside the change: it is answered of the plan as it is then. */
      readonly asked?: Question
    }
  /** Talk between people. */
  | { readonly kind: 'ignored' }
  | Question
  | ({ readonly kind: 'control' } & ControlRequest)
  /** Several plans side by side; where one was named, the present one is the first. */
  | {
      readonly kind: 'control'
      readonly control: 'compare'
      readonly alternatives: readonly Scenario[]
      /** Each of them was named, the first as what is asked about. */
      readonly isPair?: true
      /** What is asked of them, where they stand in a question. */
      readonly asked?: AskedContrast
    }
  | RunReport
  /** What happens to the run of the plan; `event` null: how it goes is asked. `typed`: the log that says so; '' for words. */
  | {
      readonly kind: 'run'
      readonly event: RunEvent | null
      readonly typed: string
      /** The plan as the run was begun, where that was told with it: at another provider. */
      readonly of?: Scenario
    }
  /** What a trainer posts its progress with. */
  | { readonly kind: 'run callback' }
  /** To be told when something holds, or no longer. */
  | { readonly kind: 'watch'; readonly request: WatchRequest }
  /** The answer as a picture or a file. */
  | { readonly kind: 'file'; readonly file: ExportFormat }
  | ({ readonly kind: 'run files' } & RunFileRequest)
  | { readonly kind: 'problem'; readonly problem: Problem }
  /** Not sure that it was meant: the writer is asked. `reading`: what it would change, in words. */
  | {
      readonly kind: 'asks'
      readonly reading: string
      readonly scenario: Scenario
      readonly changed: readonly SpecField[]
    }

/** What only a thread with its prices, its team's rules and its plan can carry out. */
export type ThreadAct =
  /** The plan at the prices of today. */
  | { readonly kind: 'todays-prices' }
  /** The card of the plan that holds. */
  | { readonly kind: 'shown-again' }
  /** A policy of the team, by its name. */
  | { readonly kind: 'policy'; readonly name: string }
  /** Figures of a run that somebody claims, as a text to judge. */
  | { readonly kind: 'claim'; readonly text: string }
  /** One of the plans that were set side by side last. */
  | { readonly kind: 'pick'; readonly by: PlanPick }
  /** The plans that were spoken of last, side by side. */
  | { readonly kind: 'side-by-side'; readonly asked?: AskedContrast }
  /** A trainer's configuration: the thread goes on with it. */
  | { readonly kind: 'config'; readonly pasted: PastedConfig }

/** What comes of a text that can only amend. */
export type AmendmentAct = Extract<ReplyAct, { kind: 'amended' | 'ignored' | 'problem' }>

/** A change that is made. */
export type Amended = Extract<ReplyAct, { readonly kind: 'amended' }>
