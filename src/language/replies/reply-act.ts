/** What a reply in a thread can be. */
import type { ControlRequest } from './controls.ts'
import type { ExportFormat } from './export-requests.ts'
import type { Problem } from '../../scenario/problem.ts'
import type { Question } from '../questions/question.ts'
import type { RunReport } from './reported-results.ts'
import type { SpecField, Scenario } from '../../scenario/scenario.ts'

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
