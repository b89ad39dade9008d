/** What a reply in a thread can be. */
import type { PastedConfig } from '../config/config-detection.ts'
import type { Question } from '../questions/question.ts'
import type { Problem } from '../../scenario/problem.ts'
import type { Scenario, SpecField } from '../../scenario/scenario.ts'
import type { ControlRequest } from './controls.ts'
import type { ExportFormat } from './export-requests.ts'
import type { RunReport } from './reported-results.ts'

export type ReplyAct =
  | { readonly kind: 'amended'; readonly scenario: Scenario; readonly changed: readonly SpecField[] }
  /** Talk between people. */
  | { readonly kind: 'ignored' }
  | Question
  | ({ readonly kind: 'control' } & ControlRequest)
  /** Several plans side by side; where one was named, the present one is the first. */
  | { readonly kind: 'control'; readonly control: 'compare'; readonly alternatives: readonly Scenario[] }
  | RunReport
  /** The answer as a picture or a file. */
  | { readonly kind: 'file'; readonly file: ExportFormat }
  | { readonly kind: 'problem'; readonly problem: Problem }

/** What only a thread with its prices, its team's rules and its plan can carry out. */
export type ThreadAct =
  /** The plan at the prices of today. */
  | { readonly kind: 'todays-prices' }
  /** A policy of the team, by its name. */
  | { readonly kind: 'policy'; readonly name: string }
  /** Figures of a run that somebody claims, as a text to judge. */
  | { readonly kind: 'claim'; readonly text: string }
  /** A trainer's configuration: the thread goes on with it. */
  | { readonly kind: 'config'; readonly pasted: PastedConfig }

/** What comes of a text that can only amend. */
export type AmendmentAct = Extract<ReplyAct, { kind: 'amended' | 'ignored' | 'problem' }>
