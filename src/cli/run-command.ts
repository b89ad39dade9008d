/** One run of the command: what its arguments ask for, and the exit status. */
import { chat } from './chat.ts'
import { parseCommandLine } from './command-line.ts'
import type { CliDependencies } from './cli-dependencies.ts'
import { helpText } from './help-text.ts'
import { type CommandIo, printOutput, runVerb } from './run-verb.ts'
import { printProblem } from './verb.ts'
import { createVerbs } from './verbs.ts'

/** 0 answered, 2 not understood or not answerable, 1 a fault of ours. */
export async function runCommand(
  args: readonly string[],
  dependencies: CliDependencies,
  io: CommandIo,
): Promise<number> {
  const { output } = io
  const verbs = createVerbs(dependencies)
  const line = parseCommandLine(args, verbs, io.today)
  switch (line.kind) {
    case 'nothing':
      if (io.isInteractive === true) return startChat(dependencies, io.today, io)
      output.write(`${helpText(verbs, undefined, io.terminal)}\n`)
      return 0
    case 'help':
      output.write(`${helpText(verbs, line.verb, io.terminal)}\n`)
      return 0
    case 'version':
      output.write(`${io.version}\n`)
      return 0
    case 'problem':
      return printOutput(printProblem(line.problem), line.json, io)
    case 'run':
      break
  }
  const { verb, today } = line
  if (verb.session === 'chat') return startChat(dependencies, today, io)
  if (verb.session === 'mcp') {
    // Loaded when it is asked for: no other verb needs the protocol.
    const { serveMcp } = await import('../mcp/serve-mcp.ts')
    const { engine, known, documents } = dependencies
    await serveMcp({ engine: engine(), known, documents, today: () => (line.isDated ? today : io.today) }, io)
    return 0
  }
  return runVerb(line, io)
}

async function startChat(dependencies: CliDependencies, today: string, io: CommandIo): Promise<0 | 1> {
  const { input, output, isInteractive = false, history = { history: [], remember: () => {} } } = io
  return chat(dependencies, { input, output, isInteractive, terminal: () => io.terminal, today, ...history })
}
