/** What a verb is, what it is asked, and how its answer is printed. */
import { scenarioDocument } from '../scenario/spec-document.ts'
import type { Terminal } from '../presentation/terminal/terminal.ts'
import type { Problem } from '../scenario/problem.ts'
import type { VerbOptions } from './verb-options.ts'
import type { ParseVerbResult } from './cli-dependencies.ts'
import { problemText, specText } from './output-text.ts'

/** What a verb is asked: text, further turns of a conversation, or a row of figures. */
export type VerbInput = {
  readonly text: string
  readonly turns: readonly string[]
  /** Which of the turns are meant for the app, by their indices; none where it is left out. */
  readonly addressed?: ReadonlySet<number>
  readonly row: unknown
  readonly options: VerbOptions
  /** The texts of the files named by `--config`. */
  readonly configs: readonly string[]
}

/** The same answer for programs and for people. Status 2: the input was not understood, or cannot be answered. */
export type VerbOutput = {
  readonly json: Readonly<Record<string, unknown>>
  readonly text: (terminal: Terminal) => string
  readonly status: 0 | 2
  /** What is written beside: a picture, a table, the files of a run. */
  readonly files?: readonly OutputFile[]
}

export type OutputFile = { readonly path: string; readonly bytes: Uint8Array | string }

/** A verb of the command line: what it takes, and what it prints. */
export type Verb = {
  readonly summary: string
  readonly examples: readonly string[]
  /** `rows`: takes JSON lines on stdin and nothing else. */
  readonly takes: 'text' | 'turns' | 'rows' | 'nothing'
  /** Shows one stage of an answer, for tests and programs; people need none of it. */
  readonly isStage?: true
  /** Its answer is a document in any case; there are no words for it. */
  readonly isDocument?: true
  /** Options of its own. */
  readonly options?: readonly (keyof VerbOptions)[]
  /** Takes a file, not the text of a job that may hold a trainer's own flags: an option that is not known is refused. */
  readonly isStrict?: true
  /** One question at a time, never a batch. */
  readonly isSingle?: true
  /** Not one answer: a conversation that `chat` leads, or a server. */
  readonly session?: 'chat' | 'mcp'
  readonly run: (input: VerbInput, today: string) => VerbOutput | Promise<VerbOutput>
}

/** A problem, as every verb prints it. */
export function printProblem(problem: Problem): VerbOutput {
  return { json: { problem }, text: () => problemText(problem), status: 2 }
}

/** A scenario, or what kept it from being one. */
export function printParseVerbResult(result: ParseVerbResult): VerbOutput {
  if (result.kind === 'problem') {
    const { problem, choices = [] } = result
    if (choices.length === 0) return printProblem(problem)
    const listed = choices.map(({ text, scenario }) => ({ text, spec: scenarioDocument(scenario) }))
    return { json: { asks: { readAs: problem.message, choices: listed } }, text: () => problemText(problem), status: 0 }
  }
  return { json: { spec: scenarioDocument(result.scenario) }, text: () => specText(result.scenario), status: 0 }
}
