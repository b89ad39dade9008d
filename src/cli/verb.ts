/** What a verb is, what it is asked, and how its answer is printed. */
import type { Terminal } from '../reply/terminal.ts'
import type { Problem } from '../scenario/problem.ts'
import type { Settings } from './settings.ts'
import type { Reading } from './corridor.ts'
import { problemText, specText } from './words.ts'

/** What a verb is asked: text, further turns of a conversation, or a row of figures. */
export type Input = {
  readonly text: string
  readonly turns: readonly string[]
  readonly row: unknown
  readonly settings: Settings
  /** What the files of `settings.config` hold. */
  readonly configs: readonly string[]
}

/** The same answer for programs and for people. Status 2: the input was not understood, or cannot be answered. */
export type Printed = {
  readonly json: Readonly<Record<string, unknown>>
  readonly words: (terminal: Terminal) => string
  readonly status: 0 | 2
  /** What is written beside: a picture, a table. */
  readonly file?: { readonly path: string; readonly bytes: Uint8Array | string }
}

export type Verb = {
  readonly summary: string
  readonly examples: readonly string[]
  /** `rows`: takes JSON lines on stdin and nothing else. */
  readonly takes: 'text' | 'turns' | 'rows' | 'nothing'
  /** Its answer is a document in any case; there are no words for it. */
  readonly isDocument?: true
  /** Options of its own. */
  readonly settings?: readonly (keyof Settings)[]
  /** One question at a time, never a batch. */
  readonly isSingle?: true
  /** Not one answer but a conversation, led by `chat`. */
  readonly isConversation?: true
  readonly run: (input: Input, today: string) => Printed | Promise<Printed>
}

/** A problem, as every verb prints it. */
export function printProblem(problem: Problem): Printed {
  return { json: { problem }, words: () => problemText(problem), status: 2 }
}

/** A scenario, or what kept it from being one. */
export function printReading(reading: Reading): Printed {
  if (reading.kind === 'problem') return printProblem(reading.problem)
  return { json: { spec: reading.scenario.spec }, words: () => specText(reading.scenario), status: 0 }
}
