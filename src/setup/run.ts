/** `npm run setup`: what is wished for is done, and the exit status comes out. */
import type { Readable, Writable } from 'node:stream'
import { settingsSchema } from '../settings.ts'
import { check, type Environment } from './check.ts'
import { help, readCommandLine, type Wish } from './command-line.ts'
import { creationLink, manifestFor } from './creation.ts'
import {
  changesTo,
  type EnvFile,
  EnvFileTrouble,
  isOpenToOthers,
  readEnvFile,
  withChanges,
  writeEnvFile,
} from './env-file.ts'
import { bad, type Finding, note } from './finding.ts'
import { type Mode, modeIn, needs, newSecret } from './modes.ts'
import { findingText, verdictText } from './report.ts'
import { unanswered } from './unasked.ts'

export type World = {
  readonly environment: Environment
  readonly input: Readable & { readonly isTTY?: boolean }
  readonly output: Writable & { readonly isTTY?: boolean }
  readonly errors: Writable
  /** The terminal opens links that are a text with an address behind it. */
  readonly hasLinks: boolean
}

/** Exit status: 0 done, 1 something is missing or wrong, 2 the words were not understood. */
export async function setup(args: readonly string[], world: World): Promise<number> {
  const wish = readCommandLine(args)
  const say = (line: string) => world.output.write(`${line}\n`)
  if ('complaint' in wish) {
    world.errors.write(`${wish.complaint.replace(/\.$/, '')}. npm run setup -- --help shows what can be said.\n`)
    return 2
  }
  if (wish.act === 'help') {
    world.output.write(help)
    return 0
  }
  if (wish.act === 'manifest') {
    say(JSON.stringify(manifestFor(wish.address), null, 2))
    world.errors.write(`Create the app from it: ${creationLink(wish.address)}\n`)
    return 0
  }
  try {
    const file = readEnvFile(wish.envFile)
    if (wish.act === 'check') return await checked(wish, file, world)
    const isAsked = !wish.unasked && world.input.isTTY === true && world.output.isTTY === true
    return isAsked ? await asked(wish, file, world) : await unasked(wish, file, world)
  } catch (error) {
    if (!(error instanceof EnvFileTrouble)) throw error
    say(findingText(bad(wish.envFile, error.message, 'Nothing was changed.'), false))
    return 1
  }
}

async function checked(wish: Wish, file: EnvFile, world: World): Promise<number> {
  const isColoured = world.output.isTTY === true && (world.environment['NO_COLOR'] ?? '') === ''
  const findings: Finding[] = []
  const say = (finding: Finding) => {
    findings.push(finding)
    world.output.write(`${findingText(finding, isColoured)}\n`)
  }
  if (isOpenToOthers(file.path)) {
    say(note(file.path, 'Others on this machine can read it.', `chmod 600 ${file.path}`))
  }
  // As npm start has it: what is set in the environment goes before the file.
  const overriding = Object.keys(file.values).filter(
    (name) => (world.environment[name] ?? file.values[name]) !== file.values[name],
  )
  for (const name of overriding) say(note(name, `The environment has another value than ${file.path}, and goes first.`))
  for await (const finding of check({ ...file.values, ...world.environment }, wish.address)) say(finding)
  world.output.write(`\n${verdictText(findings)}\n`)
  return findings.some(({ verdict }) => verdict === 'bad') ? 1 : 0
}

async function asked(wish: Wish, file: EnvFile, world: World): Promise<number> {
  // The library is loaded only where somebody is there to be asked.
  const [{ interview }, { askToGoOn, LeftOff, tell }] = await Promise.all([
    import('./interview.ts'),
    import('./questions.ts'),
  ])
  const screen = { input: world.input, output: world.output, hasLinks: world.hasLinks }
  const present = { ...file.values, ...world.environment }
  try {
    const { mode, values } = await interview(screen, wish, present, modeIn(present))
    const wanted = { ...Object.fromEntries(Object.entries(values)), ...made(mode, present) }
    const { changed, setAside } = changesTo(file, wanted, needs[mode].unwanted)
    const touched = [...changed, ...setAside]
    if (touched.length > 0 && !(await askToGoOn(screen, `Change ${touched.join(', ')} in ${file.path}?`))) {
      tell(screen, 'Nothing was written.', file.path)
      return 1
    }
    writeEnvFile(file.path, withChanges(file, wanted, needs[mode].unwanted, explain))
  } catch (error) {
    if (!(error instanceof LeftOff)) throw error
    world.output.write('\nLeft off: nothing was written.\n')
    return 1
  }
  world.output.write(`\nWritten to ${file.path}, readable by you alone. The whole set-up:\n\n`)
  const status = await checked(wish, readEnvFile(wish.envFile), world)
  world.output.write(status === 0 ? next : '')
  return status
}

async function unasked(wish: Wish, file: EnvFile, world: World): Promise<number> {
  const present = { ...file.values, ...world.environment }
  const mode = wish.mode ?? modeIn(present)
  const say = (line: string) => world.output.write(`${line}\n`)
  const lacking = unanswered(mode, wish, present)
  if (mode === null || lacking.length > 0) {
    for (const line of lacking) say(line)
    return 1
  }
  const brought = needs[mode].asked.map((name) => [name, (present[name] ?? '').trim()])
  const database = wish.database ?? world.environment['DATABASE_URL']
  const wanted = {
    ...Object.fromEntries(brought),
    ...(database === undefined ? {} : { DATABASE_URL: database }),
    ...made(mode, present),
  }
  const { changed, setAside } = changesTo(file, wanted, needs[mode].unwanted)
  if (!wish.replace && changed.length + setAside.length > 0) {
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
  writeEnvFile(file.path, withChanges(file, wanted, needs[mode].unwanted, explain))
  say(`Written to ${file.path}: ${Object.keys(wanted).join(', ')}.\n`)
  return checked(wish, readEnvFile(wish.envFile), world)
}

/** A secret that is there already is kept: a new encryption key would lock out every workspace. */
function made(mode: Mode, present: Environment): Record<string, string> {
  return Object.fromEntries(needs[mode].made.map((name) => [name, present[name]?.trim() || newSecret()]))
}

const explain = (name: string) => {
  const field = Object.entries(settingsSchema.shape).find(([key]) => key === name)?.[1]
  return field?.description ?? name
}

const next = '\nnpm start connects it. In Slack, type:  /gpucost 70b 2B tokens\n'
