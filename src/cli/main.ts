/** `gpucost <verb> …` as a process: wires arguments, streams and the exit status to one run of the command. */
import './interpreted-schemas.ts'
import manifest from '../../package.json' with { type: 'json' }
import { CatalogDataError } from '../catalog/catalog-data-error.ts'
import { readCatalogFacts } from '../catalog-facts.ts'
import { catalogVocabulary } from '../language/lexicon/vocabulary.ts'
import { once } from '../once.ts'
import { createReadings } from '../readings.ts'
import { historyFile, readHistory, writeHistory } from './chat-history.ts'
import { parseCommandLine } from './command-line.ts'
import { readingVerbs } from './reading-verbs.ts'
import { type CommandIo, runVerb } from './run-verb.ts'
import { detectTerminal } from './terminal-detection.ts'

// A reader that has seen enough, such as `head`, is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

const args = process.argv.slice(2)
const historyPath = historyFile(process.env)
const io: CommandIo = {
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
}
try {
  process.exitCode = (await runReading()) ?? (await runAny())
} catch (error) {
  // A file of data/ that is wrong is named with the field and the reason.
  if (!(error instanceof CatalogDataError)) throw error
  process.stderr.write(`gpucost: ${error.message}\n`)
  process.exitCode = 1
}

/** A verb that only reads loads half of the app, and of the catalog what it asks for. Null where another verb is run, or none. */
async function runReading(): Promise<number | null> {
  const readings = once(() => createReadings(catalogVocabulary(readCatalogFacts())))
  const verbs = readingVerbs({
    parse: (text, today) => readings().parse(text, today),
    traceReading: (text, today) => readings().traceReading(text, today),
    read: (text, today) => readings().read(text, today),
    readConfig: (configs, words, today) => readings().readConfig(configs, words, today),
  })
  const line = parseCommandLine(args, verbs, io.today)
  if (line.kind !== 'run') return null
  readings()
  return runVerb(line, io)
}

async function runAny(): Promise<number> {
  const { createApp } = await import('../app.ts')
  const { runCommand } = await import('./run-command.ts')
  return runCommand(args, createApp().cli, io)
}
