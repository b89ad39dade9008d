/** `gpucost <verb> …` as a process: wires arguments, streams and the exit status to one run of the command. */
import manifest from '../../package.json' with { type: 'json' }
import { CatalogDataError } from '../catalog/catalog-data-error.ts'
import { createApp } from '../app.ts'
import type { CliDependencies } from './cli-dependencies.ts'
import { historyFile, readHistory, writeHistory } from './chat-history.ts'
import { runCommand } from './run-command.ts'
import { detectTerminal } from './terminal-detection.ts'

// A reader that has seen enough, such as `head`, is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

const dependencies = loadDependencies()
const historyPath = historyFile(process.env)
process.exitCode = await runCommand(process.argv.slice(2), dependencies, {
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
  // Asked anew by what runs for days.
  get today() {
    return new Date().toISOString().slice(0, 10)
  },
  version: manifest.version,
  // Asked anew for every answer of a conversation: windows are resized.
  get terminal() {
    return detectTerminal(process.stdout, process.env)
  },
  isInteractive: process.stdin.isTTY && process.stdout.isTTY,
  history: { history: readHistory(historyPath), remember: (history) => writeHistory(historyPath, history) },
})

/** A file of data/ that is wrong is named with the field and the reason. */
function loadDependencies(): CliDependencies {
  try {
    return createApp().cli
  } catch (error) {
    if (!(error instanceof CatalogDataError)) throw error
    process.stderr.write(`gpucost: ${error.message}\n`)
    return process.exit(1)
  }
}
