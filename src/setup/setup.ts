/** `npm run setup`: what is wished for is done, and the exit status comes out. */
import type { Readable, Writable } from 'node:stream'
import { settingsSchema } from '../settings.ts'
import { checkSetup, type EnvironmentVariables } from './check-setup.ts'
import { setupHelpText, readCommandLine, type SetupCommand } from './command-line.ts'
import { creationLink, manifestFor } from './app-creation.ts'
import {
  changesTo,
  type EnvFile,
  EnvFileError,
  isOpenToOthers,
  readEnvFile,
  withChanges,
  writeEnvFile,
} from './env-file.ts'
import { bad, type SetupFinding, note } from './finding.ts'
import { type ConnectionMode, modeOf, modeRequirements, newSecret } from './connection-modes.ts'
import { findingText, summaryText } from './format-findings.ts'
import { missingVariables } from './missing-variables.ts'

export type SetupIo = {
  readonly environment: EnvironmentVariables
  readonly input: Readable & { readonly isTTY?: boolean }
  readonly output: Writable & { readonly isTTY?: boolean }
  readonly errors: Writable
  /** The terminal opens links that are a text with an address behind it. */
  readonly hasLinks: boolean
}

/** Exit status: 0 done, 1 something is missing or wrong, 2 the words were not understood. */
export async function setup(args: readonly string[], io: SetupIo): Promise<number> {
  const command = readCommandLine(args)
  const say = (line: string) => io.output.write(`${line}\n`)
  if ('validationError' in command) {
    io.errors.write(`${command.validationError.replace(/\.$/, '')}. npm run setup -- --help shows what can be said.\n`)
    return 2
  }
  if (command.action === 'help') {
    io.output.write(setupHelpText)
    return 0
  }
  if (command.action === 'manifest') {
    say(JSON.stringify(manifestFor(command.address), null, 2))
    io.errors.write(`Create the app from it: ${creationLink(command.address)}\n`)
    return 0
  }
  try {
    const file = readEnvFile(command.envFile)
    if (command.action === 'check') return await runCheck(command, file, io)
    const isInteractive = !command.isNonInteractive && io.input.isTTY === true && io.output.isTTY === true
    return isInteractive ? await runInteractive(command, file, io) : await runNonInteractive(command, file, io)
  } catch (error) {
    if (!(error instanceof EnvFileError)) throw error
    say(findingText(bad(command.envFile, error.message, 'Nothing was changed.'), false))
    return 1
  }
}

async function runCheck(command: SetupCommand, file: EnvFile, io: SetupIo): Promise<number> {
  const isColoured = io.output.isTTY === true && (io.environment['NO_COLOR'] ?? '') === ''
  const findings: SetupFinding[] = []
  const say = (finding: SetupFinding) => {
    findings.push(finding)
    io.output.write(`${findingText(finding, isColoured)}\n`)
  }
  if (isOpenToOthers(file.path)) {
    say(note(file.path, 'Others on this machine can read it.', `chmod 600 ${file.path}`))
  }
  // As npm start has it: what is set in the environment goes before the file.
  const overriding = Object.keys(file.values).filter(
    (name) => (io.environment[name] ?? file.values[name]) !== file.values[name],
  )
  for (const name of overriding) say(note(name, `The environment has another value than ${file.path}, and goes first.`))
  for await (const finding of checkSetup({ ...file.values, ...io.environment }, command.address)) say(finding)
  io.output.write(`\n${summaryText(findings)}\n`)
  return findings.some(({ verdict }) => verdict === 'bad') ? 1 : 0
}

async function runInteractive(command: SetupCommand, file: EnvFile, io: SetupIo): Promise<number> {
  // The library is loaded only where somebody is there to be asked.
  const [{ interview }, { askToConfirm, Cancelled, showNote }] = await Promise.all([
    import('./interview.ts'),
    import('./prompts.ts'),
  ])
  const terminal = { input: io.input, output: io.output, hasLinks: io.hasLinks }
  const current = { ...file.values, ...io.environment }
  try {
    const { mode, values } = await interview(terminal, command, current, modeOf(current))
    const wanted = { ...Object.fromEntries(Object.entries(values)), ...generatedSecrets(mode, current) }
    const { changed, setAside } = changesTo(file, wanted, modeRequirements[mode].conflicting)
    const overwritten = [...changed, ...setAside]
    if (
      overwritten.length > 0 &&
      !(await askToConfirm(terminal, `Change ${overwritten.join(', ')} in ${file.path}?`))
    ) {
      showNote(terminal, 'Nothing was written.', file.path)
      return 1
    }
    writeEnvFile(file.path, withChanges(file, wanted, modeRequirements[mode].conflicting, describeVariable))
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error
    io.output.write('\nLeft off: nothing was written.\n')
    return 1
  }
  io.output.write(`\nWritten to ${file.path}, readable by you alone. The whole set-up:\n\n`)
  const status = await runCheck(command, readEnvFile(command.envFile), io)
  io.output.write(status === 0 ? nextSteps : '')
  return status
}

async function runNonInteractive(command: SetupCommand, file: EnvFile, io: SetupIo): Promise<number> {
  const current = { ...file.values, ...io.environment }
  const mode = command.mode ?? modeOf(current)
  const say = (line: string) => io.output.write(`${line}\n`)
  const missing = missingVariables(mode, command, current)
  if (mode === null || missing.length > 0) {
    for (const line of missing) say(line)
    return 1
  }
  const prompted = modeRequirements[mode].prompted.map((name) => [name, (current[name] ?? '').trim()])
  const database = command.database ?? io.environment['DATABASE_URL']
  const owners = io.environment['OWNERS']
  const wanted = {
    ...Object.fromEntries(prompted),
    ...(owners === undefined ? {} : { OWNERS: owners }),
    ...(database === undefined ? {} : { DATABASE_URL: database }),
    ...generatedSecrets(mode, current),
  }
  const { changed, setAside } = changesTo(file, wanted, modeRequirements[mode].conflicting)
  if (!command.mayReplace && changed.length + setAside.length > 0) {
    const names = [...changed, ...setAside].join(', ')
    say(
      findingText(
        bad(
          file.path,
          `It would change: ${names}.`,
          'Say --replace as well, or change them by hand. Nothing was written.',
        ),
        false,
      ),
    )
    return 1
  }
  writeEnvFile(file.path, withChanges(file, wanted, modeRequirements[mode].conflicting, describeVariable))
  say(`Written to ${file.path}: ${Object.keys(wanted).join(', ')}.\n`)
  return runCheck(command, readEnvFile(command.envFile), io)
}

/** A secret that is there already is kept: a new encryption key would lock out every workspace. */
function generatedSecrets(mode: ConnectionMode, current: EnvironmentVariables): Record<string, string> {
  return Object.fromEntries(
    modeRequirements[mode].generated.map((name) => [name, current[name]?.trim() || newSecret()]),
  )
}

const describeVariable = (name: string) => {
  const field = Object.entries(settingsSchema.shape).find(([key]) => key === name)?.[1]
  return field?.description ?? name
}

const nextSteps = '\nnpm start connects it. In Slack, type:  /gpucost 70b 2B tokens\n'
