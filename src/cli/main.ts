/** `gpucost <verb> …` in a terminal: the edges of the process around one run of the command. */
import manifest from '../../package.json' with { type: 'json' }
import { BadData } from '../catalog/load.ts'
import { compose } from '../compose.ts'
import type { Corridor } from './corridor.ts'
import { historyFile, readHistory, writeHistory } from './history.ts'
import { runCommand } from './run.ts'
import { terminalOf } from './terminal.ts'

// A reader that has seen enough, such as `head`, is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

const corridor = composed()
const kept = historyFile(process.env)
process.exitCode = await runCommand(process.argv.slice(2), corridor, {
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
  today: new Date().toISOString().slice(0, 10),
  version: manifest.version,
  // Asked anew for every answer of a conversation: windows are resized.
  get terminal() {
    return terminalOf(process.stdout, process.env)
  },
  isInteractive: process.stdin.isTTY && process.stdout.isTTY,
  history: { history: readHistory(kept), remember: (history) => writeHistory(kept, history) },
})

/** A file of data/ that is wrong is named with the field and the reason. */
function composed(): Corridor {
  try {
    return compose().cli
  } catch (error) {
    if (!(error instanceof BadData)) throw error
    process.stderr.write(`gpucost: ${error.message}\n`)
    return process.exit(1)
  }
}
