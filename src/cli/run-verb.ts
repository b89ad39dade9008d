/** One verb on one text, or on a batch of them: reads files, prints, writes, and returns the exit status. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import type { Problem } from '../scenario/problem.ts'
import type { Terminal } from '../presentation/terminal/terminal.ts'
import { runBatch } from './batch.ts'
import type { ChatSession } from './chat.ts'
import type { CommandLine } from './command-line.ts'
import { type VerbOutput, printProblem } from './verb.ts'

export type CommandIo = {
  readonly input: Readable
  readonly output: Writable
  readonly errors: Writable
  /** ISO date of the clock. */
  readonly today: string
  readonly version: string
  readonly terminal: Terminal
  /** Somebody sits at both ends. */
  readonly isInteractive?: boolean
  readonly history?: Pick<ChatSession, 'history' | 'remember'>
}

/** 0 answered, 2 not understood or not answerable, 1 a fault of ours. */
export async function runVerb(line: CommandLine, io: CommandIo): Promise<number> {
  const { verb, words, today } = line
  const { input, output, errors } = io
  if (verb.takes === 'rows' && io.isInteractive === true) errors.write(rowsPrompt)
  if (line.batch) return runBatch(verb, today, line.options, input, output)
  const [first = '', ...rest] = words
  const verbInput = verb.takes === 'turns' ? { text: first, turns: rest } : { text: words.join(' '), turns: [] }
  try {
    const { options } = line
    const configs = await readFiles(options.config)
    if ('problem' in configs) return printOutput(printProblem(configs.problem), line.json, io)
    const verbOutput = await verb.run({ ...verbInput, row: undefined, options, configs: configs.texts }, today)
    const writeProblem = await writeOutputFiles(verbOutput)
    if (writeProblem !== null) return printOutput(printProblem(writeProblem), line.json, io)
    return printOutput(verbOutput, line.json || verb.isDocument === true, io)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (line.json) output.write(`${JSON.stringify({ fault: { message } })}\n`)
    errors.write(`gpucost: a fault of ours: ${message}\n`)
    return 1
  }
}

const rowsPrompt =
  'Reading JSON lines from the keyboard, one run a line; Ctrl-D ends. "gpucost predict --help" says more.\n'

/** Answers go to stdout; what was not understood goes to stderr, except as JSON. */
export function printOutput({ json, text, status }: VerbOutput, asJson: boolean, io: CommandIo): number {
  const { output, errors, terminal } = io
  if (asJson) output.write(`${JSON.stringify(json)}\n`)
  else (status === 0 ? output : errors).write(`${text(terminal)}\n`)
  return status
}

/** A file that nobody can read, or write, is the person's to mend. */
async function readFiles(
  paths: readonly string[],
): Promise<{ readonly texts: readonly string[] } | { readonly problem: Problem }> {
  const texts: string[] = []
  for (const path of paths) {
    try {
      texts.push(await readFile(path, 'utf8'))
    } catch (error) {
      return { problem: fileProblem(`${path} cannot be read: ${errorReason(error)}.`, path) }
    }
  }
  return { texts }
}

async function writeOutputFiles({ files = [] }: VerbOutput): Promise<Problem | null> {
  for (const file of files) {
    try {
      // Several files come as a folder, which is made.
      if (files.length > 1) await mkdir(dirname(file.path), { recursive: true })
      await writeFile(file.path, file.bytes)
    } catch (error) {
      return fileProblem(`${file.path} cannot be written: ${errorReason(error)}.`, file.path)
    }
  }
  return null
}

const fileErrorReasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'it is a folder',
  EACCES: 'it is not allowed',
}

function errorReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return fileErrorReasons[code] ?? (error instanceof Error ? error.message : String(error))
}

const fileProblem = (message: string, path: string): Problem => ({
  kind: 'bad-value',
  message,
  terms: [path],
  suggestions: ['Give the path of a file that is there, from the folder that you are in.'],
})
