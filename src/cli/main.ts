/** `gpucost <verb> …` in a terminal: the edges of the process around one run of the command. */
import manifest from '../../package.json' with { type: 'json' }
import { compose } from '../compose.ts'
import { runCommand } from './run.ts'
import { terminalOf } from './terminal.ts'

// A reader that has seen enough, such as `head`, is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

process.exitCode = await runCommand(process.argv.slice(2), compose().cli, {
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
  today: new Date().toISOString().slice(0, 10),
  version: manifest.version,
  terminal: terminalOf(process.stdout, process.env),
})
