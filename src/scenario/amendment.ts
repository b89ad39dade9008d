/** What a reply in a thread can be. */
import type { Command } from './controls.ts'
import type { FileWish } from './file-wishes.ts'
import type { Problem } from './problem.ts'
import type { Question } from './questions.ts'
import type { Report } from './reports.ts'
import type { Field, Scenario } from './spec.ts'

export type Amendment =
  | { readonly kind: 'amended'; readonly scenario: Scenario; readonly changed: readonly Field[] }
  /** Talk between people. */
  | { readonly kind: 'ignored' }
  | Question
  | ({ readonly kind: 'control' } & Command)
  /** Several plans side by side; where one was named, the present one is the first. */
  | { readonly kind: 'control'; readonly control: 'compare'; readonly alternatives: readonly Scenario[] }
  | Report
  /** The answer as a picture or a file. */
  | { readonly kind: 'file'; readonly file: FileWish }
  | { readonly kind: 'problem'; readonly problem: Problem }
