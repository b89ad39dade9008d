/** One run of the command: reads its arguments and files, prints, writes, and returns the exit status. */
import { readFile, writeFile } from 'node:fs/promises'
import type { Readable, Writable } from 'node:stream'
import type { Terminal } from '../reply/terminal.ts'
import { runBatch } from './batch.ts'
import { type Chat, chat } from './chat.ts'
import { readCommandLine } from './command-line.ts'
import type { Corridor } from './corridor.ts'
import { helpText } from './help.ts'
import type { Problem } from '../scenario/problem.ts'
import { type Printed, printProblem } from './verb.ts'
import { verbsOf } from './verbs.ts'

export type Surroundings = {
  readonly input: Readable
  readonly output: Writable
  readonly errors: Writable
  /** ISO date of the clock. */
  readonly today: string
  readonly version: string
  readonly terminal: Terminal
  /** Somebody sits at both ends. */
  readonly isInteractive?: boolean
  readonly history?: Pick<Chat, 'history' | 'remember'>
}

/** 0 answered, 2 not understood or not answerable, 1 a fault of ours. */
export async function runCommand(args: readonly string[], corridor: Corridor, around: Surroundings): Promise<number> {
  const { input, output, errors } = around
  const verbs = verbsOf(corridor)
  const line = readCommandLine(args, verbs, around.today)
  switch (line.kind) {
    case 'nothing':
      if (around.isInteractive === true && corridor.turn !== undefined) return converse(corridor, around.today, around)
      output.write(`${helpText(verbs, undefined)}\n`)
      return 0
    case 'help':
      output.write(`${helpText(verbs, line.verb)}\n`)
      return 0
    case 'version':
      output.write(`${around.version}\n`)
      return 0
    case 'problem':
      return print(printProblem(line.problem), line.json, around)
    case 'run':
      break
  }
  const { verb, words, today } = line
  if (verb.isConversation === true) return converse(corridor, today, around)
  if (verb.takes === 'rows' && around.isInteractive === true) errors.write(rowsAwaited)
  if (line.batch) return runBatch(verb, today, line.settings, input, output)
  const [first = '', ...rest] = words
  const asked = verb.takes === 'turns' ? { text: first, turns: rest } : { text: words.join(' '), turns: [] }
  try {
    const { settings } = line
    const configs = await readAll(settings.config)
    if ('problem' in configs) return print(printProblem(configs.problem), line.json, around)
    const printed = await verb.run({ ...asked, row: undefined, settings, configs: configs.texts }, today)
    const unwritten = await writeOut(printed)
    if (unwritten !== null) return print(printProblem(unwritten), line.json, around)
    return print(printed, line.json || verb.isDocument === true, around)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (line.json) output.write(`${JSON.stringify({ fault: { message } })}\n`)
    errors.write(`gpucost: a fault of ours: ${message}\n`)
    return 1
  }
}

const rowsAwaited =
  'Reading JSON lines from the keyboard, one run a line; Ctrl-D ends. "gpucost predict --help" says more.\n'

async function converse(corridor: Corridor, today: string, around: Surroundings): Promise<0 | 1> {
  const { input, output, isInteractive = false, history = { history: [], remember: () => {} } } = around
  return chat(corridor, { input, output, isInteractive, terminal: () => around.terminal, today, ...history })
}

/** Answers go to stdout; what was not understood goes to stderr, except as JSON. */
function print({ json, words, status }: Printed, asJson: boolean, around: Surroundings): number {
  const { output, errors, terminal } = around
  if (asJson) output.write(`${JSON.stringify(json)}\n`)
  else (status === 0 ? output : errors).write(`${words(terminal)}\n`)
  return status
}

/** A file that nobody can read, or write, is the person's to mend. */
async function readAll(
  paths: readonly string[],
): Promise<{ readonly texts: readonly string[] } | { readonly problem: Problem }> {
  const texts: string[] = []
  for (const path of paths) {
    try {
      texts.push(await readFile(path, 'utf8'))
    } catch (error) {
      return { problem: badFile(`${path} cannot be read: ${reasonOf(error)}.`, path) }
    }
  }
  return { texts }
}

async function writeOut({ file }: Printed): Promise<Problem | null> {
  if (file === undefined) return null
  try {
    await writeFile(file.path, file.bytes)
    return null
  } catch (error) {
    return badFile(`${file.path} cannot be written: ${reasonOf(error)}.`, file.path)
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'it is a folder',
  EACCES: 'it is not allowed',
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return reasons[code] ?? (error instanceof Error ? error.message : String(error))
}

const badFile = (message: string, path: string): Problem => ({
  kind: 'bad-value',
  message,
  terms: [path],
  suggestions: ['Give the path of a file that is there, from the folder that you are in.'],
})
