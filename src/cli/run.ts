/** One run of the command: reads its arguments, prints, and returns the exit status. */
import type { Readable, Writable } from 'node:stream'
import type { Terminal } from '../reply/terminal.ts'
import { runBatch } from './batch.ts'
import { readCommandLine } from './command-line.ts'
import type { Corridor } from './corridor.ts'
import { helpText } from './help.ts'
import { type Printed, printProblem, verbsOf } from './verbs.ts'

export type Surroundings = {
  readonly input: Readable
  readonly output: Writable
  readonly errors: Writable
  /** ISO date of the clock. */
  readonly today: string
  readonly version: string
  readonly terminal: Terminal
}

/** 0 answered, 2 not understood or not answerable, 1 a fault of ours. */
export async function runCommand(args: readonly string[], corridor: Corridor, around: Surroundings): Promise<number> {
  const { input, output, errors } = around
  const verbs = verbsOf(corridor)
  const line = readCommandLine(args, verbs, around.today)
  switch (line.kind) {
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
  if (line.batch) return runBatch(verb, today, input, output)
  const [first = '', ...rest] = words
  const asked = verb.takes === 'turns' ? { text: first, turns: rest } : { text: words.join(' '), turns: [] }
  try {
    return print(verb.run({ ...asked, row: undefined }, today), line.json || verb.isDocument === true, around)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (line.json) output.write(`${JSON.stringify({ fault: { message } })}\n`)
    errors.write(`gpucost: a fault of ours: ${message}\n`)
    return 1
  }
}

/** Answers go to stdout; what was not understood goes to stderr, except as JSON. */
function print({ json, words, status }: Printed, asJson: boolean, around: Surroundings): number {
  const { output, errors, terminal } = around
  if (asJson) output.write(`${JSON.stringify(json)}\n`)
  else (status === 0 ? output : errors).write(`${words(terminal)}\n`)
  return status
}
